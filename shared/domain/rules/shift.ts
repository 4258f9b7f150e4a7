import { overlapMs } from '../../kernel/interval.ts'
import { minuteMs } from '../../kernel/zone.ts'
import { asks, warns } from './rule.ts'
import type { Rule } from './rule.ts'

/** Work lies inside the shift; what reaches beyond it is overtime, of which a technician may be allowed some, and a day without a shift is a day off. */
export const shiftRule: Rule = (placement) => {
  const { day, start, end } = placement
  if (!day || day.shifts.length === 0) return asks('day-off', { on: placement.clock.dayOf(start) })
  const inside = day.shifts.reduce((sum, shift) => sum + overlapMs(shift, placement), 0)
  const outsideMinutes = Math.ceil((end - start - inside) / minuteMs)
  if (outsideMinutes <= 0) return []
  const shiftStartsAt = day.shifts[0]!.start
  const shiftEndsAt = day.shifts.at(-1)!.end
  const facts = { shiftStartsAt, shiftEndsAt, overtimeMinutes: outsideMinutes }
  if (end > shiftEndsAt && start >= shiftStartsAt) {
    const allowedMinutes = placement.schedule.technician.overtimeMinutes ?? 0
    // The allowance is one of the day: what other visits took of it counts.
    const within = outsideMinutes * minuteMs <= end - shiftEndsAt && end - shiftEndsAt <= allowedMinutes * minuteMs
    return within ? warns('overtime-allowed', { ...facts, allowedMinutes }) : asks('overtime', facts)
  }
  return asks(start < shiftStartsAt ? 'before-shift' : 'between-shifts', facts)
}
