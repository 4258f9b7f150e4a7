import type { z } from 'zod'
import { recountings } from '#shared/commands/sla/recount-changes.ts'
import type { Recounting } from '#shared/commands/sla/recount-changes.ts'
import { clockNames, deadlineField } from '#shared/domain/sla/clock-name.ts'
import type { ServiceLevels } from '#shared/domain/sla/service-levels.ts'
import { stoppedAt } from '#shared/domain/sla/clocks.ts'
import type { RecountPreview, serviceLevelsPreview } from '#shared/queries/service-levels.ts'
import { openWorkOrders } from '../../../store/open-work-orders.ts'
import type { BackendContext } from '../../context.ts'
import { serviceLevelsOf } from '../../sla/service-levels.ts'

type Args = z.output<typeof serviceLevelsPreview.args>

/** Examples shown of what moves. */
const mostExamples = 6

/** Counts open work as it would be after saving, and tells what would change. Nothing is written. */
export function previewRecount(args: Args, { store, clock, pipeline }: BackendContext): RecountPreview {
  const { db, records } = store
  const now = serviceLevelsOf(records)
  const { levels, policyIds } = afterwards(args, now)
  const workOrders = openWorkOrders(db, records, policyIds)
  const holds = records.where(
    'holds',
    'workOrderId',
    workOrders.map(({ id }) => id),
  )
  const rows = { workOrders, holds, workTypes: records.all('workTypes') }
  const counted = recountings(rows, levels, pipeline.officeZone(), args.of === 'rules' ? 'again' : 'same')
  const moves = counted.map((one) => ({ ...one, ...farthest(one) }))
  return {
    open: workOrders.length,
    changed: counted.length,
    earlier: moves.filter(({ by }) => by < 0).length,
    later: moves.filter(({ by }) => by > 0).length,
    missed: counted.filter((one) => missedAnew(one, clock.now())).length,
    promised: workOrders.filter(({ promised }) => promised.length > 0).length,
    policyIds: policyIds ?? [],
    examples: moves
      .toSorted((a, b) => Math.abs(b.by) - Math.abs(a.by))
      .slice(0, mostExamples)
      .map(({ workOrder, set, clock: name }) => ({
        workOrderId: workOrder.id,
        number: workOrder.number,
        title: workOrder.title,
        clock: name,
        before: workOrder[deadlineField[name]],
        after: set[deadlineField[name]] === undefined ? workOrder[deadlineField[name]] : set[deadlineField[name]]!,
      })),
  }
}

/** The service levels as they would be, and whose open work is concerned. */
function afterwards(args: Args, now: ServiceLevels): { levels: ServiceLevels; policyIds: string[] | null } {
  if (args.of === 'rules') return { levels: now, policyIds: null }
  if (args.of === 'policy') {
    const policies = now.policies.map((policy) =>
      policy.id === args.policyId ? { ...policy, ...args.policy } : policy,
    )
    return { levels: { ...now, policies }, policyIds: [args.policyId] }
  }
  const calendars = now.calendars.map((one) => (one.id === args.calendarId ? { ...one, ...args.calendar } : one))
  const users = now.policies.filter(({ calendarId }) => calendarId === args.calendarId)
  return { levels: { ...now, calendars }, policyIds: users.map(({ id }) => id) }
}

/** The clock whose deadline moves most, and by how many milliseconds; one that appears or vanishes counts as no move. */
function farthest({ workOrder, set }: Recounting) {
  let found = {
    clock: clockNames.find((name) => set[deadlineField[name]] !== undefined) ?? ('resolve' as const),
    by: 0,
  }
  for (const name of clockNames) {
    const after = set[deadlineField[name]]
    const before = workOrder[deadlineField[name]]
    if (typeof after !== 'number' || before === null) continue
    if (Math.abs(after - before) > Math.abs(found.by)) found = { clock: name, by: after - before }
  }
  return found
}

function missedAnew({ workOrder, set }: Recounting, now: number): boolean {
  return clockNames.some((name) => {
    const after = set[deadlineField[name]]
    const before = workOrder[deadlineField[name]]
    return (
      typeof after === 'number' &&
      after < now &&
      (before === null || before >= now) &&
      stoppedAt(name, workOrder) === null
    )
  })
}
