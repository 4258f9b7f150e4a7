import type { AppError, Violation } from '../kernel/app-error.ts'

/** A refusal by one rule that nobody may override. `message` is for logs and the command line. */
export function forbiddenByRule(rule: string, message: string, facts: Violation['facts'] = {}): AppError {
  return { kind: 'rule-violation', message, violations: [{ rule, severity: 'forbids', facts }] }
}
