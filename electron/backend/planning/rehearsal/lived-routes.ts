import type { Plan } from '#optimizer/plan/plan.ts'
import type { TechnicianSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import type { Day } from '#shared/kernel/zone.ts'
import type { PlanningProblem } from '../build-problem.ts'
import type { FiguredRoute, FiguredStop } from './day-figures.ts'
import type { LivedDay, LivedVisit } from './lived-day.ts'

/** What everybody did on a day: the visits they were on, as long as they were there. */
export function livedRoutes({ day, lanes, visits }: LivedDay): FiguredRoute[] {
  return routesOf(day, lanes, stopsByTechnician(visits))
}

/** What everybody would have done under a plan, beside the visits that stay as they were. */
export function plannedRoutes(
  { day, lanes }: LivedDay,
  { laneDays, details, line }: PlanningProblem,
  plan: Pick<Plan, 'routes'> | null,
  kept: readonly LivedVisit[],
): FiguredRoute[] {
  const stops = stopsByTechnician(kept)
  for (const { routeId, stops: planned } of plan?.routes ?? []) {
    const { technician } = laneDays.get(routeId)!.lane
    for (const { kind, id, startAt, endAt } of planned)
      if (kind === 'visit')
        add(stops, technician.id, {
          detail: details.get(id)!,
          start: line.instantOf(startAt),
          end: line.instantOf(endAt),
        })
  }
  return routesOf(day, lanes, stops)
}

/** Who leads each visit that was served. */
export function leadsOf(visits: readonly LivedVisit[]): Map<string, string> {
  return new Map(
    visits.flatMap(({ detail, served }) =>
      served && detail.technicianId !== null ? [[detail.visit.id, detail.technicianId] as const] : [],
    ),
  )
}

function stopsByTechnician(visits: readonly LivedVisit[]): Map<string, FiguredStop[]> {
  const stops = new Map<string, FiguredStop[]>()
  for (const visit of visits) if (visit.served) for (const id of visit.detail.technicianIds) add(stops, id, visit)
  return stops
}

function add(stops: Map<string, FiguredStop[]>, technicianId: string, stop: FiguredStop): void {
  stops.set(technicianId, [...(stops.get(technicianId) ?? []), stop])
}

function routesOf(
  day: Day,
  lanes: readonly TechnicianSchedule[],
  stops: ReadonlyMap<string, readonly FiguredStop[]>,
): FiguredRoute[] {
  return lanes.map(({ technician, home, days }) => ({
    technicianId: technician.id,
    home,
    shifts: days.find((one) => one.day === day)?.shifts ?? [],
    stops: (stops.get(technician.id) ?? []).toSorted((a, b) => a.start - b.start || a.end - b.end),
  }))
}
