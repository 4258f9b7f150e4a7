import { overlaps } from '../../kernel/interval.ts'
import { forbids } from './rule.ts'
import type { Rule } from './rule.ts'

/** One visit at a time. */
export const overlapRule: Rule = (placement) =>
  placement.schedule.stops
    .filter((stop) => overlaps(stop, placement))
    .flatMap(({ detail, start, end }) =>
      forbids('overlap', { workOrderNumber: detail.workOrderNumber, fromAt: start, untilAt: end }),
    )
