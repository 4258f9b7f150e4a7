import type { CustomField, CustomType } from '../../domain/custom-field/custom-field.ts'
import type { CustomValues } from '../../domain/custom-field/custom-values.ts'

/**
 * What a column holds: how it is aligned, drawn and written to a file. `code`: one of a closed list of words, which the
 * window says in its own language.
 */
export const listColumnTypes = ['text', 'number', 'instant', 'day', 'yesNo', 'code'] as const
export type ListColumnType = (typeof listColumnTypes)[number]

/** Value of one cell. Instants are UTC ms, days `YYYY-MM-DD`. */
export type ListValue = string | number | boolean | null | undefined

/** One column of a list: the window draws it and files hold it from the same value. */
export interface ListColumn<Row> {
  readonly key: string
  /** Key of the message files for its heading. */
  readonly label: string
  /** Heading an office chose itself; taken instead of `label`. */
  readonly name?: string
  readonly type: ListColumnType
  readonly unit?: string | null
  /** Whether the list can be put in its order; the key is then one of the list's sorts. */
  readonly sortable?: boolean
  readonly value: (row: Row) => ListValue
}

/** A row that holds values of the office's own fields. */
export interface RowWithCustom {
  readonly custom: CustomValues
}

const typeOfField: Readonly<Record<CustomType, ListColumnType>> = {
  text: 'text',
  number: 'number',
  date: 'day',
  choice: 'text',
  yesNo: 'yesNo',
}

/** Key of the column of an office's own field. */
export function customColumnKey(fieldKey: string): string {
  return `custom:${fieldKey}`
}

/** A column for each of the office's own fields, in their order. */
export function customColumns(
  fields: readonly Pick<CustomField, 'key' | 'label' | 'type' | 'unit'>[],
): ListColumn<RowWithCustom>[] {
  return fields.map(({ key, label, type, unit }) => ({
    key: customColumnKey(key),
    label: '',
    name: label,
    type: typeOfField[type],
    unit,
    value: ({ custom }) => custom[key],
  }))
}
