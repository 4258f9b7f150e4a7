import type { MapDay, MapOutlines } from '#shared/queries/map.ts'
import { boxOf } from '#shared/domain/geometry/polygon.ts'
import type { Box, Vertex } from '#shared/domain/geometry/polygon.ts'

/** From this many points on a few far-off ones do not decide the view. */
const trimFrom = 40
const trimShare = 0.02

/**
 * The box to look at: the visits and homes of the day, without the outermost 2 % where there are many; with nothing to
 * show, the office's outlines. Null when there is neither.
 */
export function boxOfDay(day: MapDay, outlines: MapOutlines | undefined): Box | null {
  const points = pointsOf(day)
  if (points.length === 0) return outlinesBox(outlines)
  if (points.length < trimFrom) return boxOf(points)
  const cut = Math.floor(points.length * trimShare)
  const kept = (values: number[]) => values.sort((a, b) => a - b).slice(cut, values.length - cut)
  const xs = kept(points.map(([x]) => x))
  const ys = kept(points.map(([, y]) => y))
  return boxOf(xs.map((x, index): Vertex => [x, ys[index] as number]))
}

function pointsOf(day: MapDay): Vertex[] {
  const places = [
    ...day.unscheduled.map((visit) => visit.point),
    ...day.routes.flatMap((route) => [route.stops.length > 0 ? route.home : null, ...route.stops.map((s) => s.point)]),
  ]
  return places.flatMap((place): Vertex[] => (place ? [[place.longitude, place.latitude]] : []))
}

function outlinesBox(outlines: MapOutlines | undefined): Box | null {
  const polygons = [
    ...(outlines?.layers ?? []).flatMap((layer) => layer.shapes.flatMap((shape) => shape.polygons)),
    ...(outlines?.territories ?? []).flatMap((territory) => territory.polygons ?? []),
  ]
  return boxOf(polygons.flat(2))
}
