import { dayMs } from '../../kernel/zone.ts'

/** First whole day of each age band: 0–2, 3–7, 8–14, 15–30, 31–60, over 60 days. */
export const ageBandStarts = [0, 3, 8, 15, 31, 61] as const

/** Last whole day of a band; null for the last, which has no end. */
export function ageBandEnd(band: number): number | null {
  const next = ageBandStarts[band + 1]
  return next === undefined ? null : next - 1
}

/** Index of the band a span of time falls in, counted in whole days of 24 hours. Negative spans have none. */
export function ageBandOf(spanMs: number): number | null {
  if (spanMs < 0) return null
  const days = Math.floor(spanMs / dayMs)
  return ageBandStarts.findLastIndex((start) => days >= start)
}
