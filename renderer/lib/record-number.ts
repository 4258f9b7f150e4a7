import { defaultNumbering } from '#shared/domain/settings/numbering.ts'
import { draftMark, isProvisional } from '#shared/domain/record/provisional-number.ts'
import type { NumberedKind } from '#shared/domain/settings/numbering.ts'
import { t } from './messages.ts'

type Prefixes = Readonly<Record<NumberedKind, string>>

let prefixes: Prefixes = {
  request: defaultNumbering.request.prefix,
  workOrder: defaultNumbering.workOrder.prefix,
  invoice: defaultNumbering.invoice.prefix,
}

/** Tells every text that shows a number what the office puts before it; called once the backend has said so. */
export function setNumberPrefixes(next: Prefixes): void {
  prefixes = next
}

/** The number of a record as people write it, `WO-1234`; one that waits for the hub's number is a draft, `draft ·a3f`. */
export function recordNumber(kind: NumberedKind, number: number): string {
  if (isProvisional(number)) return t('app.draftNumber', { mark: draftMark(number) })
  return `${prefixes[kind]}${number}`
}
