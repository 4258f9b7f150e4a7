import type { FieldDefinition } from '#shared/domain/import/fields.ts'
import { t } from '../../lib/messages.ts'
import { fieldGroups } from './use-own-fields.ts'

/** The fields a column or a fixed text may feed, as options of a list; custom fields under a heading of their own. */
export function FieldOptions({ fields }: { readonly fields: readonly FieldDefinition[] }) {
  const { plain, own } = fieldGroups(fields)
  return (
    <>
      {plain.map((field) => (
        <option key={field.name} value={field.name}>
          {t(`import.field.${field.name}`)}
          {field.required ? ' *' : ''}
        </option>
      ))}
      {own.length > 0 && (
        <optgroup label={t('import.ownFields')}>
          {own.map((field) => (
            <option key={field.name} value={field.name}>
              {field.own!.label}
            </option>
          ))}
        </optgroup>
      )}
    </>
  )
}
