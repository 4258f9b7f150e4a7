import type { ChecklistItem } from '../work-type/work-type.ts'
import { signOffKey } from './checklist-state.ts'

/** Why a checklist cannot be kept: which item, counted from 0, and what is the matter. */
export interface ChecklistProblem {
  readonly index: number
  readonly code: 'text' | 'limits' | 'choices' | 'key'
}

/**
 * A checklist as it is kept: each item with a key of its own (a new one where it has none), and only with what its kind
 * of answer uses. Keys are what answers are found by, so an item whose words change keeps its key.
 */
export function tidyChecklist(items: readonly ChecklistItem[], newKey: () => string): ChecklistItem[] {
  return items.map(({ key, text, answer, unit, min, max, choices, required, followUpWorkTypeId }) => ({
    key: key ?? newKey(),
    text: text.trim(),
    answer,
    unit: answer === 'number' ? unit?.trim() || null : null,
    ...(answer === 'number' && { min: min ?? null, max: max ?? null }),
    ...(answer === 'choice' && { choices: (choices ?? []).map((choice) => choice.trim()).filter(Boolean) }),
    required: required ?? true,
    ...((answer === 'number' || answer === 'pass-fail') && followUpWorkTypeId && { followUpWorkTypeId }),
  }))
}

/** What is wrong with a tidy checklist; empty when it may be kept. */
export function checklistProblems(items: readonly ChecklistItem[]): ChecklistProblem[] {
  const keys = items.map(({ key }) => key)
  return items.flatMap((item, index) => {
    const { text, answer, min, max, choices = [], key } = item
    const problem = (code: ChecklistProblem['code']): ChecklistProblem[] => [{ index, code }]
    if (text === '') return problem('text')
    if (answer === 'number' && min != null && max != null && min > max) return problem('limits')
    if (answer === 'choice' && (choices.length < 2 || new Set(choices).size < choices.length)) return problem('choices')
    if (key === signOffKey || keys.indexOf(key) !== index) return problem('key')
    return []
  })
}
