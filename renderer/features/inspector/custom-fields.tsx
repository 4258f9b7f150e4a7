import { recordSetCustom } from '#shared/commands/custom-field/set-values.ts'
import { customValueText, readCustomValue } from '#shared/domain/custom-field/check-value.ts'
import type { CustomField, CustomSubject } from '#shared/domain/custom-field/custom-field.ts'
import type { CustomValues } from '#shared/domain/custom-field/custom-values.ts'
import { customFieldsAll } from '#shared/queries/custom-fields.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'
import { EditableChoice, EditableText } from './editable.tsx'
import { Line } from './frame.tsx'

/** The office's own fields of a record, edited in place like the others. Nothing is shown where there are none. */
export function CustomFields(props: {
  readonly subject: CustomSubject
  readonly recordId: string
  readonly values: CustomValues
}) {
  const fields = (useQueryOf(customFieldsAll, {}).data ?? []).filter(
    // A field out of use is still shown where it holds something: nothing that was written disappears.
    (field) => field.subject === props.subject && (field.active || props.values[field.key] !== undefined),
  )
  if (fields.length === 0) return null
  return (
    <section>
      <h3 className="label">{t('customFields.sectionTitle')}</h3>
      <dl className="pairs">
        {fields.map((field) => (
          <Line key={field.id} name={field.label}>
            <CustomValueField field={field} {...props} />
          </Line>
        ))}
      </dl>
    </section>
  )
}

function CustomValueField({
  field,
  subject,
  recordId,
  values,
}: {
  readonly field: CustomField
  readonly subject: CustomSubject
  readonly recordId: string
  readonly values: CustomValues
}) {
  const { run } = useCommands()
  const text = customValueText(values[field.key])
  const save = (typed: string) => {
    const value = readCustomValue(field, typed)
    if (value === undefined) return announce({ tone: 'bad', text: t('customFields.problem', { type: field.type }) })
    void run(recordSetCustom, { subject, recordIds: [recordId], values: { [field.key]: value } })
  }
  const empty = (
    <span className={field.required ? 'warn' : 'muted'}>
      {t(field.required ? 'customFields.missing' : 'inspector.noValue')}
    </span>
  )
  const none = { value: '', text: t('inspector.noValue') }
  switch (field.type) {
    case 'choice':
      return (
        <EditableChoice
          label={field.label}
          value={text}
          options={[none, ...field.choices.map((value) => ({ value, text: value }))]}
          onSave={save}
        >
          {text || empty}
        </EditableChoice>
      )
    case 'yesNo':
      return (
        <EditableChoice
          label={field.label}
          value={text}
          options={[none, { value: 'yes', text: t('customFields.yes') }, { value: 'no', text: t('customFields.no') }]}
          onSave={save}
        >
          {text ? t(`customFields.${text}`) : empty}
        </EditableChoice>
      )
    default:
      return (
        <EditableText
          label={field.label}
          value={text}
          maxLength={10_000}
          lines={field.type === 'text'}
          type={field.type === 'date' ? 'date' : 'text'}
          onSave={save}
        >
          {text === '' ? empty : `${text}${field.unit ? ` ${field.unit}` : ''}`}
        </EditableText>
      )
  }
}
