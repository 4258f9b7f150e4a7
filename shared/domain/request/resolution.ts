import { z } from 'zod'

/**
 * How a request was settled without a visit: advice over the telephone, a reset or change made from the desk, an
 * answer, nothing found wrong, gone by itself, passed on to somebody else, or otherwise (then the note says how).
 */
export const resolutionWays = ['advice', 'remoteFix', 'answered', 'noFault', 'goneAway', 'passedOn', 'other'] as const
export const resolutionWaySchema = z.enum(resolutionWays)
export type ResolutionWay = z.infer<typeof resolutionWaySchema>
