import { z } from 'zod'
import { visitStatusSchema } from '../visit/visit.ts'
import type { VisitStatus } from '../visit/visit.ts'
import type { WorkOrderStatus } from './work-order.ts'

/** Statuses a work order may take from its visits. Holds and closing papers are decided by people. */
export const mappedStatuses = ['open', 'scheduled', 'inProgress', 'done', 'cancelled'] as const
export const mappedStatusSchema = z.enum(mappedStatuses)
export type MappedStatus = z.infer<typeof mappedStatusSchema>

/**
 * Visit statuses from the furthest along to the least: the first of these that any visit has speaks for the work order
 * while something is left to do.
 */
export const aheadOrder = [
  'onSite',
  'enRoute',
  'done',
  'partlyDone',
  'dispatched',
  'scheduled',
  'missed',
  'toSchedule',
] as const satisfies readonly VisitStatus[]
/** Results of visits, best first: the best one speaks for the work order once every visit is over. */
export const overOrder = ['done', 'partlyDone', 'missed', 'cancelled'] as const satisfies readonly VisitStatus[]

const ahead = Object.fromEntries(aheadOrder.map((status) => [status, mappedStatusSchema])) as Record<
  (typeof aheadOrder)[number],
  typeof mappedStatusSchema
>
const over = Object.fromEntries(overOrder.map((status) => [status, mappedStatusSchema])) as Record<
  (typeof overOrder)[number],
  typeof mappedStatusSchema
>

/** Which status a work order takes from its visits; the office may change it (`statusMapping` in Settings). */
export const statusMappingSchema = z.strictObject({
  /** While a visit is still to be done: by the visit that is furthest along. */
  ahead: z.strictObject(ahead),
  /** Once every visit is over: by the best result. */
  over: z.strictObject(over),
})
export type StatusMapping = z.infer<typeof statusMappingSchema>

/** The mapping until an office makes its own. */
export const builtInStatusMapping: StatusMapping = {
  ahead: {
    onSite: 'inProgress',
    enRoute: 'inProgress',
    done: 'inProgress',
    partlyDone: 'inProgress',
    dispatched: 'scheduled',
    scheduled: 'scheduled',
    missed: 'open',
    toSchedule: 'open',
  },
  over: { done: 'done', partlyDone: 'inProgress', missed: 'open', cancelled: 'open' },
}

/**
 * A cell that cannot stand, and why. `ends-with-work-ahead`: the work order would end while a visit is still to be done,
 * and that visit could no longer move; `goes-back`: a visit that moves on would set the work order back, so that it goes
 * to and fro (`otherVisit` is the earlier status); `never-scheduled`: scheduled though no visit is left that has a time;
 * `done-waits`: work whose visits are done waits for a visit that does not exist, or is called off; `ends-undone`: work
 * that nobody did would end by itself; `never-open`: every work order begins with visits to schedule, and is open then.
 */
export const mappingFaultSchema = z.object({
  rule: z.enum(['ahead', 'over']),
  visit: visitStatusSchema,
  code: z.enum(['ends-with-work-ahead', 'goes-back', 'never-scheduled', 'done-waits', 'ends-undone', 'never-open']),
  status: mappedStatusSchema,
  otherVisit: visitStatusSchema.nullable(),
})
export type MappingFault = z.infer<typeof mappingFaultSchema>

/** The way every visit goes that goes well. */
const wayOfVisit = ['toSchedule', 'scheduled', 'dispatched', 'enRoute', 'onSite', 'done'] as const
const rank: Readonly<Record<MappedStatus, number>> = { open: 0, scheduled: 1, inProgress: 2, done: 3, cancelled: 3 }

/** Every cell that would leave a work order stuck or going round in circles; none when the mapping may be used. */
export function mappingFaults({ ahead, over }: StatusMapping): MappingFault[] {
  const faults: MappingFault[] = []
  for (const visit of aheadOrder) {
    const status = ahead[visit]
    if (visit === 'toSchedule' && status !== 'open')
      faults.push({ rule: 'ahead', visit, status, code: 'never-open', otherVisit: null })
    else if (status === 'done' || status === 'cancelled')
      faults.push({ rule: 'ahead', visit, status, code: 'ends-with-work-ahead', otherVisit: null })
  }
  wayOfVisit.forEach((visit, index) => {
    const before = wayOfVisit
      .slice(0, index)
      .findLast((earlier) => rank[ahead[earlier]] > rank[ahead[visit]] && rank[ahead[earlier]] < rank.done)
    if (before) faults.push({ rule: 'ahead', visit, status: ahead[visit], code: 'goes-back', otherVisit: before })
  })
  for (const visit of overOrder) {
    const code = faultWhenOver(visit, over[visit])
    if (code) faults.push({ rule: 'over', visit, status: over[visit], code, otherVisit: null })
  }
  return faults
}

function faultWhenOver(visit: (typeof overOrder)[number], status: MappedStatus): MappingFault['code'] | null {
  if (status === 'scheduled') return 'never-scheduled'
  switch (visit) {
    case 'done':
      return status === 'done' || status === 'inProgress' ? null : 'done-waits'
    case 'partlyDone':
      return status === 'cancelled' ? 'ends-undone' : null
    case 'missed':
      return status === 'cancelled' || status === 'done' ? 'ends-undone' : null
    case 'cancelled':
      return status === 'done' ? 'ends-undone' : null
  }
}

/** The mapping a stored setting holds; the built-in one where there is none, or where it cannot be used. */
export function statusMappingOf(value: unknown): StatusMapping {
  const parsed = statusMappingSchema.safeParse(value)
  return parsed.success && mappingFaults(parsed.data).length === 0 ? parsed.data : builtInStatusMapping
}

/** Whether a visit still lies ahead or is under way. */
export function isLiveVisit(status: VisitStatus): boolean {
  return status !== 'done' && status !== 'partlyDone' && status !== 'missed' && status !== 'cancelled'
}

/** What the visits make of their work order; null where there is no visit to go by. The order of visits is nothing to it. */
export function mappedStatus(visits: readonly VisitStatus[], mapping: StatusMapping): WorkOrderStatus | null {
  if (visits.length === 0) return null
  if (!visits.some(isLiveVisit)) {
    const best = overOrder.find((status) => visits.includes(status))
    return best ? mapping.over[best] : null
  }
  const furthest = aheadOrder.find((status) => visits.includes(status))
  return furthest ? mapping.ahead[furthest] : null
}
