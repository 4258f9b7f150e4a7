import { useRef, useState } from 'react'
import { checklistClear } from '#shared/commands/checklist/clear.ts'
import { completenessOf } from '#shared/domain/checklist/checklist-state.ts'
import { workOrdersChecklist } from '#shared/queries/checklist.ts'
import { useThumbnails } from '../../../api/attachments.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { FilePreview } from '../files/file-preview.tsx'
import '../files/files.css'
import './checklist.css'
import { ItemRow } from './item-row.tsx'
import { TemplateSections } from './template-sections.tsx'
import { useChecklist } from './use-checklist.ts'
import type { ChecklistData } from './use-checklist.ts'

/** The checklist of a work order, filled in from a paper packet by keyboard alone. */
export function ChecklistTab(props: { readonly workOrderId: string; readonly visitId: string | null }) {
  const { data } = useQueryOf(workOrdersChecklist, { workOrderId: props.workOrderId })
  if (!data) return null
  if (data.items.length === 0 && data.answers.length === 0) {
    return (
      <>
        <MessageState
          title={t('inspector.checklistEmpty')}
          text={t('inspector.checklistEmptyText', { workType: data.template?.name ?? t('inspector.noValue') })}
        />
        <TemplateSections template={data.template} />
      </>
    )
  }
  return <Filled {...props} data={data} />
}

interface FilledProps {
  readonly workOrderId: string
  readonly visitId: string | null
  readonly data: ChecklistData
}

function Filled({ workOrderId, visitId, data }: FilledProps) {
  const { items, answers, files, followUps, visits, locked, template } = data
  const list = useRef<HTMLOListElement>(null)
  const [chosenVisit, setChosenVisit] = useState<string | null>(visitId ?? (visits.length === 1 ? visits[0]!.id : null))
  const [shownFile, setShownFile] = useState<string | null>(null)
  const { run } = useCommands()
  const actions = useChecklist(workOrderId, chosenVisit)
  const thumbnails = useThumbnails(files)
  const byKey = new Map(answers.map((answer) => [answer.itemKey, answer]))
  const state = completenessOf(items, answers)
  const gone = answers.filter(({ itemKey }) => !items.some(({ key }) => key === itemKey))
  const focusItem = (index: number) => {
    const rows = list.current?.querySelectorAll(':scope > li') ?? []
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))]
    row?.querySelector<HTMLElement>('[data-main]')?.focus()
    row?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <>
      <section className="checklist-head">
        <div className="row">
          <span className={`row grow medium ${state.complete ? 'good' : ''}`} role="status">
            <Icon name={state.complete ? 's-good' : 's-half'} />
            {t('checklist.progress', { done: state.requiredAnswered, count: state.required })}
            {state.failed > 0 && (
              <span className="row risk">
                <Icon name="s-miss" />
                {t('checklist.failedCount', { count: state.failed })}
              </span>
            )}
          </span>
        </div>
        <div
          className="meter"
          role="img"
          aria-label={t('checklist.progress', { done: state.requiredAnswered, count: state.required })}
        >
          <span style={{ width: `${(100 * state.requiredAnswered) / Math.max(1, state.required)}%` }} />
        </div>
        {template && (
          <p className="muted">
            {t('checklist.version', {
              name: template.name,
              version: template.version ?? template.newest,
              newest: template.newest,
              isOld: String(template.version !== null && template.version < template.newest),
            })}
          </p>
        )}
        {visits.length > 1 && (
          <label className="row">
            <span className="muted">{t('checklist.foundOn')}</span>
            <select
              className="field"
              value={chosenVisit ?? ''}
              disabled={locked}
              onChange={(event) => setChosenVisit(event.target.value || null)}
            >
              <option value="">{t('checklist.noVisit')}</option>
              {visits.map(({ id, sequence, technicians }) => (
                <option key={id} value={id}>
                  {[t('inspector.visitNumber', { sequence }), technicians.join(', ')].filter(Boolean).join(' · ')}
                </option>
              ))}
            </select>
          </label>
        )}
        {locked && <p className="soft">{t('checklist.locked')}</p>}
      </section>
      <section>
        <ol className="checklist" ref={list} aria-label={t('inspector.tabChecklist')}>
          {items.map((item, index) => {
            const answer = byKey.get(item.key)
            const fileId = answer?.attachmentId ?? null
            return (
              <ItemRow
                key={item.key}
                item={item}
                answer={answer}
                followUp={followUps.find(({ id }) => id === answer?.followUpWorkOrderId)}
                picture={fileId === null ? undefined : thumbnails[fileId]}
                locked={locked}
                actions={actions}
                onPicture={() => setShownFile(fileId)}
                onMove={(by) => focusItem(index + by)}
              />
            )
          })}
        </ol>
        {items.length > 0 && !locked && <p className="muted checklist-keys">{t('checklist.keys')}</p>}
        {answers.length > 0 && !locked && (
          <Button size="small" onClick={() => void run(checklistClear, { workOrderId })}>
            {t('checklist.clear')}
          </Button>
        )}
      </section>
      {gone.length > 0 && (
        <section>
          <h3 className="label">{t('checklist.itemsGone')}</h3>
          <ul>
            {gone.map(({ id, itemKey, text, number, comment }) => (
              <li key={id} className="note-text">
                {itemKey}: {[text, number, comment].filter((part) => part !== null).join(' · ')}
              </li>
            ))}
          </ul>
        </section>
      )}
      <TemplateSections template={template} />
      {shownFile && files.some(({ id }) => id === shownFile) && (
        <FilePreview files={files} fileId={shownFile} onMove={setShownFile} onClose={() => setShownFile(null)} />
      )}
    </>
  )
}
