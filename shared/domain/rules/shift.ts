import { overlapMs } from '../../kernel/interval.ts'
import { minuteMs } from '../../kernel/zone.ts'
import { asks } from './rule.ts'
import type { Rule } from './rule.ts'

/** Work lies inside the shift; what reaches beyond it is overtime, a day without a shift is a day off. */
export const shiftRule: Rule = (placement) => {
  const { day, start, end } = placement
  if (!day || day.shifts.length === 0) return asks('day-off', { on: placement.clock.dayOf(start) })
  const inside = day.shifts.reduce((sum, shift) => sum + overlapMs(shift, placement), 0)
  const outsideMinutes = Math.ceil((end - start - inside) / minuteMs)
  if (outsideMinutes <= 0) return []
  const shiftStartsAt = day.shifts[0]!.start
  const shiftEndsAt = day.shifts.at(-1)!.end
  const facts = { shiftStartsAt, shiftEndsAt, overtimeMinutes: outsideMinutes }
  if (end > shiftEndsAt && start >= shiftStartsAt) return asks('overtime', facts)
  return asks(start < shiftStartsAt ? 'before-shift' : 'between-shifts', facts)
}
