import { decimalText } from '../cost/currency.ts'
import type { Drafts } from './draft.ts'
import { customValueText } from '../custom-field/check-value.ts'
import type { CustomValues } from '../custom-field/custom-values.ts'
import type { ImportTarget } from './mapping.ts'
import { ownFieldPrefix } from './own-fields.ts'

/** One value of a row as it would become: shown beside the file before anything is written. */
export interface PreviewValue {
  readonly field: string
  readonly kind: 'text' | 'instant' | 'minute' | 'yes-no' | 'reason'
  readonly value: string | number | boolean | null
}

/** What a draft would become, flat, in the order people look for it. */
export function previewOf(target: ImportTarget, draft: Drafts[ImportTarget], currency: string): PreviewValue[] {
  const text = (field: string, value: string | number | null | undefined): PreviewValue => ({ field, kind: 'text', value: value ?? null }) // prettier-ignore
  const amount = (field: string, cents: number | null) =>
    text(field, cents === null ? null : decimalText(cents, currency))
  const instant = (field: string, value: number | null): PreviewValue => ({ field, kind: 'instant', value })
  switch (target) {
    case 'requests': {
      const row = draft as Drafts['requests']
      return [
        text('externalId', row.key),
        text('title', row.title),
        text('status', row.status),
        instant('openedAt', row.openedAt),
        instant('resolveBy', row.resolveBy),
        instant('closedAt', row.closedAt),
        text('workType', row.workType && [row.workType.category, row.workType.name].filter(Boolean).join(' · ')),
        text('priority', row.priority),
        ...placeOf(row.site),
        text('territory', row.territory?.name),
        text('team', row.team),
        text('customer', row.customer?.name),
        text('sourceVerdict', row.sourceVerdict),
        ...ownOf(row.custom),
      ]
    }
    case 'workTypes': {
      const row = draft as Drafts['workTypes']
      return [
        text('name', row.name),
        text('category', row.category),
        { field: 'fieldWork', kind: 'yes-no', value: row.fieldWork },
        text('skill', row.skill && `${row.skill} ${row.skillLevel ?? 1}`),
        text('durationMinutes', row.durationMinutes),
        text('priority', row.priority),
      ]
    }
    case 'technicians': {
      const row = draft as Drafts['technicians']
      return [
        text('code', row.code),
        text('name', row.name),
        text('skills', row.skills.map(({ name, level }) => `${name} ${level}`).join(', ')),
        { field: 'shiftStart', kind: 'minute', value: row.shift?.startMinute ?? null },
        { field: 'shiftEnd', kind: 'minute', value: row.shift?.endMinute ?? null },
        text('territory', row.territory?.name),
        text('costPerHour', row.costPerHour),
      ]
    }
    case 'customers': {
      const { customer, site } = draft as Drafts['customers']
      return [
        text('externalId', customer.key),
        text('name', customer.name),
        text('phone', customer.phone),
        ...placeOf(site),
      ]
    }
    case 'sites': {
      const row = draft as Drafts['sites']
      return [
        text('externalId', row.key),
        text('siteName', row.name),
        ...placeOf(row),
        text('customer', row.customer?.name),
        ...ownOf(row.custom),
      ]
    }
    case 'assets': {
      const row = draft as Drafts['assets']
      return [
        text('asset', row.tag),
        text('name', row.name),
        text('assetKind', row.kind),
        text('parentAsset', row.parentTag),
        text('installedOn', row.installedOn),
        text('warrantyUntil', row.warrantyUntil),
        text('criticality', row.criticality),
        amount('replacementCost', row.replacementCostCents),
        text('usefulLifeYears', row.usefulLifeYears),
        text('siteName', row.site?.name),
        ...placeOf(row.site),
        ...ownOf(row.custom),
      ]
    }
    case 'workOrders': {
      const row = draft as Drafts['workOrders']
      const cost = row.costs.length === 0 ? null : row.costs.reduce((sum, { amountCents }) => sum + amountCents, 0)
      return [
        text('title', row.title),
        text('status', row.status),
        instant('openedAt', row.openedAt),
        instant('completedAt', row.completedAt),
        text('asset', row.asset?.tag),
        text('workType', row.workType && [row.workType.category, row.workType.name].filter(Boolean).join(' · ')),
        text('workKind', row.workType?.kind),
        text('failureCode', row.failureCode),
        text('rootCause', row.rootCause),
        text('outcome', row.outcome),
        amount('totalCost', cost),
        text('siteName', row.site?.name),
        ...placeOf(row.site),
        text('customer', row.customer?.name),
        ...ownOf(row.custom),
      ]
    }
  }
}

function ownOf(custom: CustomValues = {}): PreviewValue[] {
  return Object.entries(custom).map(([key, value]) => ({
    field: `${ownFieldPrefix}${key}`,
    kind: typeof value === 'boolean' ? 'yes-no' : 'text',
    value: typeof value === 'boolean' ? value : customValueText(value),
  }))
}

function placeOf(site: Drafts['requests']['site']): PreviewValue[] {
  const point = site?.latitude == null ? null : `${site.latitude}, ${site.longitude}`
  return [
    { field: 'address', kind: 'text', value: site?.address ?? null },
    point === null && site?.ungeocodedReason
      ? { field: 'point', kind: 'reason', value: site.ungeocodedReason }
      : { field: 'point', kind: 'text', value: point },
  ]
}
