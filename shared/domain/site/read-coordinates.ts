/** A place on the globe, WGS 84 degrees. */
export interface Coordinates {
  readonly latitude: number
  readonly longitude: number
}

/**
 * The coordinates somebody typed or pasted: `42.3601, -71.0589`, `42.3601 -71.0589`, `42.3601N 71.0589W`,
 * `(42.3601; -71.0589)`. Null when it is none, when it lies outside the globe, or at 0, 0.
 */
export function readCoordinates(typed: string): Coordinates | null {
  const number = String.raw`([+\-\u2212]?\d{1,3}(?:\.\d+)?)\s*°?\s*`
  const found = new RegExp(String.raw`^\s*\(?\s*${number}([NSns]?)\s*[,;\s]\s*${number}([EWew]?)\s*\)?\s*$`).exec(typed)
  if (!found) return null
  const degrees = (text: string, turned: boolean) => Number(text.replace('\u2212', '-')) * (turned ? -1 : 1)
  const latitude = degrees(found[1]!, /s/i.test(found[2]!))
  const longitude = degrees(found[3]!, /w/i.test(found[4]!))
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180 || (latitude === 0 && longitude === 0)) return null
  return { latitude, longitude }
}
