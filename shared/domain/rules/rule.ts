import type { Violation } from '../../kernel/app-error.ts'
import type { Interval } from '../../kernel/interval.ts'
import type { DayClock } from '../schedule/day-clock.ts'
import type { ScheduleDay, Stop, TechnicianSchedule } from '../schedule/technician-schedule.ts'
import type { TravelLeg } from '../travel/travel-leg.ts'
import type { VisitDetail } from '../visit/visit-detail.ts'

/** A proposed placement with everything around it that a rule may look at. */
export interface Placement extends Interval {
  readonly detail: VisitDetail
  /** The technician's schedule without the visit itself. */
  readonly schedule: TechnicianSchedule
  /** The lane's day the placement starts on; null when it lies outside the days that were loaded. */
  readonly day: ScheduleDay | null
  /** The other stops of that day, in order of start. */
  readonly stops: readonly Stop[]
  readonly travelBefore: TravelLeg
  readonly travelAfter: TravelLeg
  readonly clock: DayClock
  readonly now: number
  /** The schedules of the others on the visit, without the visit itself; those that are not at hand are left out. */
  readonly crew: readonly TechnicianSchedule[]
}

/**
 * One promise or law of scheduling: a pure check of one placement. Facts are plain values; names ending in `At` are
 * instants, in `On` calendar days, in `Minutes` minutes. The words are made in the message files (`rules.…`).
 */
export type Rule = (placement: Placement) => Violation[]

/** Never allowed. */
export function forbids(rule: string, facts: Violation['facts']): Violation[] {
  return [{ rule, severity: 'forbids', facts }]
}
/** Allowed for a person who gives a reason. */
export function asks(rule: string, facts: Violation['facts']): Violation[] {
  return [{ rule, severity: 'asks', facts }]
}
/** Allowed and shown. */
export function warns(rule: string, facts: Violation['facts']): Violation[] {
  return [{ rule, severity: 'warns', facts }]
}
