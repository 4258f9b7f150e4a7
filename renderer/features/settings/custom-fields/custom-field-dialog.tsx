import { Modal, Select, Switch, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { customFieldSave } from '#shared/commands/custom-field/save.ts'
import { customTypes } from '#shared/domain/custom-field/custom-field.ts'
import type { CustomField, CustomSubject, CustomType } from '#shared/domain/custom-field/custom-field.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { errorText } from '../../../lib/error-text.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'

/** Adds or changes one field. What a field is of and its type stay, because values were written with them. */
export function CustomFieldDialog(props: {
  /** Null adds one. */
  readonly field: CustomField | null
  readonly subject: CustomSubject
  readonly onClose: () => void
}) {
  const { field, subject, onClose } = props
  const { run } = useCommands()
  const [draft, setDraft] = useState({
    label: field?.label ?? '',
    type: field?.type ?? ('text' as CustomType),
    choices: (field?.choices ?? []).join('\n'),
    unit: field?.unit ?? '',
    required: field?.required ?? false,
    printed: field?.printed ?? false,
    active: field?.active ?? true,
  })
  const [refusal, setRefusal] = useState<string | null>(null)
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const save = async () => {
    const { choices, unit, ...plain } = draft
    const lines = choices.split('\n').map((line) => line.trim())
    const done = await run(
      customFieldSave,
      {
        ...plain,
        ...(field ? { fieldId: field.id } : {}),
        subject,
        unit: unit.trim() || null,
        choices: draft.type === 'choice' ? lines.filter((line) => line !== '') : [],
      },
      { quiet: true },
    )
    if (done.ok) onClose()
    else setRefusal(errorText(done.error))
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={field ? t('customFields.editTitle', { label: field.label }) : t('customFields.addTitle')}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        style={{ display: 'flex', flexDirection: 'column', gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextInput
          label={t('customFields.label')}
          data-autofocus
          required
          maxLength={100}
          value={draft.label}
          onChange={(event) => set({ label: event.currentTarget.value })}
        />
        <Select
          label={t('customFields.type')}
          disabled={field !== null}
          allowDeselect={false}
          data={customTypes.map((value) => ({ value, label: t(`customFields.type.${value}`) }))}
          value={draft.type}
          onChange={(type) => type && set({ type: type as CustomType })}
        />
        {draft.type === 'choice' && (
          <Textarea
            label={t('customFields.choices')}
            autosize
            minRows={3}
            maxRows={10}
            value={draft.choices}
            onChange={(event) => set({ choices: event.currentTarget.value })}
          />
        )}
        {draft.type === 'number' && (
          <TextInput
            label={t('customFields.unit')}
            maxLength={20}
            value={draft.unit}
            onChange={(event) => set({ unit: event.currentTarget.value })}
          />
        )}
        {(['required', 'printed', 'active'] as const).map((name) => (
          <Switch
            key={name}
            label={t(`customFields.${name}`)}
            checked={draft[name]}
            onChange={(event) => set({ [name]: event.currentTarget.checked })}
          />
        ))}
        {refusal && (
          <p className="risk" role="alert">
            {refusal}
          </p>
        )}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={draft.label.trim() === ''}>
            {t('customFields.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
