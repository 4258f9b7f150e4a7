import { addDays } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'

/** A stretch of days on a trend line, both included. */
export interface Bucket {
  readonly from: Day
  readonly to: Day
}

const daysBetween = (from: Day, to: Day) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** Cuts a range into days (up to two months), weeks (up to a year) or months. */
export function bucketsOf(from: Day, to: Day): Bucket[] {
  const days = daysBetween(from, to) + 1
  if (days < 1) return []
  const buckets: Bucket[] = []
  for (let start = from; start <= to;) {
    const next = days <= 62 ? addDays(start, 1) : days <= 371 ? addDays(start, 7) : firstOfNextMonth(start)
    const last = addDays(next, -1)
    buckets.push({ from: start, to: last < to ? last : to })
    start = next
  }
  return buckets
}

/** Index of the bucket a day falls into; -1 for none. */
export function bucketOf(buckets: readonly Bucket[], day: Day): number {
  const index = buckets.findLastIndex((bucket) => bucket.from <= day)
  return index >= 0 && day <= buckets[index]!.to ? index : -1
}

function firstOfNextMonth(day: Day): Day {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
}
