import type { ChecklistItem, WorkTypeBody } from '../work-type/work-type.ts'
import type { ChecklistAnswer } from './checklist-answer.ts'

/** Key of the signature that a template asks for by its required data when no item of its checklist is one. */
export const signOffKey = 'signOff'

/** An item with the key that names it in answers, and whether the checklist is incomplete without it. */
export interface KeyedItem extends ChecklistItem {
  readonly key: string
  readonly required: boolean
  /** Its number as printed, 1 the first. */
  readonly position: number
}

/** What of a template decides which items a checklist has. */
export type ChecklistTemplate = Pick<WorkTypeBody, 'checklist' | 'requires'>

/**
 * The items of a template in order, each with its key: its own, or else its place. Where a signature is required data
 * and no item asks for one, a last item does; its text is empty, the screen words it.
 */
export function checklistOf(template: ChecklistTemplate): KeyedItem[] {
  const items = template.checklist.map((item, index) => ({
    ...item,
    key: item.key ?? String(index + 1),
    required: item.required ?? true,
    position: index + 1,
  }))
  if (!template.requires.includes('signature') || items.some(({ answer }) => answer === 'signature')) return items
  const signOff = { text: '', answer: 'signature', unit: null, required: true } as const
  return [...items, { ...signOff, key: signOffKey, position: items.length + 1 }]
}

/** The parts of an answer that say what was answered. */
export type GivenAnswer = Pick<ChecklistAnswer, 'text' | 'number' | 'attachmentId' | 'signedBy'>

/** Whether a text says anything: one letter, digit or symbol at least. Blanks, dashes and dots do not. */
export function saysSomething(text: string | null | undefined): boolean {
  return text != null && /[\p{L}\p{N}\p{S}]/u.test(text)
}

/** Whether an answer answers its item. A comment alone does not; `na` answers what is passed or measured. */
export function isAnswered(item: Pick<ChecklistItem, 'answer' | 'choices'>, answer: GivenAnswer | undefined): boolean {
  if (!answer) return false
  switch (item.answer) {
    case 'pass-fail':
      return answer.text === 'pass' || answer.text === 'fail' || answer.text === 'na'
    case 'number':
      return answer.number !== null || answer.text === 'na'
    case 'choice':
    case 'text':
      return saysSomething(answer.text)
    case 'photo':
      return answer.attachmentId !== null
    case 'signature':
      return answer.attachmentId !== null || saysSomething(answer.signedBy)
  }
}

/** Whether an answer is a failure: `fail`, or a number outside its limits, which are themselves inside. */
export function hasFailed(
  item: Pick<ChecklistItem, 'answer' | 'min' | 'max'>,
  answer: Pick<GivenAnswer, 'text' | 'number'>,
): boolean {
  if (item.answer === 'pass-fail') return answer.text === 'fail'
  if (item.answer !== 'number' || answer.number === null) return false
  return answer.number < (item.min ?? -Infinity) || answer.number > (item.max ?? Infinity)
}

/** How far a checklist is filled in. Counts are of items; `required` ones decide whether it is complete. */
export interface ChecklistCompleteness {
  readonly items: number
  readonly answered: number
  readonly required: number
  readonly requiredAnswered: number
  readonly failed: number
  readonly complete: boolean
  /** Required items without an answer, in order. */
  readonly missing: readonly KeyedItem[]
}

/** How far a work order's checklist is filled in: what is answered, never what somebody ticked as complete. */
export function completenessOf(
  items: readonly KeyedItem[],
  answers: readonly (GivenAnswer & Pick<ChecklistAnswer, 'itemKey'>)[],
): ChecklistCompleteness {
  const byKey = new Map(answers.map((answer) => [answer.itemKey, answer]))
  const answered = items.filter((item) => isAnswered(item, byKey.get(item.key)))
  const required = items.filter((item) => item.required)
  const missing = required.filter((item) => !isAnswered(item, byKey.get(item.key)))
  return {
    items: items.length,
    answered: answered.length,
    required: required.length,
    requiredAnswered: required.length - missing.length,
    failed: answered.filter((item) => hasFailed(item, byKey.get(item.key)!)).length,
    complete: missing.length === 0,
    missing,
  }
}
