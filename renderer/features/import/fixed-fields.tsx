import { setFixed } from '#shared/domain/import/edit-mapping.ts'
import { fieldsOf } from '#shared/domain/import/fields.ts'
import type { Mapping } from '#shared/domain/import/mapping.ts'
import { t } from '../../lib/messages.ts'
import { Button } from '../../ui/button.tsx'
import { FieldOptions } from './field-options.tsx'
import { fieldLabel, useOwnFields } from './use-own-fields.ts'

/** Fields that are the same for every row and that no column feeds: the site of a plant, the kind of its machines. */
export function FixedFields({
  mapping,
  onMapping,
}: {
  readonly mapping: Mapping
  readonly onMapping: (mapping: Mapping) => void
}) {
  const own = useOwnFields()
  const set = Object.keys(mapping.fixed)
  const free = fieldsOf(mapping.target, own).filter(
    ({ name }) => !set.includes(name) && !mapping.bindings.some((binding) => binding.field === name),
  )
  return (
    <div className="import-fixed">
      <span className="label">{t('import.fixedTitle')}</span>
      {set.map((field) => (
        <label key={field} className="row">
          <span className="soft cut">{fieldLabel(field, mapping.target, own)}</span>
          <input
            className="field grow"
            key={mapping.name}
            defaultValue={mapping.fixed[field]}
            maxLength={500}
            onBlur={(event) => onMapping(setFixed(mapping, field, event.target.value))}
          />
          <Button
            kind="ghost"
            size="small"
            icon="i-x"
            aria-label={t('import.fixedRemove', { field: fieldLabel(field, mapping.target, own) })}
            onClick={() => onMapping(setFixed(mapping, field, null))}
          />
        </label>
      ))}
      <select
        className="field"
        aria-label={t('import.fixedAdd')}
        value=""
        onChange={(event) => onMapping(setFixed(mapping, event.target.value, ''))}
      >
        <option value="">{t('import.fixedAdd')}</option>
        <FieldOptions fields={free} />
      </select>
    </div>
  )
}
