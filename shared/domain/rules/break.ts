import { overlapMs } from '../../kernel/interval.ts'
import { minuteMs } from '../../kernel/zone.ts'
import { warns } from './rule.ts'
import type { Rule } from './rule.ts'

/** The break is not worked through. */
export const breakRule: Rule = (placement) =>
  (placement.day?.breaks ?? []).flatMap((pause) => {
    const lost = overlapMs(pause, placement)
    if (lost === 0) return []
    return warns('break', { fromAt: pause.start, untilAt: pause.end, lostMinutes: Math.ceil(lost / minuteMs) })
  })
