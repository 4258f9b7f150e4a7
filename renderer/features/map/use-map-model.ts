import { useMemo } from 'react'
import type { Box } from '#shared/domain/geometry/polygon.ts'
import type { Interval } from '#shared/kernel/interval.ts'
import { hourMs, minuteMs } from '#shared/kernel/zone.ts'
import type { MapDay, MapOutlines } from '#shared/queries/map.ts'
import { useSelection } from '../../state/selection.ts'
import { passesFilter, visitsOfDay } from './drawn-visit.ts'
import type { DayVisit } from './drawn-visit.ts'
import { boxOfDay } from './fit-view.ts'
import { slotsOf, useMapState } from './map-state.ts'
import { freeSlot } from './routes/route-look.ts'
import type { ShownRoute } from './routes/routes-view.tsx'

/** With more routes than this a day opens with only the first few drawn: a ball of wool tells nothing. */
const shownAtFirst = 3

/** Everything the map screen draws and lists, worked out once a change of day, filter, choice or selection. */
export interface MapModel {
  readonly day: MapDay
  readonly visits: ReadonlyMap<string, DayVisit>
  /** Visits the filter lets through. */
  readonly filtered: readonly DayVisit[]
  /** Those of them drawn as points: not on a shown route. */
  readonly points: readonly DayVisit[]
  /** Technician id to slot of its look. */
  readonly shown: ReadonlyMap<string, number>
  readonly shownRoutes: readonly ShownRoute[]
  readonly selected: readonly DayVisit[]
  /** Selected visits that are not stops of a shown route. */
  readonly loose: readonly DayVisit[]
  readonly selectedIds: ReadonlySet<string>
  readonly atRisk: number
  readonly box: Box | null
  /** First to last planned work of the day, in whole hours. */
  readonly span: Interval
}

/** `standing` is the day as it stands: what is shown at first stays the same while a proposal is drawn. */
export function useMapModel(day: MapDay, standing: MapDay, outlines: MapOutlines | undefined): MapModel {
  const filter = useMapState((state) => state.filter)
  const chosen = useMapState((state) => state.shown)
  const { current, ids } = useSelection()

  const visits = useMemo(() => visitsOfDay(day), [day])
  const box = useMemo(() => boxOfDay(standing, outlines), [standing, outlines])
  const span = useMemo(() => spanOf(day), [day])
  const selected = useMemo(() => {
    if (current?.kind === 'visit') return [...ids].flatMap((id) => visits.get(id) ?? [])
    if (current?.kind === 'workOrder') return [...visits.values()].filter(({ visit }) => ids.has(visit.workOrderId))
    return []
  }, [current, ids, visits])
  const selectedIds = useMemo(() => new Set(selected.map(({ visit }) => visit.visitId)), [selected])

  const shown = useMemo(() => {
    const base = chosen ?? slotsOf(defaultRoutes(standing))
    // What is selected elsewhere shows itself here: the route of one selected visit or technician.
    const wanted =
      current?.kind === 'technician' ? current.id : selected.length === 1 ? selected[0]?.technicianId : null
    if (!wanted || base.has(wanted) || !day.routes.some((route) => route.technicianId === wanted)) return base
    return new Map([...base, [wanted, freeSlot(base.values())]])
  }, [chosen, day, standing, current, selected])
  const shownRoutes = useMemo(
    () =>
      day.routes.flatMap((route) => {
        const slot = shown.get(route.technicianId)
        return slot === undefined || route.stops.length === 0 ? [] : [{ route, slot }]
      }),
    [day, shown],
  )

  const filtered = useMemo(() => [...visits.values()].filter((each) => passesFilter(each, filter)), [visits, filter])
  const points = useMemo(() => {
    const onRoute = new Set(shownRoutes.flatMap(({ route }) => route.stops.map((stop) => stop.visitId)))
    return filtered.filter(({ visit }) => visit.point !== null && !onRoute.has(visit.visitId))
  }, [filtered, shownRoutes])
  const loose = useMemo(() => {
    const onRoute = new Set(shownRoutes.flatMap(({ route }) => route.stops.map((stop) => stop.visitId)))
    return selected.filter(({ visit }) => !onRoute.has(visit.visitId))
  }, [selected, shownRoutes])
  const atRisk = useMemo(() => [...visits.values()].filter(({ visit }) => visit.risk !== null).length, [visits])

  return { day, visits, filtered, points, shown, shownRoutes, selected, loose, selectedIds, atRisk, box, span }
}

/** The routes a day opens with: all of a few, else the first with a visit in danger, filled up in order. */
function defaultRoutes(day: MapDay): string[] {
  const withStops = day.routes.filter((route) => route.stops.some((stop) => stop.point !== null))
  if (withStops.length <= shownAtFirst + 1) return withStops.map((route) => route.technicianId)
  const inDanger = (route: MapDay['routes'][number]) => Number(route.stops.some((stop) => stop.risk !== null))
  return withStops
    .toSorted((a, b) => inDanger(b) - inDanger(a) || b.stops.length - a.stops.length || (a.code < b.code ? -1 : 1))
    .slice(0, shownAtFirst)
    .map((route) => route.technicianId)
}

function spanOf(day: MapDay): Interval {
  const starts = day.routes.flatMap(({ shift, stops }) => [
    ...(shift ? [shift.start] : []),
    ...stops.map((s) => s.startsAt),
  ])
  const ends = day.routes.flatMap(({ shift, stops }) => [...(shift ? [shift.end] : []), ...stops.map((s) => s.endsAt)])
  if (starts.length === 0) return { start: day.start + 7 * hourMs, end: day.start + 18 * hourMs }
  const half = 30 * minuteMs
  const start = day.start + Math.floor((starts.reduce((a, b) => Math.min(a, b)) - day.start) / half) * half
  const end = day.start + Math.ceil((ends.reduce((a, b) => Math.max(a, b)) - day.start) / half) * half
  return { start: start - half, end: end + half }
}
