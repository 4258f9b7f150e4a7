import type { PricedLine } from '../../domain/cost/totals.ts'
import type { LimitBreach } from '../../domain/cost/limit.ts'
import { limitBreach } from '../../domain/cost/limit.ts'
import type { Rates } from '../../domain/cost/rates.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { AppError } from '../../kernel/app-error.ts'
import { invalidInput } from '../../kernel/app-error.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'

/** The refusal of a change to the costs of a closed work order, or null: accounting has its draft. */
export function closedRefusal({ number, status }: Pick<WorkOrder, 'number' | 'status'>): AppError | null {
  if (status !== 'closed') return null
  const message = `Work order ${number} is closed and its invoice draft is made. Nothing was changed; reopen it to change its costs.`
  return forbiddenByRule('costs-closed', message, { number })
}

/**
 * The refusal of lines that would pass the not-to-exceed amount, or null. Its facts say what to ask approval for:
 * `afterCents` is the limit that would let them through.
 */
export function limitRefusal(
  { number, nteCents, id }: Pick<WorkOrder, 'id' | 'number' | 'nteCents'>,
  before: readonly PricedLine[],
  after: readonly PricedLine[],
  { limitBasis }: Pick<Rates, 'limitBasis'>,
): AppError | null {
  const breach = limitBreach(nteCents, before, after, limitBasis)
  return breach && limitPassed(id, number, breach)
}

function limitPassed(workOrderId: string, number: number, breach: LimitBreach): AppError {
  const { limitCents, beforeCents, afterCents, overCents } = breach
  const message = `This would pass the limit of work order ${number}: ${afterCents} of ${limitCents} in minor units. Nothing was entered; raise the limit, or ask for approval.`
  return forbiddenByRule('cost-limit', message, {
    workOrderId,
    number,
    limitCents,
    beforeCents,
    afterCents,
    overCents,
  })
}

/** The refusal of a credit without a reason, or of a reason without a credit; null when both go together. */
export function creditRefusal(path: string, quantity: number, creditReason: string | null): AppError | null {
  if (quantity < 0 && !creditReason) return invalidInput(path, 'Say why this credit is given; nothing was entered.')
  if (quantity >= 0 && creditReason)
    return invalidInput(path, 'Only a credit has a reason: its quantity is below zero.')
  return null
}
