/** A bucket: `burst` messages at once, and `perSecond` more each second. */
export interface Rate {
  readonly burst: number
  readonly perSecond: number
}

interface Bucket {
  left: number
  at: number
}

/** Callers remembered at most; beyond it those who could send everything again are forgotten. */
const mostBuckets = 20_000

/** Whether a caller may send another message. */
export function createRateLimit({ burst, perSecond }: Rate, now: () => number): (caller: string) => boolean {
  const buckets = new Map<string, Bucket>()
  const refilled = (bucket: Bucket, at: number) => Math.min(burst, bucket.left + ((at - bucket.at) / 1_000) * perSecond)
  return (caller) => {
    const at = now()
    const bucket = buckets.get(caller) ?? { left: burst, at }
    bucket.left = refilled(bucket, at)
    bucket.at = at
    buckets.set(caller, bucket)
    if (buckets.size > mostBuckets)
      for (const [key, one] of buckets) if (refilled(one, at) >= burst) buckets.delete(key)
    if (bucket.left < 1) return false
    bucket.left -= 1
    return true
  }
}
