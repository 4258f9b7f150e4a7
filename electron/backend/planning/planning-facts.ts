import type { Policy } from '#shared/domain/policy/policy.ts'
import type { DayClock } from '#shared/domain/schedule/day-clock.ts'
import type { TechnicianSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { Interval } from '#shared/kernel/interval.ts'
import type { Day } from '#shared/kernel/zone.ts'

/** What is planned: days, and on them everybody or some technicians, and everything or some visits. */
export interface PlanScope {
  /** In order; a technician-day of each becomes a route. */
  readonly days: readonly Day[]
  /** Whose days are planned; null: everybody who is active. */
  readonly technicianIds: readonly string[] | null
  /** Visits that may be placed or moved; null: all that wait, and all of those days. Others stay where they are. */
  readonly visitIds: readonly string[] | null
  /** Only visits and technicians of this territory; null: all. */
  readonly territoryId: string | null
  /** Nothing is planned to start before this instant; null plans days that are over as if they were not. */
  readonly now: number | null
}

/** What a plan reckons with for one visit besides its records: because of an incident, or of how it is asked. */
export interface Reckoned {
  /** It cannot stay where it stands: it may move whatever the mode, and its moving is not counted. */
  readonly displaced?: boolean
  /** Where people expect it now: so many milliseconds after it stands; null: nowhere any more. Left out: where it stands. */
  readonly expectedAfterMs?: number | null
  /** It starts no earlier, with whomever. */
  readonly notBefore?: number
  /** Only these may do it. */
  readonly onlyTechnicianIds?: readonly string[]
  /** These may not. */
  readonly notTechnicianIds?: readonly string[]
  /** Before everything else that waits, as soon as it can be. */
  readonly first?: boolean
  /** Why it moves, where it does: a rule or a term. */
  readonly why?: string
  /** What is reckoned with instead when it finds no place like this. */
  readonly otherwise?: Reckoned
}

/** Everything planning looks at, read once. */
export interface PlanningFacts {
  readonly clock: DayClock
  readonly days: readonly Day[]
  readonly now: number | null
  /** Working time and placed visits of everybody who is planned. */
  readonly lanes: readonly TechnicianSchedule[]
  /** Visits without a place that may get one. */
  readonly waiting: readonly VisitDetail[]
  /** Whether a visit that has a place may get another one. */
  readonly mayMove: (detail: VisitDetail) => boolean
  readonly policy: Policy
  /** By visit. */
  readonly reckoned: ReadonlyMap<string, Reckoned>
  /** Who worked at a site last, by site. */
  readonly lastAtSite: ReadonlyMap<string, string>
  /** When the customer would like somebody to come, by work order. */
  readonly wishes: ReadonlyMap<string, Interval>
}
