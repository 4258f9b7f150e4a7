import { Modal } from '@mantine/core'
import { useState } from 'react'
import { historyUndo } from '#shared/actions/app.ts'
import { recordSetCustom } from '#shared/commands/custom-field/set-values.ts'
import { readCustomValue } from '#shared/domain/custom-field/check-value.ts'
import type { CustomField } from '#shared/domain/custom-field/custom-field.ts'
import type { BulkChange, BulkEntity } from '#shared/domain/list/bulk-change.ts'
import { customSubjectOf, fitsBulkField } from '#shared/domain/list/bulk-change.ts'
import { bulkEditPreview } from '#shared/queries/bulk-edit.ts'
import { useCommands } from '../api/use-commands.ts'
import { useQueryOf } from '../api/use-query-of.ts'
import { t } from '../lib/messages.ts'
import { announce } from '../state/announcer.ts'
import { Button } from '../ui/button.tsx'
import { BulkPreview } from './bulk-preview.tsx'
import './list.css'
import { useListFields } from './use-list-fields.ts'

/** A field that many records can be given one value in. */
export interface BulkField {
  readonly field: string
  readonly label: string
  /** What may be chosen; left out for a field that is typed. */
  readonly options?: readonly { readonly value: string; readonly text: string }[]
  /** Whether the value may be taken away. */
  readonly nullable?: boolean
  readonly type?: 'text' | 'date' | 'yesNo'
}

interface BulkEditDialogProps {
  readonly entity: BulkEntity
  readonly ids: readonly string[]
  readonly fields: readonly BulkField[]
  /** `things` of the message files that counts these records. */
  readonly things: string
  /** Does the change, in one step; says whether it was done. Fields of the office's own are not asked of it. */
  readonly onChange: (ids: string[], change: { readonly field: string; readonly value: BulkChange['value'] }) => Promise<boolean> // prettier-ignore
  readonly onClose: () => void
}

/** Gives many records one value, and shows beforehand which of them change from what to what. One undo takes it back. */
export function BulkEditDialog({ entity, ids, fields, things, onChange, onClose }: BulkEditDialogProps) {
  const { run, act } = useCommands()
  const subject = customSubjectOf[entity]
  const own = useListFields(subject)
  const all = [...fields, ...own.map(bulkFieldOf)]
  const [chosen, setChosen] = useState(fields[0]!.field)
  const [typed, setTyped] = useState<string | null>(null)
  const field = all.find((one) => one.field === chosen) ?? all[0]!
  const change = typed === null ? null : changeOf(entity, field, typed, own)
  const preview = useQueryOf(
    bulkEditPreview,
    { entity, ids: [...ids], change: change ?? { field: field.field, value: null } },
    { enabled: change !== null, keepPrevious: false },
  ).data
  const options = optionsOf(field)
  const save = async () => {
    if (!change || !preview) return
    const changed = preview.changingIds
    const done =
      'key' in change && subject
        ? (await run(recordSetCustom, { subject, recordIds: changed, values: { [change.key]: change.value } })).ok
        : await onChange(changed, { field: change.field, value: change.value })
    if (!done) return
    announce({
      tone: 'good',
      text: t('list.changeDone', { things: t(things, { count: changed.length }) }),
      action: { text: t('list.undo'), run: () => void act(historyUndo, {}) },
    })
    onClose()
  }
  const title = t('list.changeTitle', { things: t(things, { count: ids.length }) })
  return (
    <Modal opened size="lg" onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        className="change-form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="row">
          <select
            className="field"
            data-autofocus
            aria-label={t('list.changeField')}
            value={field.field}
            onChange={(event) => {
              setChosen(event.target.value)
              setTyped(null)
            }}
          >
            {all.map((one) => (
              <option key={one.field} value={one.field}>
                {one.label}
              </option>
            ))}
          </select>
          {options ? (
            <select
              className="field grow"
              aria-label={t('list.changeValue')}
              value={typed ?? ''}
              onChange={(event) => setTyped(event.target.value)}
            >
              <option value="">{t(field.nullable ? 'list.changeEmpty' : 'list.changeChoose')}</option>
              {options.map(({ value, text }) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          ) : (
            <input
              className="field grow"
              aria-label={t('list.changeValue')}
              type={field.type === 'date' ? 'date' : 'text'}
              value={typed ?? ''}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
          {field.nullable && (
            <Button aria-pressed={typed === ''} onClick={() => setTyped('')}>
              {t('list.changeTakeAway')}
            </Button>
          )}
        </div>
        {
          change && preview &&
          <BulkPreview preview={preview} entity={entity} things={things} title={title} wordOf={(value) => wordOf(field, value)} /> // prettier-ignore
        }
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={!change || !preview || preview.changing === 0}>
            {t('list.changeDo', { things: t(things, { count: change && preview ? preview.changing : ids.length }) })}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

const customPrefix = 'custom:'

function bulkFieldOf({ key, label, type, choices }: CustomField): BulkField {
  return {
    field: `${customPrefix}${key}`,
    label,
    nullable: true,
    ...(type === 'choice' ? { options: choices.map((value) => ({ value, text: value })) } : {}),
    type: type === 'date' ? 'date' : type === 'yesNo' ? 'yesNo' : 'text',
  }
}

function optionsOf(field: BulkField): BulkField['options'] | null {
  if (field.options) return field.options
  if (field.type !== 'yesNo') return null
  return ['yes', 'no'].map((value) => ({ value, text: t(`customFields.${value}`) }))
}

/** What is typed as a change; null while it is none that fits. */
function changeOf(entity: BulkEntity, field: BulkField, typed: string, own: readonly CustomField[]): BulkChange | null {
  if (field.field.startsWith(customPrefix)) {
    const found = own.find(({ key }) => field.field === `${customPrefix}${key}`)
    const value = found ? readCustomValue(found, typed) : undefined
    return found && value !== undefined ? { field: 'custom', key: found.key, value } : null
  }
  const text = typed.trim()
  const value = text === '' && field.nullable ? null : field.type === 'yesNo' ? text === 'yes' : text
  if (field.type === 'yesNo' && text === '') return null
  const change = { field: field.field, value }
  return fitsBulkField(entity, change) ? change : null
}

/** The word of a value: names of references come as they are, codes are said in the language of the window. */
function wordOf(field: BulkField, value: string): string {
  if (value === '') return t('list.changeEmpty')
  return optionsOf(field)?.find((one) => one.value === value)?.text ?? value
}
