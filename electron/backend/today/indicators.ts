import { shareOf, slaCompliance, slaVerdictOf, tallyOf } from '#shared/domain/sla/sla-clock.ts'
import { addDays, dayBounds, dayOf, minuteMs } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'
import type { Indicator } from '#shared/queries/today.ts'
import type { BackendContext } from '../context.ts'
import type { RoutedDay } from '../queries/map-routes.ts'
import { casesSql } from '../reports/cases.ts'

/** Days the figures look back, the shown day included. */
export const indicatorDays = 7
/** A start within this many minutes of what the technician was told counts as planned. */
const adherenceMinutes = 30

interface Case {
  readonly opened_at: number
  readonly target_at: number | null
  readonly closed_at: number | null
}
interface Arrival {
  readonly starts_at: number
  readonly actual: number
  readonly told: number | null
  readonly window_end: number | null
}

/** The figures of the seven days that end at `asOf`, each with its number of cases. */
export function indicatorsOf(
  context: BackendContext,
  day: Day,
  asOf: number,
  routed: readonly RoutedDay[],
): Indicator[] {
  const zone = context.pipeline.officeZone()
  const days = Array.from({ length: indicatorDays }, (_, index) => addDays(day, index + 1 - indicatorDays))
  const from = dayBounds(days[0] as Day, zone).start
  const opened = casesOpened(context, from, asOf)
  const closedAt = closings(context, from, asOf)
  const arrivals = arrivalsBetween(context, from, asOf)
  const openedByDay = Map.groupBy(opened, (one) => dayOf(one.opened_at, zone))
  const closedByDay = Map.groupBy(closedAt, (at) => dayOf(at, zone))
  const arrivalsByDay = Map.groupBy(arrivals, (one) => dayOf(one.starts_at, zone))
  const compliance = (cases: readonly Case[]) =>
    slaCompliance(tallyOf(cases.map((one) => slaVerdictOf({ targetAt: one.target_at, closedAt: one.closed_at }, asOf))))
  const inWindow = (list: readonly Arrival[]) => {
    const promised = list.filter((one) => one.window_end !== null)
    return shareOf(promised.filter((one) => one.actual < (one.window_end ?? 0)).length, promised.length)
  }
  const asTold = (list: readonly Arrival[]) => {
    const told = list.filter((one) => one.told !== null)
    const kept = told.filter((one) => Math.abs(one.actual - (one.told ?? 0)) <= adherenceMinutes * minuteMs)
    return shareOf(kept.length, told.length)
  }
  const shareTile = (
    indicator: Indicator['indicator'],
    all: ReturnType<typeof shareOf>,
    ofDay: (one: Day) => ReturnType<typeof shareOf>,
  ): Indicator => ({
    indicator,
    value: all.share,
    unit: 'share',
    n: all.denominator,
    of: all.numerator,
    target: null,
    series: days.map((one) => ofDay(one).share),
  })
  const backlog = backlogAt(context, asOf)
  return [
    shareTile('slaCompliance', compliance(opened), (one) => compliance(openedByDay.get(one) ?? [])),
    shareTile('onTimeArrival', inWindow(arrivals), (one) => inWindow(arrivalsByDay.get(one) ?? [])),
    {
      indicator: 'completed',
      value: closedAt.length,
      unit: 'count',
      n: closedAt.length,
      of: null,
      target: null,
      series: days.map((one) => closedByDay.get(one)?.length ?? 0),
    },
    shareTile('adherence', asTold(arrivals), (one) => asTold(arrivalsByDay.get(one) ?? [])),
    travelTile(routed),
    {
      indicator: 'backlog',
      value: backlog,
      unit: 'count',
      n: backlog,
      of: null,
      target: null,
      // Counted backwards: what was open at the end of a day is what is open after the next, less its openings, plus its closings.
      series: backwards(days, backlog, openedByDay, closedByDay),
    },
  ]
}

function backwards(
  days: readonly Day[],
  last: number,
  opened: ReadonlyMap<Day, readonly unknown[]>,
  closed: ReadonlyMap<Day, readonly unknown[]>,
): number[] {
  let open = last
  return days
    .toReversed()
    .map((day) => {
      const atEnd = open
      open += (closed.get(day)?.length ?? 0) - (opened.get(day)?.length ?? 0)
      return atEnd
    })
    .reverse()
}

function travelTile(routed: readonly RoutedDay[]): Indicator {
  const visits = routed.reduce((sum, { route }) => sum + route.stops.filter((stop) => stop.point !== null).length, 0)
  const minutes = routed.reduce((sum, { route }) => sum + route.total.minutes, 0)
  return {
    indicator: 'travelPerVisit',
    value: visits === 0 ? null : minutes / visits,
    unit: 'minutes',
    n: visits,
    of: minutes,
    target: null,
    series: [],
  }
}

/* Cases are what reports count, so that a figure here and the report behind it agree. */

function casesOpened({ store }: BackendContext, start: number, end: number): Case[] {
  return store.db
    .prepare(`SELECT opened_at, target_at, closed_at FROM (${casesSql('sla', 'bounded')})`)
    .all({ start, end }) as Case[]
}

/** Instants at which cases were closed. */
function closings({ store }: BackendContext, start: number, end: number): number[] {
  return store.db
    .prepare(`SELECT closed_at FROM (${casesSql('completed', 'open')}) WHERE closed_at >= :start AND closed_at < :end`)
    .pluck()
    .all({ start, end }) as number[]
}

function backlogAt({ store }: BackendContext, at: number): number {
  return store.db
    .prepare(`SELECT count(*) FROM (${casesSql('backlog', 'open')}) WHERE closed_at IS NULL OR closed_at >= :at`)
    .pluck()
    .get({ at }) as number
}

function arrivalsBetween({ store }: BackendContext, from: number, asOf: number): Arrival[] {
  return store.db
    .prepare(
      `SELECT starts_at, actual_starts_at AS actual, published_starts_at AS told, window_ends_at AS window_end
       FROM visits WHERE starts_at >= ? AND starts_at < ? AND actual_starts_at IS NOT NULL AND deleted_at IS NULL
         AND status NOT IN ('cancelled', 'missed')`,
    )
    .all(from, asOf) as Arrival[]
}
