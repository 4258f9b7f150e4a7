import type { ReactNode } from 'react'
import { recordSetCustom } from '#shared/commands/custom-field/set-values.ts'
import { customValueText, readCustomValue } from '#shared/domain/custom-field/check-value.ts'
import type { CustomField, CustomSubject } from '#shared/domain/custom-field/custom-field.ts'
import type { CustomValue } from '#shared/domain/custom-field/custom-values.ts'
import { useMay } from '../api/may.ts'
import { useCommands } from '../api/use-commands.ts'
import { t } from '../lib/messages.ts'
import { announce } from '../state/announcer.ts'
import { ChoiceCell, TextCell } from '../ui/edit-cell.tsx'

interface CustomCellProps {
  readonly subject: CustomSubject
  readonly recordId: string
  readonly field: CustomField
  readonly value: CustomValue | undefined
  readonly children: ReactNode
}

/** The value of an office's own field in a list, edited in place. */
export function CustomCell({ subject, recordId, field, value, children }: CustomCellProps) {
  const { run } = useCommands()
  const may = useMay('notes')
  const text = customValueText(value)
  if (!may) return children
  const save = (typed: string) => {
    if (typed === text) return
    const read = readCustomValue(field, typed)
    if (read === undefined) return announce({ tone: 'bad', text: t('customFields.problem', { type: field.type }) })
    void run(recordSetCustom, { subject, recordIds: [recordId], values: { [field.key]: read } })
  }
  if (field.type === 'choice' || field.type === 'yesNo') {
    const values = field.type === 'choice' ? field.choices : ['yes', 'no']
    const wordOf = (one: string) => (field.type === 'yesNo' ? t(`customFields.${one}`) : one)
    return (
      <ChoiceCell
        label={t('list.editCustom', { label: field.label, value: text === '' ? t('list.changeEmpty') : wordOf(text) })}
        choices={[
          ...values.map((one) => ({ value: one, text: wordOf(one) })),
          ...(text === '' ? [] : [{ value: '', text: t('list.changeTakeAway') }]),
        ]}
        onChoose={save}
      >
        {children}
      </ChoiceCell>
    )
  }
  return (
    <TextCell
      label={field.label}
      value={text}
      type={field.type === 'date' ? 'date' : 'text'}
      maxLength={10_000}
      optional
      onSave={save}
    >
      {children}
    </TextCell>
  )
}
