import { asks } from './rule.ts'
import type { Rule } from './rule.ts'

/** Arrival lies inside the window the customer accepts. */
export const serviceWindowRule: Rule = ({ detail, start }) => {
  const { windowStartsAt, windowEndsAt } = detail.visit
  if (windowStartsAt === null || windowEndsAt === null) return []
  if (start >= windowStartsAt && start < windowEndsAt) return []
  return asks('window', { fromAt: windowStartsAt, untilAt: windowEndsAt })
}
