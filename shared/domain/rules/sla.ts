import { minuteMs } from '../../kernel/zone.ts'
import { warns } from './rule.ts'
import type { Rule } from './rule.ts'

/**
 * Both promises a placement decides about are kept: arrival by the arrive-by, until somebody was there, and the end of
 * the visit by the resolve-by. (The respond-by is kept by placing the visit at all.)
 * `passed` tells that the deadline is already behind us, so that no placement could keep it.
 */
export const slaRule: Rule = ({ detail: { visit, clock, resolveBy }, start, end, now }) => [
  ...(clock.arriveBy !== null && clock.arrivedAt === null && start > clock.arriveBy && visit.sequence === 1
    ? warns('arrive-by', {
        deadlineAt: clock.arriveBy,
        lateMinutes: Math.ceil((start - clock.arriveBy) / minuteMs),
        passed: clock.arriveBy < now,
      })
    : []),
  ...(resolveBy !== null && end > resolveBy
    ? warns('resolve-by', {
        deadlineAt: resolveBy,
        lateMinutes: Math.ceil((end - resolveBy) / minuteMs),
        passed: resolveBy < now,
      })
    : []),
]
