import { Modal } from '@mantine/core'
import { useState } from 'react'
import { recordSetCustom } from '#shared/commands/custom-field/set-values.ts'
import { workOrderEditMany } from '#shared/commands/work-order/edit-many.ts'
import { readCustomValue } from '#shared/domain/custom-field/check-value.ts'
import { priorities } from '#shared/domain/record/priority.ts'
import type { Priority } from '#shared/domain/record/priority.ts'
import type { BulkChange } from '#shared/domain/work-order/bulk-change.ts'
import { workOrdersEditPreview } from '#shared/queries/bulk-edit.ts'
import { workOrdersChoices } from '#shared/queries/work-orders.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import { priorityLook } from '../../lib/status-look.ts'
import { announce } from '../../state/announcer.ts'
import { Button } from '../../ui/button.tsx'
import { useWorkOrderFields } from './use-work-order-fields.ts'

interface BulkEditDialogProps {
  readonly ids: readonly string[]
  readonly onClose: () => void
}

/** Gives many work orders one value, and shows beforehand which of them change from what to what. */
export function BulkEditDialog({ ids, onClose }: BulkEditDialogProps) {
  const { run } = useCommands()
  const fields = useWorkOrderFields()
  const choices = useQueryOf(workOrdersChoices, {}).data
  const [field, setField] = useState('priority')
  const [typed, setTyped] = useState<string | null>(null)
  const own = fields.find(({ key }) => field === `custom:${key}`)
  const options = optionsOf()
  const change = changeOf()
  const preview = useQueryOf(workOrdersEditPreview, {
    workOrderIds: change ? [...ids] : [],
    change: change ?? { field: 'team', value: null },
  }).data

  function optionsOf(): { value: string; text: string }[] | null {
    if (field === 'priority') return priorities.map((value) => ({ value, text: t(priorityLook[value].textKey) }))
    if (field === 'territoryId') return (choices?.territories ?? []).map(({ id, name }) => ({ value: id, text: name }))
    if (field === 'team') return null
    if (own?.type === 'choice') return own.choices.map((value) => ({ value, text: value }))
    if (own?.type === 'yesNo') return ['yes', 'no'].map((value) => ({ value, text: t(`customFields.${value}`) }))
    return null
  }

  function changeOf(): BulkChange | null {
    if (typed === null) return null
    if (field === 'priority') return typed === '' ? null : { field, value: typed as Priority }
    if (field === 'team' || field === 'territoryId') return { field, value: typed.trim() === '' ? null : typed }
    const value = own ? readCustomValue(own, typed) : undefined
    return own && value !== undefined ? { field: 'custom', key: own.key, value } : null
  }

  const word = (value: string) =>
    value === ''
      ? t('workOrders.changeEmpty')
      : field === 'priority'
        ? t(priorityLook[value as Priority].textKey)
        : value
  const save = async () => {
    if (!change || !preview) return
    const workOrderIds = preview.changingIds
    const done =
      change.field === 'custom'
        ? await run(recordSetCustom, {
            subject: 'workOrder',
            recordIds: workOrderIds,
            values: { [change.key]: change.value },
          })
        : await run(workOrderEditMany, { workOrderIds, set: { [change.field]: change.value } })
    if (!done.ok) return
    announce({ tone: 'good', text: t('workOrders.changeDone', { count: workOrderIds.length }) })
    onClose()
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('workOrders.changeTitle', { count: ids.length })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form
        style={{ display: 'flex', flexDirection: 'column', gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="row">
          <select
            className="field"
            data-autofocus
            aria-label={t('workOrders.changeField')}
            value={field}
            onChange={(event) => {
              setField(event.target.value)
              setTyped(null)
            }}
          >
            <option value="priority">{t('workOrders.colPriority')}</option>
            <option value="team">{t('workOrders.colTeam')}</option>
            <option value="territoryId">{t('workOrders.colTerritory')}</option>
            {fields.map(({ key, label }) => (
              <option key={key} value={`custom:${key}`}>
                {label}
              </option>
            ))}
          </select>
          {options ? (
            <select
              className="field grow"
              aria-label={t('workOrders.changeValue')}
              value={typed ?? ''}
              onChange={(event) => setTyped(event.target.value)}
            >
              <option value="">{field === 'priority' ? '' : t('workOrders.changeEmpty')}</option>
              {options.map(({ value, text }) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          ) : (
            <input
              className="field grow"
              aria-label={t('workOrders.changeValue')}
              type={own?.type === 'date' ? 'date' : 'text'}
              value={typed ?? ''}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </div>
        {change && preview && (
          <div aria-live="polite">
            <p className="medium">
              {t('workOrders.changePreview', { changing: preview.changing, same: preview.same })}
            </p>
            {preview.ended > 0 && <p className="warn">{t('workOrders.changeEnded', { count: preview.ended })}</p>}
            <p className="soft">
              {preview.before
                .slice(0, 8)
                .map(({ value, count }) => t('workOrders.changeBefore', { count, value: word(value) }))
                .join(' · ')}
            </p>
            {preview.rows.length > 0 && (
              <div
                style={{ maxHeight: 280, overflow: 'auto', marginTop: 8 }}
                tabIndex={0}
                role="region"
                aria-label={t('workOrders.changeTitle', { count: ids.length })}
              >
                <table>
                  <thead>
                    <tr>
                      <th>{t('workOrders.colNumber')}</th>
                      <th>{t('workOrders.colTitle')}</th>
                      <th>{t('workOrders.colBefore')}</th>
                      <th>{t('workOrders.colAfter')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {preview.rows.map((row) => (
                      <tr key={row.id}>
                        <td className="num">{row.number}</td>
                        <td className="cut" style={{ maxWidth: 220 }}>
                          {row.title}
                        </td>
                        <td className="soft">{word(row.before)}</td>
                        <td className="medium">{word(preview.after)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
                {preview.changing > preview.rows.length && (
                  <p className="muted">
                    {t('workOrders.changeMore', { count: preview.changing - preview.rows.length })}
                  </p>
                )}
              </div>
            )}
          </div>
        )}
        <div className="row" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={!change || !preview || preview.changing === 0}>
            {t('workOrders.changeDo', { count: change && preview ? preview.changing : 0 })}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
