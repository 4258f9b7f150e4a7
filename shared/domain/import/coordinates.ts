import type { Site } from '../site/site.ts'
import type { DefaultPoint } from './mapping.ts'

/** What the two coordinate cells of a row amount to: a point, or the reason why there is none. */
export type Placement =
  | { readonly latitude: number; readonly longitude: number; readonly confidence: number; readonly reason: null }
  | {
      readonly latitude: null
      readonly longitude: null
      readonly confidence: 0
      readonly reason: NonNullable<Site['ungeocodedReason']>
    }

const nowhere = (reason: NonNullable<Site['ungeocodedReason']>): Placement => ({
  latitude: null,
  longitude: null,
  confidence: 0,
  reason,
})

const number = /^[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?$/

/** Key of an exact point, as default points are compared. */
export function pointKey(latitude: number, longitude: number): string {
  return `${latitude},${longitude}`
}

/** The set of default points in the form `placementOf` wants. */
export function pointKeys(points: readonly DefaultPoint[]): ReadonlySet<string> {
  return new Set(points.map((point) => pointKey(point.latitude, point.longitude)))
}

/**
 * Judges the two cells. Nothing is repaired: not swapped, not rounded, not guessed. Either coordinate being zero is
 * taken as "none", since sources write 0 for unknown far more often than anybody works on the equator's or Greenwich's
 * exact line.
 */
export function placementOf(latitudeText: string, longitudeText: string, defaults: ReadonlySet<string>): Placement {
  const [north, east] = [latitudeText.trim(), longitudeText.trim()]
  if (north === '' || east === '') return nowhere('missing')
  if (!number.test(north) || !number.test(east)) return nowhere('not-a-number')
  const latitude = Number(north.replace(',', '.'))
  const longitude = Number(east.replace(',', '.'))
  if (latitude === 0 || longitude === 0) return nowhere('zero')
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return nowhere('out-of-range')
  if (defaults.has(pointKey(latitude, longitude))) return nowhere('default-point')
  return { latitude, longitude, confidence: confidenceOf(north, east), reason: null }
}

/** How far the written precision can be trusted: 5 decimals are about a metre, 3 about a hundred, 0 a hundred km. */
function confidenceOf(north: string, east: string): number {
  const decimals = Math.max(decimalsOf(north), decimalsOf(east))
  return [0.05, 0.1, 0.3, 0.6, 0.8][decimals] ?? 0.9
}

function decimalsOf(text: string): number {
  const at = text.search(/[.,]/)
  return at < 0 ? 0 : text.length - at - 1
}

/** Splits `42.36, -71.05`, `(42.36, -71.05)` or `POINT (-71.05 42.36)` into latitude and longitude texts. */
export function splitPoint(text: string): readonly [string, string] {
  const point = /^\s*POINT\s*\(\s*(\S+)\s+(\S+)\s*\)\s*$/i.exec(text)
  if (point) return [point[2]!, point[1]!]
  const pair = /^\s*\(?\s*([^\s,;()]+)\s*[,;\s]\s*([^\s,;()]+)\s*\)?\s*$/.exec(text)
  return pair ? [pair[1]!, pair[2]!] : text.trim() === '' ? ['', ''] : [text, text]
}
