import { useState } from 'react'
import { useLocation } from 'wouter'
import type { TodayAlert } from '#shared/queries/today.ts'
import { formatDay } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { showAlerts } from '../../state/alerts.ts'
import type { DrawingName } from '../../ui/icons/drawings.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { Card } from './card.tsx'

/** How an alert looks and where it is mended; null: in the list of the bell. */
const looks: Readonly<Record<TodayAlert['kind'], { shape: DrawingName; family: string; screen: string | null }>> = {
  certificateExpired: { shape: 's-risk', family: 'risk', screen: '/people' },
  promisesMissed: { shape: 's-miss', family: 'risk', screen: null },
  promisesWarned: { shape: 's-warn', family: 'warn', screen: null },
  followUps: { shape: 's-hold', family: 'hold', screen: null },
  approvals: { shape: 's-open', family: 'idle', screen: null },
  certificateExpires: { shape: 's-warn', family: 'warn', screen: '/people' },
  certificatesIdle: { shape: 's-warn', family: 'warn', screen: '/people' },
  packetsChanged: { shape: 's-warn', family: 'warn', screen: '/print' },
  notPublished: { shape: 's-warn', family: 'warn', screen: '/board' },
  newRequests: { shape: 's-open', family: 'idle', screen: '/requests' },
  noCoordinates: { shape: 's-warn', family: 'warn', screen: '/map' },
  noHome: { shape: 's-warn', family: 'warn', screen: '/people' },
}

const shownAtFirst = 6

/** What wants a look, gravest first, each with the way to it. */
export function AlertsCard({ alerts }: { readonly alerts: readonly TodayAlert[] }) {
  const [, navigate] = useLocation()
  const [all, setAll] = useState(false)
  return (
    <Card title={t('today.alerts')} hint={alerts.length > 0 ? String(alerts.length) : undefined}>
      {alerts.length === 0 && (
        <p className="today-note row">
          <Icon name="s-done" className="good" />
          {t('today.noAlerts')}
        </p>
      )}
      <ul className="today-alerts">
        {(all ? alerts : alerts.slice(0, shownAtFirst)).map((alert) => {
          const look = looks[alert.kind]
          const text = textOf(alert)
          return (
            <li key={text.title}>
              <Icon name={look.shape} className={look.family} />
              <span className="grow">
                <b className="semi">{text.title}</b>
                <span className="soft">{text.detail}</span>
              </span>
              <Button
                size="small"
                aria-label={`${t(`today.alert.${alert.kind}.do`)}: ${text.title}`}
                onClick={() => {
                  if (look.screen === null) showAlerts(true)
                  else navigate(look.screen)
                }}
              >
                {t(`today.alert.${alert.kind}.do`)}
              </Button>
            </li>
          )
        })}
      </ul>
      {alerts.length > shownAtFirst && (
        <button type="button" className="today-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('today.showFewer') : t('today.showMore', { count: alerts.length - shownAtFirst })}
        </button>
      )}
    </Card>
  )
}

function textOf(alert: TodayAlert): { title: string; detail: string } {
  const values: Record<string, string | number> =
    alert.kind === 'certificateExpired' || alert.kind === 'certificateExpires'
      ? { code: alert.technicianCode, name: alert.name, on: formatDay(alert.on, 'short'), visits: alert.visits }
      : alert.kind === 'noHome'
        ? { codes: alert.codes.slice(0, 6).join(', '), count: alert.codes.length }
        : { count: alert.count }
  return { title: t(`today.alert.${alert.kind}.title`, values), detail: t(`today.alert.${alert.kind}.detail`, values) }
}
