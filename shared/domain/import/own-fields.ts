import type { CustomField, CustomSubject, CustomType } from '../custom-field/custom-field.ts'
import type { CustomValue, CustomValues } from '../custom-field/custom-values.ts'
import type { FieldDefinition, FieldKind } from './fields.ts'
import { headerKey } from './header-key.ts'
import type { ImportTarget } from './mapping.ts'
import type { RowValues } from './row-reader.ts'

/** What of a custom field an import needs to know; plain data, so that it can be sent to a worker. */
export type OwnField = Pick<CustomField, 'subject' | 'key' | 'label' | 'type' | 'choices' | 'active'>

/** How bindings name a custom field: `custom:` and its key. */
export const ownFieldPrefix = 'custom:'

const subjects: Partial<Record<ImportTarget, CustomSubject>> = {
  requests: 'request',
  workOrders: 'workOrder',
  assets: 'asset',
  sites: 'site',
}

const kinds: Record<CustomType, FieldKind> = {
  text: 'text',
  number: 'number',
  date: 'day',
  choice: 'choice',
  yesNo: 'boolean',
}

/** The custom fields in use that a file of this target can feed, as fields of its catalogue. */
export function ownFieldsOf(target: ImportTarget, own: readonly OwnField[]): FieldDefinition[] {
  const subject = subjects[target]
  return own
    .filter((field) => field.active && field.subject === subject)
    .map((field) => ({
      name: `${ownFieldPrefix}${field.key}`,
      kind: kinds[field.type],
      headers: [...new Set([headerKey(field.label), headerKey(field.key)])].filter((header) => header !== ''),
      own: field,
    }))
}

/** The values of custom fields that a row gives; empty cells are left out, so that they take nothing away. */
export function ownValues(values: RowValues): CustomValues {
  const found: Record<string, CustomValue> = {}
  for (const name in values) {
    const value = values[name]
    if (!name.startsWith(ownFieldPrefix) || value === null || value === undefined || typeof value === 'object') continue
    found[name.slice(ownFieldPrefix.length)] = value
  }
  return found
}
