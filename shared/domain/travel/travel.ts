import { z } from 'zod'
import type { Interval } from '../../kernel/interval.ts'
import { minuteMs } from '../../kernel/zone.ts'
import type { DayClock } from '../schedule/day-clock.ts'
import { arrivalMinutes, estimateTravel } from './estimate.ts'
import type { Point } from './estimate.ts'
import { knownLegsSchema, lookupOf } from './known-legs.ts'
import type { LegLookup } from './known-legs.ts'
import { rushClockOf } from './rush-clock.ts'
import { rushHoursSchema } from './rush-hours.ts'
import type { RushHours } from './rush-hours.ts'
import type { TravelLeg } from './travel-leg.ts'

/** What a lane's drives are worked out from; read with the lane, so that everybody who judges it sees the same. */
export const travelFactsSchema = z.object({
  rushHours: rushHoursSchema.nullable(),
  /** What the routing server told and is kept; null where none is set or nothing is kept. */
  legs: knownLegsSchema.nullable(),
})
export type TravelFacts = z.infer<typeof travelFactsSchema>

/** Travel in layers: what a routing server told and is kept, else the estimate at the hour it is driven. */
export interface Travel {
  /**
   * The drive that ends at an instant: the one way every leg is counted, because a technician who has time leaves as late
   * as will do. Null: at an ordinary hour.
   */
  arriving(from: Point | null, to: Point | null, arriveAt: number | null): TravelLeg
  /** The drive that begins at an instant: the shortest whose arrival lies so far off. */
  leaving(from: Point | null, to: Point | null, leaveAt: number): TravelLeg
  /** The drive at a given factor, for who plans without knowing the hour. */
  atRush(from: Point | null, to: Point | null, rush: number): TravelLeg
  /** The mean factor over a span, to the nearest twentieth. */
  meanRush(span: Interval): number
}

/** The travel of facts that were read. */
export function travelOf({ rushHours, legs }: TravelFacts, clock: DayClock): Travel {
  return layeredTravel(legs && lookupOf(legs), rushHours, clock)
}

/** Every hour alike and nothing kept. */
export const plainTravelFacts: TravelFacts = { rushHours: null, legs: null }

/** Travel over a lookup of kept legs. */
export function layeredTravel(lookup: LegLookup | null, rushHours: RushHours | null, clock: DayClock): Travel {
  const rushClock = rushHours && rushClockOf(rushHours, clock)
  const told = (from: Point | null, to: Point | null, estimate: () => TravelLeg): TravelLeg => {
    const straight = estimate()
    if (lookup === null || !from || !to || straight.source === 'same-place') return straight
    return lookup(from, to) ?? straight
  }
  const arriving: Travel['arriving'] = (from, to, arriveAt) =>
    told(from, to, () =>
      rushClock === null || arriveAt === null
        ? estimateTravel(from, to)
        : estimateTravel(from, to, (driving) => rushClock.until(driving, arriveAt - arrivalMinutes * minuteMs)),
    )
  return {
    arriving,
    leaving(from, to, leaveAt) {
      const first = arriving(from, to, leaveAt)
      if (rushClock === null || first.source !== 'straight-line-estimate') return first
      const after = (minutes: number) => arriving(from, to, leaveAt + minutes * minuteMs)
      let minutes = first.minutes
      while (after(minutes).minutes > minutes) minutes += 1
      while (minutes > 0 && after(minutes - 1).minutes <= minutes - 1) minutes -= 1
      return { ...after(minutes), minutes }
    },
    atRush: (from, to, rush) =>
      told(from, to, () =>
        rush === 1 ? estimateTravel(from, to) : estimateTravel(from, to, (driving) => driving * rush),
      ),
    meanRush: (span) => rushClock?.meanOver(span) ?? 1,
  }
}
