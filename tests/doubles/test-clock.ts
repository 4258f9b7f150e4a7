import type { Clock } from '#electron/backend/clock.ts'

/** Tuesday 6 September 2011, 12:00 UTC: the instant tests start at unless they say otherwise. */
export const testNow = Date.UTC(2011, 8, 6, 12)

/** A clock that stands still until the test moves it. */
export interface TestClock extends Clock {
  set(nowMs: number): void
  advance(byMs: number): void
}

export function createTestClock(startMs = testNow): TestClock {
  let now = startMs
  return {
    now: () => now,
    set: (nowMs) => {
      now = nowMs
    },
    advance: (byMs) => {
      now += byMs
    },
  }
}
