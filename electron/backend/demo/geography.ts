import { estimateTravel } from '#shared/domain/travel/estimate.ts'
import type { Random } from '#shared/kernel/random.ts'
import type { NameMaker } from './names.ts'

/*
 * The land the demo city stands on, in kilometres east (x) and north (y) of its centre. A wavy lake shore in the
 * south, a river from north to south, and two crossing lines cut the city into six territories.
 */

/** A point of the plane, kilometres from the centre of the city. */
export interface Place {
  readonly x: number
  readonly y: number
}
export type Ring = [number, number][]

/** A straight street: house numbers grow from `from` to `to`. */
export interface Street {
  readonly name: string
  readonly from: Place
  readonly to: Place
  readonly main: boolean
}

/** A territory with its outline and its streets. */
export interface District {
  readonly name: string
  readonly code: string
  readonly outline: readonly Place[]
  readonly streets: readonly Street[]
}

const centre = { latitude: 41.52, longitude: -99.78 }
const kilometresPerDegree = 111.32

/** WGS 84 degrees of a place, to six decimals (0.1 m). */
export function degreesOf({ x, y }: Place): { latitude: number; longitude: number } {
  const latitude = centre.latitude + y / kilometresPerDegree
  const longitude = centre.longitude + x / (kilometresPerDegree * Math.cos((centre.latitude * Math.PI) / 180))
  return { latitude: round6(latitude), longitude: round6(longitude) }
}

const west = (y: number) => -9.6 + 1.1 * Math.sin(y * 0.7) + 0.4 * Math.cos(y * 1.9)
const river = (y: number) => 0.4 + 1.3 * Math.sin(y * 0.42) + 0.3 * Math.sin(y * 1.3)
const east = (y: number) => 10.3 + 0.9 * Math.cos(y * 0.6) + 0.35 * Math.sin(y * 1.7)
const shore = (x: number) =>
  -6.2 + 0.7 * Math.sin(x * 0.5) + 1.5 * Math.exp(-(((x - 0.6) / 1.6) ** 2)) - 0.06 * Math.abs(x)
const southLine = (x: number) => -1.7 + 0.45 * Math.sin(x * 0.4)
const northLine = (x: number) => 2.6 + 0.4 * Math.cos(x * 0.35)
const top = (x: number) => 7.1 + 0.7 * Math.sin(x * 0.37 + 1) - 0.02 * x * x

type Curve = (at: number) => number
interface Frame {
  readonly name: string
  readonly code: string
  readonly left: Curve
  readonly right: Curve
  readonly bottom: Curve
  readonly top: Curve
}

const frames: readonly Frame[] = [
  { name: 'Heathfield', code: 'HE', left: west, right: river, bottom: northLine, top },
  { name: 'Millbank', code: 'MI', left: river, right: east, bottom: northLine, top },
  { name: 'Westgate', code: 'WE', left: west, right: river, bottom: southLine, top: northLine },
  { name: 'Eastbrook', code: 'EA', left: river, right: east, bottom: southLine, top: northLine },
  { name: 'Old Harbour', code: 'OH', left: west, right: river, bottom: shore, top: southLine },
  { name: 'Reedshore', code: 'RE', left: river, right: east, bottom: shore, top: southLine },
]

/** Where an upright curve x(y) meets a level one y(x). */
function corner(upright: Curve, level: Curve): Place {
  let place = { x: upright(0), y: 0 }
  for (let i = 0; i < 40; i++) place = { x: upright(place.y), y: level(place.x) }
  return place
}

const edgePoints = 14

function alongLevel(level: Curve, from: Place, to: Place): Place[] {
  return Array.from({ length: edgePoints }, (_, i) => {
    const x = from.x + ((to.x - from.x) * i) / edgePoints
    return { x, y: level(x) }
  })
}

function alongUpright(upright: Curve, from: Place, to: Place): Place[] {
  return Array.from({ length: edgePoints }, (_, i) => {
    const y = from.y + ((to.y - from.y) * i) / edgePoints
    return { x: upright(y), y }
  })
}

function outlineOf({ left, right, bottom, top: upper }: Frame): Place[] {
  const southWest = corner(left, bottom)
  const southEast = corner(right, bottom)
  const northEast = corner(right, upper)
  const northWest = corner(left, upper)
  return [
    ...alongLevel(bottom, southWest, southEast),
    ...alongUpright(right, southEast, northEast),
    ...alongLevel(upper, northEast, northWest),
    ...alongUpright(left, northWest, southWest),
  ]
}

function inside(frame: Frame, { x, y }: Place, marginKm: number): boolean {
  return (
    x > frame.left(y) + marginKm &&
    x < frame.right(y) - marginKm &&
    y > frame.bottom(x) + marginKm &&
    y < frame.top(x) - marginKm
  )
}

