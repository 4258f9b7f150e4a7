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
  /** Who worked at a site last, by site. */
  readonly lastAtSite: ReadonlyMap<string, string>
  /** When the customer would like somebody to come, by work order. */
  readonly wishes: ReadonlyMap<string, Interval>
}
