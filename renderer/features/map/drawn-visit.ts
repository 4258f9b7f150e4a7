import { isWorked } from '#shared/domain/visit/visit-status.ts'
import type { VisitRisk } from '#shared/domain/schedule/visit-risk.ts'
import type { MapDay, MapStop, MapVisit } from '#shared/queries/map.ts'
import { t } from '../../lib/messages.ts'
import { visitStatusLook } from '../../lib/status-look.ts'
import type { StatusLook } from '../../lib/status-look.ts'
import type { VisitFilter } from './map-state.ts'

/** A visit of the day with where it stands in a route; `stop` is null while it waits to be scheduled. */
export interface DayVisit {
  readonly visit: MapVisit
  readonly stop: MapStop | null
  readonly technicianId: string | null
  readonly technicianCode: string | null
}

/** Every visit of the day once, by id: stops first, then those that wait, then those that cannot be drawn. */
export function visitsOfDay(day: MapDay): ReadonlyMap<string, DayVisit> {
  const visits = new Map<string, DayVisit>()
  for (const { technicianId, code, stops } of day.routes) {
    for (const stop of stops) {
      // A visit of several technicians is a stop of each; it belongs to the first one met.
      if (visits.has(stop.visitId)) continue
      visits.set(stop.visitId, { visit: stop, stop, technicianId, technicianCode: code })
    }
  }
  for (const visit of [...day.unscheduled, ...day.ungeocoded]) {
    if (visits.has(visit.visitId)) continue
    visits.set(visit.visitId, { visit, stop: null, technicianId: null, technicianCode: null })
  }
  return visits
}

/** Whether the filter of the toolbar lets a visit through. */
export function passesFilter({ visit }: DayVisit, filter: VisitFilter): boolean {
  if (filter === 'toSchedule') return visit.status === 'toSchedule'
  if (filter === 'atRisk') return visit.risk !== null
  return true
}

const riskLook: Readonly<Record<'past' | 'risk' | 'hold', StatusLook>> = {
  past: { shape: 's-miss', family: 'risk', textKey: 'risk.missed' },
  risk: { shape: 's-risk', family: 'risk', textKey: 'status.atRisk' },
  hold: { shape: 's-hold', family: 'hold', textKey: 'status.onHold' },
}

/** The shape a visit has on the map: danger before hold before status. */
export function lookOf(visit: {
  readonly risk: VisitRisk | null
  readonly onHold: boolean
  readonly status: MapVisit['status']
}): StatusLook {
  if (visit.risk === 'missed') return riskLook.past
  if (visit.risk !== null) return riskLook.risk
  return visit.onHold && !isWorked(visit.status) ? riskLook.hold : visitStatusLook[visit.status]
}

/** What hovering over a visit says. */
export function titleOf(visit: MapVisit): string {
  return [t('map.visitNumber', { number: visit.number }), visit.title, visit.address, t(lookOf(visit).textKey)]
    .filter((part) => part !== null && part !== '')
    .join(' · ')
}
