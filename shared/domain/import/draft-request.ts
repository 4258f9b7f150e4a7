import { tidy } from './address.ts'
import type { RequestDraft } from './draft.ts'
import { customerDraftOf, siteDraftOf, territoryDraftOf } from './draft-place.ts'
import type { DraftContext } from './draft-place.ts'
import type { Refusal } from './convert.ts'
import { ownValues } from './own-fields.ts'
import type { RowValues } from './row-reader.ts'
import { numberValue, textValue } from './row-values.ts'

/** External id under which a work type is found again. */
export function workTypeKey(category: string, name: string): string {
  return `work-type:${tidy(category).toLowerCase()}|${tidy(name).toLowerCase()}`
}

/**
 * A request draft of the values of a row; `later` when it was opened after the instant the file is read as of. A row
 * that says it was closed before it was opened is refused: one of the two is wrong and nobody here knows which.
 */
export function requestDraftOf(values: RowValues, context: DraftContext): RequestDraft | Refusal | 'later' {
  const openedAt = numberValue(values, 'openedAt')!
  const asOf = context.asOf ?? Number.MAX_SAFE_INTEGER
  if (openedAt > asOf) return 'later'
  const written = numberValue(values, 'closedAt')
  if (written !== null && written < openedAt) return { code: 'closed-before-opened', facts: {} }
  const closedLater = written !== null && written > asOf
  const closedAt = closedLater ? null : written
  const closed = !closedLater && (closedAt !== null || textValue(values, 'status') === 'closed')
  const known = context.asOf === null || closed
  const key = textValue(values, 'externalId')
  const title = tidy(textValue(values, 'title') ?? '')
  const name = tidy(textValue(values, 'workType') ?? '')
  const category = tidy(textValue(values, 'workCategory') ?? '')
  return {
    key,
    title,
    description: textValue(values, 'description') ?? '',
    status: closed ? 'closed' : 'new',
    openedAt,
    resolveBy: numberValue(values, 'resolveBy'),
    closedAt,
    closingNote: known ? textValue(values, 'closingNote') : null,
    source: textValue(values, 'source') ?? 'Import',
    sourceVerdict: known ? textValue(values, 'sourceVerdict') : null,
    team: textValue(values, 'team'),
    priority: textValue(values, 'priority') as RequestDraft['priority'],
    workType: name === '' ? null : { key: workTypeKey(category, name), name, category },
    site: siteDraftOf(values, context, key, `No address (${key ?? title})`),
    territory: territoryDraftOf(values, context),
    customer: customerDraftOf(values),
    custom: ownValues(values),
  }
}
