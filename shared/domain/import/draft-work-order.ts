import { tidy } from './address.ts'
import type { Refusal } from './convert.ts'
import { assetDraftOf, assetKey, equipmentSiteOf } from './draft-asset.ts'
import type { CostDraft, WorkOrderDraft } from './draft.ts'
import { customerDraftOf, territoryDraftOf } from './draft-place.ts'
import type { DraftContext } from './draft-place.ts'
import { workTypeKey } from './draft-request.ts'
import { ownValues } from './own-fields.ts'
import type { RowValues } from './row-reader.ts'
import { numberValue, textValue } from './row-values.ts'

/** What is worth saying about a row that was taken over all the same. */
export const remarkCodes = ['zero-cost', 'negative-cost'] as const
export type RemarkCode = (typeof remarkCodes)[number]

/** A drafted work order. `contentKey` takes the place of an id where the file has none; see `contentKeyOf`. */
export interface DraftedWorkOrder {
  readonly draft: WorkOrderDraft
  readonly contentKey: string | null
  readonly remarks: readonly RemarkCode[]
}

const costFields = [
  ['labour', 'labourCost'],
  ['travel', 'travelCost'],
  ['parts', 'partsCost'],
  ['vendor', 'vendorCost'],
  ['other', 'otherCost'],
] as const satisfies readonly (readonly [CostDraft['part'], string])[]

/**
 * A work order draft of the values of a row; `later` when it was opened after the instant the file is read as of.
 * Nothing is made up: a date the file does not give stays empty, and a status it does not give follows from the dates.
 */
export function workOrderDraftOf(values: RowValues, context: DraftContext): DraftedWorkOrder | Refusal | 'later' {
  const openedAt = numberValue(values, 'openedAt')!
  if (context.asOf !== null && openedAt > context.asOf) return 'later'
  const [completedAt, closedAt] = [numberValue(values, 'completedAt'), numberValue(values, 'closedAt')]
  if ((completedAt ?? openedAt) < openedAt || (closedAt ?? openedAt) < openedAt) {
    return { code: 'closed-before-opened', facts: {} }
  }
  const title = tidy(textValue(values, 'title') ?? '')
  const name = tidy(textValue(values, 'workType') ?? '')
  const category = tidy(textValue(values, 'workCategory') ?? '')
  const kind = textValue(values, 'workKind') as NonNullable<WorkOrderDraft['workType']>['kind']
  const site = equipmentSiteOf(values, context)
  const asset = assetDraftOf(values, site)
  const externalId = textValue(values, 'externalId')
  const costs = costsOf(values)
  const contentKey = externalId === null ? contentKeyOf(openedAt, asset?.tag ?? '', title, `${category}|${name}`) : null
  const { status, holdReason } = stateOf(values, { completedAt, closedAt })
  const draft: WorkOrderDraft = {
    key: externalId ?? contentKey!,
    title,
    description: textValue(values, 'description') ?? '',
    status,
    holdReason,
    openedAt,
    completedAt,
    closedAt,
    resolveBy: numberValue(values, 'resolveBy'),
    priority: textValue(values, 'priority') as WorkOrderDraft['priority'],
    team: textValue(values, 'team'),
    workType: name === '' ? null : { key: workTypeKey(category, name), name, category, kind },
    failureCode: failureCodeOf(values),
    rootCause: textValue(values, 'rootCause'),
    outcome: textValue(values, 'outcome'),
    nextStep: textValue(values, 'nextStep'),
    costs,
    asset,
    site,
    territory: territoryDraftOf(values, context),
    customer: customerDraftOf(values),
    custom: ownValues(values),
  }
  return { draft, contentKey, remarks: remarksOf(costs) }
}

/** How ids begin that stand for the content of a row. */
export const contentKeyPrefix = 'content:'

/**
 * What names a work order of a file without ids: day, asset, title and type, as 64 bits. Rows that are alike in all of
 * these are told apart by their order in the file (the caller counts them), so importing a file again finds each again.
 */
export function contentKeyOf(openedAt: number, tag: string, title: string, type: string): string {
  const text = [openedAt, assetKey(tag), title.toLowerCase(), type.toLowerCase()].join('\u001f')
  let [a, b] = [0x811c9dc5, 0x9747b28c]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x5bd1e995)
    b ^= b >>> 15
  }
  const hex = (part: number) => (part >>> 0).toString(16).padStart(8, '0')
  return `${contentKeyPrefix}${hex(a)}${hex(b)}`
}

/** Status and reason of the file; without a status, what has an end date is over and what has none is open. */
function stateOf(
  values: RowValues,
  dates: Pick<WorkOrderDraft, 'completedAt' | 'closedAt'>,
): Pick<WorkOrderDraft, 'status' | 'holdReason'> {
  const given = textValue(values, 'status') as WorkOrderDraft['status'] | null
  const status = given ?? (dates.closedAt !== null ? 'closed' : dates.completedAt !== null ? 'done' : 'open')
  const reason = textValue(values, 'holdReason')
  if (status === 'onHold') return { status, holdReason: reason ?? 'On hold in the source' }
  return { status, holdReason: status === 'cancelled' ? (reason ?? 'Cancelled in the source') : null }
}

/** What failed: the mode of failure with the part it struck; a part alone is no failure. */
function failureCodeOf(values: RowValues): string | null {
  const mode = textValue(values, 'failureCode')
  const part = textValue(values, 'failedPart')
  return mode === null || part === null ? mode : `${part}: ${mode}`
}

/**
 * The amounts of a row. Where it gives both parts and a total, what the parts do not explain becomes an amount of its
 * own, so that the sum is the one the file states.
 */
function costsOf(values: RowValues): CostDraft[] {
  const parts = costFields.flatMap(([part, field]) => {
    const amountCents = numberValue(values, field)
    return amountCents === null ? [] : [{ part, amountCents }]
  })
  const total = numberValue(values, 'totalCost')
  if (total === null) return parts
  const rest = total - parts.reduce((sum, { amountCents }) => sum + amountCents, 0)
  return parts.length > 0 && rest === 0 ? parts : [...parts, { part: 'total', amountCents: rest }]
}

function remarksOf(costs: readonly CostDraft[]): RemarkCode[] {
  const found: RemarkCode[] = []
  if (costs.length > 0 && costs.every(({ amountCents }) => amountCents === 0)) found.push('zero-cost')
  if (costs.some(({ amountCents }) => amountCents < 0)) found.push('negative-cost')
  return found
}
