import { z } from 'zod'
import { printedVisitSchema } from '../../domain/print/print-run.ts'
import { daySchema, idSchema } from '../../domain/record/record.ts'
import { insert } from '../change.ts'
import { decide, defineCommand } from '../command.ts'

/** Writes down that a set of packets was printed. A fact on paper cannot be undone. */
export const printRecord = defineCommand({
  name: 'print.record',
  args: z.object({
    day: daySchema,
    technicianIds: z.array(idSchema).max(1_000),
    visits: z.array(printedVisitSchema).max(20_000),
    pages: z.int().min(0),
  }),
  undoable: false,
  reads: () => ({}),
  apply: ({ day, technicianIds, visits, pages }, _rows, { now, actor, newId }) => {
    const id = newId()
    const run = { id, day, technicianIds, visits, pages, printedAt: now, printedBy: actor.name }
    return decide(
      [insert('printRuns', run)],
      { key: 'history.packetsPrinted', values: { packets: visits.length, day } },
      { printRunId: id },
    )
  },
})
