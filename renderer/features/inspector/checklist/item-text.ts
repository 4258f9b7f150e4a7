import type { ChecklistAnswer } from '#shared/domain/checklist/checklist-answer.ts'
import { isAnswered } from '#shared/domain/checklist/checklist-state.ts'
import { t } from '../../../lib/messages.ts'
import { numberText } from '../../../lib/format.ts'
import type { DrawingName } from '../../../ui/icons/drawings.tsx'
import type { ChecklistItemData } from './use-checklist.ts'

/** Words of an item; the signature that required data adds has none of its own. */
export function itemText(item: Pick<ChecklistItemData, 'text'>): string {
  return item.text || t('checklist.signOff')
}

/** Limits of a number in words: `1 to 5 bar`, `at most 5 bar`; empty without any. */
export function limitsText({ min, max, unit, answer }: ChecklistItemData): string {
  if (answer !== 'number' || (min == null && max == null)) return ''
  const which = min == null ? 'most' : max == null ? 'least' : 'both'
  const values = { min: min == null ? '' : numberText(min), max: max == null ? '' : numberText(max) }
  return t('checklist.limits', { which, ...values, unit: unit ?? '' }).trim()
}

/** How an item stands, with a shape, so that colour is never alone. */
export interface ItemState {
  readonly shape: DrawingName
  readonly family: 'good' | 'risk' | 'idle' | 'muted'
  readonly text: string
}

/** Whether an item is open, answered, does not apply or has failed, and how. */
export function itemState(item: ChecklistItemData, answer: ChecklistAnswer | undefined): ItemState {
  if (!answer || !isAnswered(item, answer)) {
    return { shape: 's-open', family: 'idle', text: t(item.required ? 'checklist.open' : 'checklist.optional') }
  }
  if (answer.failed) return { shape: 's-miss', family: 'risk', text: failureText(item, answer) }
  if (answer.text === 'na' && (item.answer === 'pass-fail' || item.answer === 'number')) {
    return { shape: 's-no', family: 'muted', text: t('checklist.notApplicable') }
  }
  return { shape: 's-done', family: 'good', text: t('checklist.answered') }
}

function failureText({ min, max, unit }: ChecklistItemData, { number }: ChecklistAnswer): string {
  if (number === null) return t('checklist.failed')
  const isBelow = min != null && number < min
  const limit = numberText(isBelow ? min : (max ?? 0))
  return t(isBelow ? 'checklist.below' : 'checklist.above', { limit, unit: unit ?? '' }).trim()
}
