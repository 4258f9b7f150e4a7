import { z } from 'zod'
import { decide, defineCommand } from '../command.ts'
import { read } from '../read.ts'
import { serviceLevelReads } from '../service-level-reads.ts'
import { changesOf, openWorkReads, recountings } from './recount-changes.ts'

/** Asks the rules again which service level every open work order has, and counts its deadlines by it. Promised dates stand. */
export const slaRecount = defineCommand({
  name: 'sla.recount',
  args: z.object({}),
  undoable: true,
  reads: () => ({ ...serviceLevelReads(), ...openWorkReads(null, true) }),
  readsThen: (_args, { workOrders }) => ({
    holds: read.where(
      'holds',
      'workOrderId',
      workOrders.map(({ id }) => id),
    ),
  }),
  apply: (_args, rows, context) => {
    const counted = recountings(rows, rows, context.officeZone, 'again')
    return decide(
      changesOf(counted),
      { key: 'history.slaRecounted', values: { count: counted.length } },
      { count: counted.length },
    )
  },
})
