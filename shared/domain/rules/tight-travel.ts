import { minuteMs } from '../../kernel/zone.ts'
import { warns } from './rule.ts'
import type { Rule } from './rule.ts'

/**
 * The drive from the stop before, and to the stop after, fits into the gap. The drive from home is not counted, and a
 * stop at an unknown place is passed over: only drives between known places are claimed.
 */
export const tightTravelRule: Rule = ({ start, end, stops, travelBefore, travelAfter }) => {
  const previous = stops.findLast((stop) => stop.start <= start && stop.point)
  const next = stops.find((stop) => stop.start > start && stop.point)
  const before = previous && previous.end <= start ? previous.end + travelBefore.minutes * minuteMs - start : 0
  const after = next && next.start >= end ? end + travelAfter.minutes * minuteMs - next.start : 0
  return [
    ...(before > 0 && previous
      ? warns('travel-before', {
          workOrderNumber: previous.detail.workOrderNumber,
          travelMinutes: travelBefore.minutes,
          shortMinutes: Math.ceil(before / minuteMs),
        })
      : []),
    ...(after > 0 && next
      ? warns('travel-after', {
          workOrderNumber: next.detail.workOrderNumber,
          travelMinutes: travelAfter.minutes,
          shortMinutes: Math.ceil(after / minuteMs),
        })
      : []),
  ]
}
