import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { Visit } from '#shared/domain/visit/visit.ts'
import { dayBounds } from '#shared/kernel/zone.ts'
import { visitDetailsBetween } from '../../store/visit-detail.ts'
import type { BackendContext } from '../context.ts'

/** A visit that has its place in a day. */
export type PlacedVisit = VisitDetail & {
  readonly technicianId: string
  readonly visit: Visit & { readonly startsAt: number; readonly endsAt: number }
}

/** Visits that start on the day in the office's zone and that somebody will go to, in route order. */
export function visitsToPrint({ store, pipeline }: BackendContext, day: string): PlacedVisit[] {
  const { start, end } = dayBounds(day, pipeline.officeZone())
  return visitDetailsBetween(store.db, start, end)
    .filter(isGoneTo)
    .filter((detail) => detail.visit.startsAt >= start)
}

/** Whether somebody goes there: only then is there something to carry along. */
export function isGoneTo(detail: VisitDetail): detail is PlacedVisit {
  const { startsAt, status } = detail.visit
  return detail.technicianId !== null && startsAt !== null && status !== 'cancelled' && status !== 'missed'
}
