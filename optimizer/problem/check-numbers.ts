import type { Span } from './problem-visit.ts'

/** Something that makes a problem senseless, and where it is. */
export interface Fault {
  readonly path: string
  readonly message: string
}

/** Times lie within ± this many ticks, so that the sum of two still fits 32 bits. */
export const latestTick = 2 ** 30

/** Costs of one visit or route; sums of many stay exact. */
export const highestCost = 2 ** 40

/** Whether a value is a whole number within bounds. */
export function isWhole(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high
}

/** An id as it is told: quoted, and cut where it is endless. */
export function named(id: string): string {
  return `"${id.length > 60 ? `${id.slice(0, 60)}…` : id}"`
}

/** Faults of whole numbers that may not be negative, by name. */
export function faultsOfCounts(path: string, counts: Readonly<Record<string, number>>, most = latestTick): Fault[] {
  return Object.entries(counts).flatMap(([name, value]) =>
    isWhole(value, 0, most)
      ? []
      : [{ path: `${path}.${name}`, message: `${value} is no whole number from 0 to ${most}` }],
  )
}

/** A span begins before it ends, at times that are whole numbers. */
export function faultsOfSpan(path: string, { start, end }: Span): Fault[] {
  const bad = [start, end].find((time) => !isWhole(time, -latestTick, latestTick))
  if (bad !== undefined) return [{ path, message: `${bad} is no time` }]
  return start <= end ? [] : [{ path, message: `it ends (${end}) before it begins (${start})` }]
}
