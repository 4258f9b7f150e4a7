import type { EntityName } from '../domain/entities.ts'
import type { AppError } from '../kernel/app-error.ts'
import { forbiddenByRule } from './forbidden-by-rule.ts'
import type { Uses } from './read.ts'

/** Kinds that the refusal names one by one; all others are counted together. */
const named = ['workOrders', 'requests', 'sites', 'assets', 'contracts', 'technicianSkills', 'workTypes'] as const

/** What to do instead of removing a record that is used. */
export type InsteadOfRemoving = 'merge' | 'retire' | 'deactivate' | 'takeAway'

/** The refusal to remove a record that others point at, or null. `going` names kinds that go with it. */
export function usedRefusal(
  what: string,
  uses: Uses,
  instead: InsteadOfRemoving,
  going: readonly EntityName[] = [],
): AppError | null {
  const used = Object.entries(uses).filter(([kind]) => !going.includes(kind as EntityName))
  if (used.length === 0) return null
  const count = (kind: string) => used.find(([one]) => one === kind)?.[1] ?? 0
  const rest = used.filter(([kind]) => !named.includes(kind as (typeof named)[number]))
  const facts = Object.fromEntries(named.map((kind) => [kind, count(kind)]))
  const others = rest.reduce((sum, [, number]) => sum + number, 0)
  const list = used.map(([kind, number]) => `${number} ${kind}`).join(', ')
  const message = `${what} is used by ${list}. It stays as it is; ${advice[instead]}.`
  return forbiddenByRule('record-used', message, { what, instead, ...facts, others })
}

const advice: Readonly<Record<InsteadOfRemoving, string>> = {
  merge: 'set it inactive or merge it into another',
  retire: 'retire it instead',
  deactivate: 'set it inactive instead',
  takeAway: 'take it away there first',
}
