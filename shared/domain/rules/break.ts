import { minuteMs } from '../../kernel/zone.ts'
import { lostOf, settleBreak } from '../schedule/settle-break.ts'
import { warns } from './rule.ts'
import type { Rule } from './rule.ts'

/** The break is not worked through. One with a window moves out of the way as far as its window goes. */
export const breakRule: Rule = (placement) =>
  (placement.day?.breaks ?? []).flatMap((pause) => {
    const busy = [...placement.stops, placement]
    const settled = settleBreak(pause, busy)
    // What the other stops take of it anyway is not this one's doing.
    const lost = lostOf(settled, busy) - lostOf(settleBreak(pause, placement.stops), placement.stops)
    if (lost <= 0) return []
    return warns('break', { fromAt: settled.start, untilAt: settled.end, lostMinutes: Math.ceil(lost / minuteMs) })
  })
