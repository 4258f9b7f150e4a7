import type { Refusal } from './convert.ts'
import { assetRowDraftOf } from './draft-asset.ts'
import type { AssetDraft, CustomerDraft, Drafts, RequestDraft, SiteDraft, TechnicianDraft, WorkOrderDraft, WorkTypeDraft } from './draft.ts' // prettier-ignore
import { customerRowDraftOf, siteRowDraftOf, technicianDraftOf, workTypeDraftOf } from './draft-office.ts'
import type { DraftContext } from './draft-place.ts'
import { requestDraftOf } from './draft-request.ts'
import { workOrderDraftOf } from './draft-work-order.ts'
import type { RemarkCode } from './draft-work-order.ts'
import type { ImportTarget } from './mapping.ts'
import type { RowValues } from './row-reader.ts'
import { textValue } from './row-values.ts'

/** What a row of a file became. */
export type DraftedRow =
  | {
      readonly kind: 'draft'
      readonly draft: Drafts[ImportTarget]
      /** Id that no other row of the file may have; null where rows may speak of the same record. */
      readonly uniqueKey: string | null
      readonly ungeocodedReason: SiteDraft['ungeocodedReason']
      /** Latest opening or closing date of the row, UTC ms; null when the row has none. */
      readonly lastDateAt: number | null
      /** What names the row where the file has no id; rows that share it are numbered in their order. */
      readonly contentKey: string | null
      /** What is worth saying about it although it is taken over. */
      readonly remarks: readonly RemarkCode[]
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Opened after the instant the file is read as of. */
  | { readonly kind: 'later' }

/** Turns the values of a row into a draft of the mapping's target. */
export function draftRow(target: ImportTarget, values: RowValues, context: DraftContext): DraftedRow {
  switch (target) {
    case 'requests':
      return requestRow(requestDraftOf(values, context))
    case 'workTypes':
      return plain(workTypeDraftOf(values))
    case 'technicians': {
      const draft = technicianDraftOf(values, context)
      return 'code' in draft && 'facts' in draft ? { kind: 'refused', refusal: draft } : plain(draft)
    }
    case 'customers': {
      const draft = customerRowDraftOf(values, context)
      const reason = draft.site?.ungeocodedReason ?? null
      return { ...plain({ ...draft, key: null }, reason), draft, uniqueKey: textValue(values, 'externalId') }
    }
    case 'sites': {
      const draft = siteRowDraftOf(values, context)
      if ('facts' in draft) return { kind: 'refused', refusal: draft }
      return { ...plain(draft, draft.ungeocodedReason), uniqueKey: textValue(values, 'externalId') }
    }
    case 'assets': {
      const draft = assetRowDraftOf(values, context)
      if ('facts' in draft) return { kind: 'refused', refusal: draft }
      return plain(draft, draft.site?.ungeocodedReason ?? null)
    }
    case 'workOrders':
      return workOrderRow(workOrderDraftOf(values, context))
  }
}

function requestRow(draft: ReturnType<typeof requestDraftOf>): DraftedRow {
  if (draft === 'later') return { kind: 'later' }
  if ('facts' in draft) return { kind: 'refused', refusal: draft }
  const lastDateAt = Math.max(draft.openedAt, draft.closedAt ?? draft.openedAt)
  return { ...plain(draft, draft.site?.ungeocodedReason ?? null), lastDateAt }
}

function workOrderRow(drafted: ReturnType<typeof workOrderDraftOf>): DraftedRow {
  if (drafted === 'later') return { kind: 'later' }
  if ('facts' in drafted) return { kind: 'refused', refusal: drafted }
  const { draft, contentKey, remarks } = drafted
  const lastDateAt = Math.max(draft.openedAt, draft.completedAt ?? 0, draft.closedAt ?? 0)
  const uniqueKey = contentKey === null ? draft.key : null
  return { ...plain(draft, draft.site?.ungeocodedReason ?? null), uniqueKey, contentKey, remarks, lastDateAt }
}

type Keyed = AssetDraft | WorkOrderDraft | RequestDraft | WorkTypeDraft | TechnicianDraft | SiteDraft | { customer: CustomerDraft; site: SiteDraft | null; key: null } // prettier-ignore

function plain(draft: Keyed, ungeocodedReason: SiteDraft['ungeocodedReason'] = null) {
  return { kind: 'draft' as const, draft, uniqueKey: draft.key, ungeocodedReason, lastDateAt: null, contentKey: null, remarks: [] } // prettier-ignore
}
