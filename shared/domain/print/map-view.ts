import { z } from 'zod'

/** A place as `[longitude, latitude]`, WGS 84 degrees. */
export const positionSchema = z.tuple([z.number(), z.number()])
export type Position = z.infer<typeof positionSchema>

/** A rectangle of the earth, degrees. */
export const mapViewSchema = z.object({ west: z.number(), south: z.number(), east: z.number(), north: z.number() })
export type MapView = z.infer<typeof mapViewSchema>

/** Metres of one degree of latitude: 1/360 of a meridian of 40,008 km. */
export const metersPerDegree = 111_133

/** Metres of one degree of longitude at a latitude. */
export function metersPerDegreeEast(latitude: number): number {
  return metersPerDegree * Math.max(0.01, Math.cos((latitude * Math.PI) / 180))
}

/**
 * The rectangle that shows all points with a margin, at least `minSpanMeters` wide, whose width is `aspect` times its
 * height on the ground. Null without points.
 */
export function viewAround(points: readonly Position[], minSpanMeters: number, aspect: number): MapView | null {
  if (points.length === 0) return null
  const longitudes = points.map(([longitude]) => longitude)
  const latitudes = points.map(([, latitude]) => latitude)
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)]
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)]
  const latitude = (south + north) / 2
  const longitude = (west + east) / 2
  const perDegreeEast = metersPerDegreeEast(latitude)
  const margin = 1.4
  const spanEast = Math.max(minSpanMeters, (east - west) * perDegreeEast * margin)
  const spanNorth = Math.max(minSpanMeters / aspect, (north - south) * metersPerDegree * margin)
  const widthMeters = Math.max(spanEast, spanNorth * aspect)
  const halfEast = widthMeters / 2 / perDegreeEast
  const halfNorth = widthMeters / aspect / 2 / metersPerDegree
  return {
    west: longitude - halfEast,
    east: longitude + halfEast,
    south: latitude - halfNorth,
    north: latitude + halfNorth,
  }
}

/** The view grown by a share of its size on every side. */
export function grown(view: MapView, share: number): MapView {
  const dx = (view.east - view.west) * share
  const dy = (view.north - view.south) * share
  return { west: view.west - dx, east: view.east + dx, south: view.south - dy, north: view.north + dy }
}

/** Width of the view on the ground, metres. */
export function widthMetersOf(view: MapView): number {
  return (view.east - view.west) * metersPerDegreeEast((view.south + view.north) / 2)
}

/** A round length (1, 2 or 5 times a power of ten) of at most `maxMeters`, for a scale bar. */
export function roundScaleMeters(maxMeters: number): number {
  const power = 10 ** Math.floor(Math.log10(maxMeters))
  const step = [5, 2, 1].find((factor) => factor * power <= maxMeters) ?? 1
  return step * power
}
