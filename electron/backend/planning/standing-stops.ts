import type { ScheduleDay, Stop, TechnicianSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { dayAround } from '#shared/domain/schedule/technician-schedule.ts'
import { canBePlaced } from '#shared/domain/visit/visit-status.ts'
import type { PlanningFacts } from './planning-facts.ts'
import { routeIdOf } from './route-of-day.ts'

/** A technician's day that can be planned, with what stands in it. */
export interface LaneDay {
  readonly routeId: string
  readonly lane: TechnicianSchedule
  readonly day: ScheduleDay
  /** Visits of that day, in order of start. */
  readonly stops: readonly Stop[]
}

/** Every day with a shift of everybody who is planned, by technician and day. */
export function laneDaysOf({ lanes, days }: PlanningFacts): LaneDay[] {
  return days.flatMap((wanted) =>
    lanes.flatMap((lane): LaneDay[] => {
      const day = lane.days.find((one) => one.day === wanted)
      if (!day || day.shifts.length === 0) return []
      const stops = lane.stops
        .filter((stop) => dayAround(lane, stop.start) === day)
        .toSorted((a, b) => a.start - b.start || (a.detail.visit.id < b.detail.visit.id ? -1 : 1))
      return [{ routeId: routeIdOf(lane.technician.id, wanted), lane, day, stops }]
    }),
  )
}

/**
 * Whether a visit on the board may be moved: not begun, not pinned, not past, and wanted in this planning. What a person
 * placed against a rule, with a reason, stays: they know why, and the machine would take it away again.
 */
export function isMovable({ detail, start }: Stop, { now, mayMove }: Pick<PlanningFacts, 'now' | 'mayMove'>): boolean {
  const { visit, workOrderStatus } = detail
  const begun = visit.status !== 'scheduled' && visit.status !== 'dispatched'
  const ended = workOrderStatus === 'done' || workOrderStatus === 'closed' || workOrderStatus === 'cancelled'
  if (begun || ended || !canBePlaced(visit.status) || visit.pinned || workOrderStatus === 'onHold') return false
  if (visit.overrideReason !== null) return false
  return (now === null || start >= now) && mayMove(detail)
}
