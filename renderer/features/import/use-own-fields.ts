import { fieldsOf } from '#shared/domain/import/fields.ts'
import type { FieldDefinition } from '#shared/domain/import/fields.ts'
import type { ImportTarget } from '#shared/domain/import/mapping.ts'
import { ownFieldPrefix } from '#shared/domain/import/own-fields.ts'
import type { OwnField } from '#shared/domain/import/own-fields.ts'
import { customFieldsAll } from '#shared/queries/custom-fields.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'

const none: readonly OwnField[] = []

/** The office's own fields, which a column may feed as well. */
export function useOwnFields(): readonly OwnField[] {
  return useQueryOf(customFieldsAll, {}).data ?? none
}

/** What people call a field: the label the office gave it, or the word of the message files. */
export function fieldLabel(name: string, target: ImportTarget, own: readonly OwnField[]): string {
  if (!name.startsWith(ownFieldPrefix)) return t(`import.field.${name}`)
  const found = fieldsOf(target, own).find((field) => field.name === name)
  return found?.own?.label ?? name.slice(ownFieldPrefix.length)
}

/** Fields of the program first, those of the office's own after them. */
export function fieldGroups(fields: readonly FieldDefinition[]) {
  return { plain: fields.filter((field) => !field.own), own: fields.filter((field) => field.own) }
}
