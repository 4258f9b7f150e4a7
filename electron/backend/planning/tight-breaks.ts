import type { DayBreak } from '#shared/domain/schedule/settle-break.ts'
import type { Stop } from '#shared/domain/schedule/technician-schedule.ts'
import type { LaneDay } from './standing-stops.ts'
import type { Legs } from './travel/legs.ts'

/**
 * Whether a break leaves no time for the drive to a visit that stays. The optimizer takes a break where the technician
 * stands and drives after it; on the board the drive may fall into the break. Such a break is time without work instead,
 * in which one may drive: otherwise a visit that nobody may move would begin later.
 */
export function tightBreak({ lane }: LaneDay, staying: readonly Stop[], legs: Legs): (pause: DayBreak) => boolean {
  return ({ start, end, window }) => {
    const before = staying.findLast((stop) => stop.end <= start)
    const next = staying.find((stop) => stop.start >= end)
    if (!next) return false
    const begins = Math.max(before?.end ?? -Infinity, window?.start ?? start)
    const drive = legs.between(before?.point ?? lane.home, next.point).seconds * 1_000
    return begins + (end - start) + drive > next.start
  }
}
