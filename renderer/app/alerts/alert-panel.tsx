import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { alertWake } from '#shared/commands/alert/wake.ts'
import type { Alert } from '#shared/queries/alerts.ts'
import { alertsList } from '#shared/queries/alerts.ts'
import { useCommands } from '../../api/use-commands.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { dayAndTime } from '../../lib/deadline.ts'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/messages.ts'
import { recordNumber } from '../../lib/record-number.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { showAlerts } from '../../state/alerts.ts'
import { Button } from '../../ui/button.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { AlertRow } from './alert-row.tsx'

/** Groups of the list in their order: promises by how grave, then the rest by kind. */
const groups = [
  { id: 'missed', holds: (alert: Alert) => alert.kind === 'promise' && alert.level === 'missed' },
  { id: 'warn', holds: (alert: Alert) => alert.kind === 'promise' && alert.level === 'warn' },
  { id: 'followUp', holds: (alert: Alert) => alert.kind === 'followUp' },
  { id: 'approval', holds: (alert: Alert) => alert.kind === 'approval' },
  { id: 'certificate', holds: (alert: Alert) => alert.kind === 'certificate' },
  { id: 'notice', holds: (alert: Alert) => alert.kind === 'promise' && alert.level === 'notice' },
] as const

/** The alerts under the bell: arrows move between them, Enter opens the record, S takes it on, Escape closes. */
export function AlertPanel({ minute }: { readonly minute: number }) {
  const { run } = useCommands()
  const answer = useQueryOf(alertsList, { minute })
  const list = useRef<HTMLDivElement>(null)
  const { data } = answer

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-alert-open]') ?? [])]
    const at = rows.findIndex((row) => row.closest('li')?.contains(document.activeElement) ?? false)
    const to = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: rows.length - 1 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      rows[Math.min(rows.length - 1, to)]?.focus()
    } else if (event.key.toLowerCase() === 's' && at >= 0) {
      event.preventDefault()
      rows[at]?.closest('li')?.querySelector<HTMLElement>('[data-alert-snooze]')?.click()
    }
  }

  if (!data && answer.error) {
    return (
      <MessageState
        role="alert"
        title={t('errors.loadFailed')}
        text={errorText(answer.error.error)}
        actions={<Button onClick={() => void answer.refetch()}>{t('errors.retry')}</Button>}
      />
    )
  }
  if (!data) return <SkeletonRows rows={6} label={t('app.loading')} />
  const { alerts, more, snoozed } = data
  return (
    <div ref={list} className="alert-panel" onKeyDown={onKeyDown}>
      <div className="row alert-head">
        <h2>{t('alerts.title')}</h2>
        <span className="muted">{t('alerts.keys')}</span>
        <span className="grow" />
        <Button size="small" kind="ghost" icon="i-x" aria-label={t('app.close')} onClick={() => showAlerts(false)} />
      </div>
      {alerts.length === 0 && <MessageState title={t('alerts.none')} text={t('alerts.noneText')} />}
      {groups.map(({ id, holds }) => {
        const own = alerts.filter(holds)
        if (own.length === 0) return null
        return (
          <section key={id} aria-label={t(`alerts.group-${id}`)}>
            <h3 className="label">
              {t(`alerts.group-${id}`)} <span className="num">{own.length}</span>
            </h3>
            <ul>
              {own.map((alert) => (
                <AlertRow key={`${alert.subjectId} ${alert.code}`} alert={alert} minute={minute} />
              ))}
            </ul>
          </section>
        )
      })}
      {more > 0 && <p className="muted alert-more">{t('alerts.more', { count: more })}</p>}
      {snoozed.length > 0 && (
        <section aria-label={t('alerts.snoozed')}>
          <h3 className="label">
            {t('alerts.snoozed')} <span className="num">{snoozed.length}</span>
          </h3>
          <ul>
            {snoozed.map(({ subjectId, code, number, title, until, ownerName }) => (
              <li key={`${subjectId} ${code}`} className="alert-row">
                <span className="grow cut">
                  {number !== null && <b className="num">{recordNumber('workOrder', number)}</b>} {title}
                  <span className="soft">
                    {t('alerts.takenOn', { owner: ownerName, until: dayAndTime(until, minute, officeZone()) })}
                  </span>
                </span>
                <Button size="small" onClick={() => void run(alertWake, { subjectId, code })}>
                  {t('alerts.wake')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
