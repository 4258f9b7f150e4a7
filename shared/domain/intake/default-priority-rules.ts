import type { PriorityLine } from './priority-of.ts'

const anything = { criticality: null, issue: null, tier: null, safety: null, active: true } as const

type Condition = Partial<Pick<PriorityLine, 'criticality' | 'issue' | 'tier' | 'safety'>>

const lines: readonly (readonly [id: string, name: string, when: Condition, priority: PriorityLine['priority']])[] = [
  ['danger', 'Somebody is in danger', { safety: true }, 'emergency'],
  ['trapped', 'People are trapped', { issue: 'People trapped' }, 'emergency'],
  ['gas', 'Gas is escaping', { issue: 'Gas escaping' }, 'emergency'],
  ['water', 'Water is running out', { issue: 'Water running out' }, 'emergency'],
  ['electric', 'Electric shock or fire possible', { issue: 'Electrical danger' }, 'emergency'],
  ['fire-protection', 'Fire protection does not work', { issue: 'Fire protection down' }, 'emergency'],
  ['traffic', 'Traffic is in danger', { issue: 'Danger to traffic' }, 'emergency'],
  ['insecure', 'The building cannot be locked', { issue: 'Cannot be locked' }, 'high'],
  ['appearance', 'Only how it looks', { issue: 'Appearance only' }, 'low'],
  ['routine', 'Can wait for the next round', { issue: 'Routine' }, 'low'],
  ['critical-both', 'Critical asset of a critical customer', { criticality: 'high', tier: 'critical' }, 'emergency'],
  ['critical-asset', 'Critical asset', { criticality: 'high' }, 'high'],
  ['critical-customer', 'Critical customer', { tier: 'critical' }, 'high'],
  ['no-heating', 'No heating', { issue: 'No heating' }, 'high'],
  ['no-power', 'No power', { issue: 'No power' }, 'high'],
  ['no-water', 'No water', { issue: 'No water' }, 'high'],
  ['cooling-gold', 'No cooling at a gold customer', { issue: 'No cooling', tier: 'gold' }, 'high'],
]

/** The priority table until the office edits its own. What no line names has the priority of its work type. */
export const defaultPriorityLines: readonly PriorityLine[] = lines.map(([id, name, when, priority], index) => ({
  ...anything,
  ...when,
  id: `built-in-${id}`,
  name,
  priority,
  position: (index + 1) * 10,
}))

/** The table in force: the office's own lines, or the built-in ones while it has none. */
export function linesInForce(stored: readonly PriorityLine[]): readonly PriorityLine[] {
  return stored.length > 0 ? stored : defaultPriorityLines
}
