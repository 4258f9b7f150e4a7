import { unknownLeg } from '#shared/domain/travel/travel-leg.ts'
import type { Judgement } from '#shared/domain/schedule/judge-placement.ts'
import { minuteMs } from '#shared/kernel/zone.ts'

/**
 * The judgement of a placement on a day that is not loaded here: none yet. The command judges it by the same rules and
 * its answer asks, warns or refuses.
 */
export function judgedByStore(technicianId: string, startsAt: number, durationMinutes: number): Judgement {
  return {
    technicianId,
    violations: [],
    grade: 'fits',
    arrival: startsAt,
    leave: startsAt + durationMinutes * minuteMs,
    travelBefore: unknownLeg,
    travelAfter: unknownLeg,
    extraTravelMinutes: 0,
    extraDistanceMeters: 0,
  }
}
