import { dayMs } from '../../kernel/zone.ts'
import type { Priority } from '../record/priority.ts'

/** How many minutes of driving a minute of lateness weighs at 100 %: urgent work first. */
export const lateFactor: Readonly<Record<Priority, number>> = { emergency: 6, high: 3, normal: 2, low: 1 }

/** Minutes of driving that leaving a visit out costs at least. Each tier lies above all of the one before. */
const tierMinutes: Readonly<Record<Priority, number>> = { emergency: 40_000, high: 8_000, normal: 2_000, low: 600 }

/** After so many days of waiting the cost of leaving a visit out stops growing. */
const fullAgeDays = 30

/**
 * Minutes of driving that leaving a visit out costs: its priority's tier, up to twice that by age, and half as much
 * again when a promise would be broken before the days planned are over. Never above the next tier.
 */
export function skipMinutes(priority: Priority, ageMs: number, dueWithin: boolean): number {
  const age = 1 + Math.min(1, Math.max(0, ageMs / dayMs / fullAgeDays))
  return Math.round(tierMinutes[priority] * age * (dueWithin ? 1.5 : 1))
}
