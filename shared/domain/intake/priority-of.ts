import type { AssetCriticality } from '../asset/asset.ts'
import type { CustomerTier } from '../customer/customer.ts'
import type { RecordKeeping } from '../record/record.ts'
import type { Priority } from '../record/priority.ts'
import type { PriorityRule } from './priority-rule.ts'

/** One line of the priority table, stored or built in. */
export type PriorityLine = Omit<PriorityRule, RecordKeeping>

/** What the table looks at. */
export interface PriorityFacts {
  /** Of the asset the request is about; null when it is about none. */
  readonly criticality: AssetCriticality | null
  /** Name of the issue from the questions; null when nobody named one. */
  readonly issue: string | null
  /** Of the customer; null when the customer is not known. */
  readonly tier: CustomerTier | null
  /** Whether somebody is in danger. */
  readonly safety: boolean
}

/** A priority and where it comes from: a line of the table, else the work type, else the plain standard. */
export interface PriorityVerdict {
  readonly priority: Priority
  readonly basis: 'rule' | 'workType' | 'standard'
  /** The line that fired; null when none did. */
  readonly rule: PriorityLine | null
}

/** Two issues are the same when they read the same: case and outer blanks do not count. */
export function sameIssue(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase('en') === other.trim().toLocaleLowerCase('en')
}

/** Whether every condition of a line holds; a condition that is null always does. */
export function lineHolds(line: PriorityLine, facts: PriorityFacts): boolean {
  if (line.criticality !== null && line.criticality !== facts.criticality) return false
  if (line.issue !== null && (facts.issue === null || !sameIssue(line.issue, facts.issue))) return false
  if (line.tier !== null && line.tier !== facts.tier) return false
  return line.safety === null || line.safety === facts.safety
}

/** The table in the order it is read: by position, equal positions by id, so that the order is always one. */
export function inOrder(lines: readonly PriorityLine[]): PriorityLine[] {
  return lines.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

/**
 * The priority of a request: of the first active line, by position, whose conditions all hold; where none does, that of
 * the work type; where there is none, `normal`. There is always exactly one answer.
 */
export function priorityOf(
  facts: PriorityFacts,
  lines: readonly PriorityLine[],
  ofWorkType: Priority | null,
): PriorityVerdict {
  const rule = inOrder(lines).find((line) => line.active && lineHolds(line, facts)) ?? null
  if (rule) return { priority: rule.priority, basis: 'rule', rule }
  return ofWorkType
    ? { priority: ofWorkType, basis: 'workType', rule: null }
    : { priority: 'normal', basis: 'standard', rule: null }
}
