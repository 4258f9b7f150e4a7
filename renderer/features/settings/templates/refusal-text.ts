import type { AppError } from '#shared/kernel/app-error.ts'
import { errorText } from '../../../lib/error-text.ts'
import { hasText, t } from '../../../lib/messages.ts'

/** Why a template was not saved, with the field, and the line of a list, named as the form names it. */
export function refusalText(error: AppError): string {
  const issue = error.kind === 'invalid-input' ? error.issues[0] : undefined
  // What the command itself found wrong says where it is and what was kept.
  if (issue && issue.message === error.message) return issue.message
  const [set, field = '', line] = issue?.path.split('.') ?? []
  if (!issue || set !== 'set' || !hasText(`templates.${field}`)) return errorText(error)
  const number = line === undefined ? 0 : Number(line) + 1
  return t('templates.refused', { field: t(`templates.${field}`), number, reason: issue.message })
}
