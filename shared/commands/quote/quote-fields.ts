import { z } from 'zod'
import { quantitySchema, unitCentsSchema } from '../../domain/cost/amount.ts'
import type { QuoteLine } from '../../domain/cost/quote-line.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { AppError } from '../../kernel/app-error.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'

/** The fields of a quote line as people enter them. */
export const quoteFields = {
  description: z.string().trim().min(1, 'say what is offered').max(500),
  quantity: quantitySchema.positive('an offer is of something'),
  unit: z.string().trim().min(1, 'a unit is needed').max(40),
  unitPriceCents: unitCentsSchema,
} as const

/** The lines a step is about: those named, or every one of the work order in one of the states. */
export function chosenLines(
  lines: readonly QuoteLine[],
  ids: readonly string[] | null,
  states: readonly QuoteLine['state'][],
): QuoteLine[] {
  return lines.filter(({ id, state }) => (ids === null ? states.includes(state) : ids.includes(id)))
}

/** The refusal when a line is not in a state the step starts from, or when there is no line at all; null otherwise. */
export function quoteStateRefusal(
  { number }: Pick<WorkOrder, 'number'>,
  lines: readonly QuoteLine[],
  states: readonly QuoteLine['state'][],
): AppError | null {
  const wrong = lines.find(({ state }) => !states.includes(state))
  if (lines.length > 0 && !wrong) return null
  const state = wrong?.state ?? 'none'
  const message = `The quote of work order ${number} has ${wrong ? `a line that is ${state}` : 'no line for this'}. Nothing was changed.`
  return forbiddenByRule('quote-state', message, { number, state })
}