/** The longest stretch of a straight line that stays inside the territory. */
function stretch(frame: Frame, at: (step: number) => Place, steps: number): [Place, Place] | null {
  let best: [number, number] | null = null
  let start: number | null = null
  for (let step = 0; step <= steps + 1; step++) {
    const within = step <= steps && inside(frame, at(step), 0.2)
    if (within && start === null) start = step
    if (!within && start !== null) {
      if (!best || step - 1 - start > best[1] - best[0]) best = [start, step - 1]
      start = null
    }
  }
  return best && best[1] - best[0] >= 6 ? [at(best[0]), at(best[1])] : null
}

function streetsOf(frame: Frame, names: NameMaker, random: Random): Street[] {
  const streets: Street[] = []
  const add = (line: [Place, Place] | null, main: boolean) => {
    if (line) streets.push({ name: names.street(), from: line[0], to: line[1], main })
  }
  for (let y = -6; y < 8; y += 0.85) {
    const tilt = (random.next() - 0.5) * 0.06
    add(
      stretch(frame, (step) => ({ x: -11 + step * 0.1, y: y + (-11 + step * 0.1) * tilt }), 230),
      streets.length % 3 === 1,
    )
  }
  for (let x = -10.5; x < 12; x += 1.05) {
    const tilt = (random.next() - 0.5) * 0.1
    add(
      stretch(frame, (step) => ({ x: x + (-7 + step * 0.1) * tilt, y: -7 + step * 0.1 }), 150),
      streets.length % 5 === 2,
    )
  }
  return streets
}

/** The six territories with their streets. */
export function layOutDistricts(names: NameMaker, random: Random): District[] {
  return frames.map((frame) => ({
    name: frame.name,
    code: frame.code,
    outline: outlineOf(frame),
    streets: streetsOf(frame, names, random),
  }))
}

/** A closed GeoJSON ring of [longitude, latitude]. */
export function ringOf(places: readonly Place[]): Ring {
  const ring = places.map((place): [number, number] => {
    const { latitude, longitude } = degreesOf(place)
    return [longitude, latitude]
  })
  return [...ring, ring[0]!]
}

/** A line as a narrow outline, `halfWidthKm` to each side: layers hold areas only. */
export function ribbonOf(line: readonly Place[], halfWidthKm: (index: number) => number): Ring {
  const sides = line.map((place, i) => {
    const before = line[Math.max(0, i - 1)]!
    const after = line[Math.min(line.length - 1, i + 1)]!
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1
    const across = {
      x: (-(after.y - before.y) / length) * halfWidthKm(i),
      y: ((after.x - before.x) / length) * halfWidthKm(i),
    }
    return {
      left: { x: place.x + across.x, y: place.y + across.y },
      right: { x: place.x - across.x, y: place.y - across.y },
    }
  })
  return ringOf([...sides.map((side) => side.left), ...sides.map((side) => side.right).reverse()])
}

/** The lake along the south of the city. */
export function lakeRing(): Ring {
  const coast = Array.from({ length: 61 }, (_, i) => {
    const x = -15 + i * 0.52
    return { x, y: shore(x) }
  })
  const far = Array.from({ length: 31 }, (_, i) => {
    const x = 16.2 - i * 1.04
    return { x, y: -12.5 + 1.1 * Math.sin(x * 0.33) }
  })
  return ringOf([...coast, ...far])
}

/** The river, widening towards the lake. */
export function riverRing(): Ring {
  const line = Array.from({ length: 70 }, (_, i) => {
    const y = 10.5 - i * 0.225
    return { x: river(y), y }
  }).filter((place) => place.y > shore(place.x) - 0.3)
  return ribbonOf(line, (index) => 0.05 + 0.0016 * index)
}

/** A place on a street, a few metres off its middle, with the house number found there. */
export function houseOn(street: Street, along: number, side: 1 | -1): { place: Place; number: number } {
  const { from, to } = street
  const lengthKm = Math.hypot(to.x - from.x, to.y - from.y)
  const across = { x: -(to.y - from.y) / lengthKm, y: (to.x - from.x) / lengthKm }
  const offsetKm = 0.018 * side
  const place = {
    x: from.x + (to.x - from.x) * along + across.x * offsetKm,
    y: from.y + (to.y - from.y) * along + across.y * offsetKm,
  }
  return { place, number: 2 * Math.max(1, Math.round((along * lengthKm * 1000) / 22)) - (side === 1 ? 1 : 0) }
}

/** Minutes by car between two places, as the schedule's rules estimate them. */
export function driveMinutes(a: Place, b: Place): number {
  return estimateTravel(degreesOf(a), degreesOf(b)).minutes
}

function round6(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
