import { rulesByPosition } from '../../domain/sla/service-levels.ts'
import type { SlaRule } from '../../domain/sla/sla-rule.ts'
import type { Change } from '../change.ts'
import { update } from '../change.ts'

/** Distance between two lines of the table. */
const step = 10

/** The changes that give rules the order of the list. */
export function orderChanges(rules: readonly SlaRule[]): Change[] {
  return rules.flatMap(({ id, position }, index) => {
    const wanted = (index + 1) * step
    return position === wanted ? [] : [update('slaRules', id, { position: wanted })]
  })
}

/** Where a new first line goes. */
export function positionAtTop(rules: readonly SlaRule[]): number {
  const first = rulesByPosition(rules)[0]
  return first ? first.position - step : step
}
