import { Menu } from '@mantine/core'
import { useLocation } from 'wouter'
import { alertSnooze } from '#shared/commands/alert/snooze.ts'
import { addDays, dayOf, hourMs, instantOf, minuteMs } from '#shared/kernel/zone.ts'
import type { Alert } from '#shared/queries/alerts.ts'
import { useCommands } from '../../api/use-commands.ts'
import { Countdown } from '../../lib/countdown/countdown.tsx'
import { dayAndTime } from '../../lib/deadline.ts'
import { formatDay } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { recordNumber } from '../../lib/record-number.ts'
import { officeZone } from '../../lib/office-zone.ts'
import { showAlerts } from '../../state/alerts.ts'
import { select } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons/icon.tsx'

const looks = {
  missed: { shape: 's-miss', family: 'risk' },
  warn: { shape: 's-warn', family: 'warn' },
  notice: { shape: 's-open', family: 'idle' },
} as const

/** Wall-clock minute at which "tomorrow" begins for a snooze. */
const morningMinute = 8 * 60

/** One alert: what it is about, the way to the record, and a way to take it on. */
export function AlertRow({ alert, minute }: { readonly alert: Alert; readonly minute: number }) {
  const { run } = useCommands()
  const [, goTo] = useLocation()
  const zone = officeZone()
  const look = alert.kind === 'followUp' ? ({ shape: 's-hold', family: 'hold' } as const) : looks[alert.level]
  const number = alert.kind === 'certificate' ? null : alert.number
  const tomorrow = instantOf(addDays(dayOf(minute, zone), 1), morningMinute, zone)
  const snooze = (until: number) =>
    void run(alertSnooze, { subjectId: alert.subjectId, code: alert.code, until, number })
  const open = () => {
    showAlerts(false)
    if (alert.kind === 'certificate') {
      select('technician', alert.subjectId)
      goTo('/people')
    } else if (alert.kind === 'approval' && alert.subjectKind === 'request') {
      select('request', alert.subjectId)
      goTo('/requests')
    } else {
      select('workOrder', alert.subjectId)
      goTo('/work-orders')
    }
  }
  return (
    <li className="alert-row">
      <button type="button" className="alert-open" data-alert-open onClick={open}>
        <Icon name={look.shape} className={look.family} label={t(`alerts.level-${alert.level}`)} />
        <span className="grow cut">
          <span className="cut">
            {number !== null && (
              <b className="num">
                {recordNumber(
                  alert.kind === 'approval' && alert.subjectKind === 'request' ? 'request' : 'workOrder',
                  number,
                )}
              </b>
            )}{' '}
            {titleOf(alert)}
          </span>
          <span className="soft cut">
            {alert.kind === 'promise' ? (
              <>
                <Countdown facts={alert.facts} zone={zone} look="line" />
                {alert.address && <span className="cut">{alert.address}</span>}
              </>
            ) : (
              detailOf(alert, minute, zone)
            )}
          </span>
        </span>
      </button>
      <Menu position="bottom-end" width={220} withinPortal={false}>
        <Menu.Target>
          <Button
            size="small"
            data-alert-snooze
            aria-label={t('alerts.snoozeNamed', { name: number ?? titleOf(alert) })}
          >
            {t('alerts.snooze')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('alerts.snoozeHint')}</Menu.Label>
          <Menu.Item onClick={() => snooze(minute + 30 * minuteMs)}>{t('alerts.for30')}</Menu.Item>
          <Menu.Item onClick={() => snooze(minute + 2 * hourMs)}>{t('alerts.for120')}</Menu.Item>
          <Menu.Item onClick={() => snooze(tomorrow)}>
            {t('alerts.untilTomorrow', { at: dayAndTime(tomorrow, minute, zone) })}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  )
}

function titleOf(alert: Alert): string {
  switch (alert.kind) {
    case 'promise':
    case 'followUp':
      return alert.title
    case 'approval':
      return t('alerts.approval', { what: alert.what })
    case 'certificate':
      return t('alerts.certificate', { code: alert.technicianCode, name: alert.name })
  }
}

function detailOf(alert: Exclude<Alert, { kind: 'promise' }>, minute: number, zone: string): string {
  switch (alert.kind) {
    case 'followUp':
      return t('alerts.followUp', { reason: alert.reason, on: formatDay(alert.on, 'medium') })
    case 'approval':
      return t('alerts.approvalBy', {
        name: alert.requestedBy,
        expires: alert.expiresAt === null ? 'none' : dayAndTime(alert.expiresAt, minute, zone),
      })
    case 'certificate':
      return t('alerts.certificateOn', {
        expired: String(alert.expired),
        on: formatDay(alert.on, 'medium'),
        visits: alert.visits,
      })
  }
}
