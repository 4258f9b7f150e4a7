import type { TravelMatrix } from '#optimizer/problem/travel-matrix.ts'

/** Straight lines between points of the plane, scaled, and made whole by `round`. */
export function euclidean(
  points: readonly (readonly [number, number])[],
  scale: number,
  round: (value: number) => number,
): TravelMatrix {
  const places = points.length
  const ticks = Int32Array.from({ length: places * places }, (_, index) => {
    const [fromX, fromY] = points[Math.floor(index / places)]!
    const [toX, toY] = points[index % places]!
    return round(Math.hypot(fromX - toX, fromY - toY) * scale)
  })
  return { places, ticks, metres: null }
}

/** The lines of a text that hold nothing but numbers. */
export function numbersOf(text: string): number[][] {
  return text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((words) => words.every((word) => /^-?[\d.]+$/.test(word)))
    .map((words) => words.map(Number))
}
