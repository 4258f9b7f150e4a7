/** Progress is told this often at most: four times a second. */
export const progressEveryMs = 250

/** Keeps the newest of what comes too often, and passes it on when its time has come. */
export interface Thinned<T> {
  /** Something new; what waited before is forgotten. */
  offer(value: T, now: number): void
  /** To be asked now and then: what waits may be due. */
  tick(now: number): void
}

/** At most one value every `progressEveryMs`; the first at once. */
export function thinned<T>(tell: (value: T) => void): Thinned<T> {
  let toldAt = Number.NEGATIVE_INFINITY
  let waiting: { readonly value: T } | null = null
  const tick = (now: number) => {
    if (!waiting || now - toldAt < progressEveryMs) return
    const { value } = waiting
    waiting = null
    toldAt = now
    tell(value)
  }
  return {
    tick,
    offer(value, now) {
      waiting = { value }
      tick(now)
    },
  }
}
