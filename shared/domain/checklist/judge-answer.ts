import type { AppError } from '../../kernel/app-error.ts'
import { invalidInput } from '../../kernel/app-error.ts'
import type { GivenAnswer, KeyedItem } from './checklist-state.ts'
import { saysSomething } from './checklist-state.ts'

/** Why an answer cannot be one to its item, or null. Nothing at all is allowed: a comment may stand alone. */
export function answerRefusal(item: KeyedItem, answer: GivenAnswer): AppError | null {
  const { text, number, attachmentId, signedBy } = answer
  const refuse = (what: string) =>
    invalidInput(
      `answers.${item.key}`,
      `Item ${item.position} (${item.text || 'signature'}) ${what}. Nothing was saved.`,
    )
  const onlyFor = (kinds: readonly KeyedItem['answer'][], value: unknown) =>
    value !== null && !kinds.includes(item.answer)
  if (onlyFor(['number'], number)) return refuse('is not answered with a number')
  if (onlyFor(['photo', 'signature'], attachmentId)) return refuse('is not answered with a file')
  if (onlyFor(['signature'], signedBy)) return refuse('is not answered with a signature')
  if (number !== null && !Number.isFinite(number)) return refuse('needs a number')
  if (number !== null && text !== null) return refuse('has a number and a text; give one of them')
  if (text === null) return null
  switch (item.answer) {
    case 'pass-fail':
      return ['pass', 'fail', 'na'].includes(text) ? null : refuse('is answered with pass, fail or na')
    case 'number':
      return text === 'na' ? null : refuse('is answered with a number or na')
    case 'choice':
      return item.choices?.includes(text) ? null : refuse(`is answered with one of ${item.choices?.join(', ') ?? ''}`)
    case 'text':
      return saysSomething(text) ? null : refuse('needs words')
    case 'photo':
    case 'signature':
      return refuse('is not answered with a text')
  }
}
