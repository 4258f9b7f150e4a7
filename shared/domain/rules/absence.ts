import { overlaps } from '../../kernel/interval.ts'
import { forbids } from './rule.ts'
import type { Rule } from './rule.ts'

/** No work while the technician is away. */
export const absenceRule: Rule = (placement) =>
  placement.schedule.absences
    .filter((absence) => overlaps(absence, placement))
    .flatMap(({ reason, start, end }) =>
      forbids('absence', {
        reason,
        fromAt: start,
        untilAt: end,
        // Away all day long: the hours would say nothing.
        allDay: placement.day !== null && start <= placement.day.start && end >= placement.day.end,
      }),
    )
