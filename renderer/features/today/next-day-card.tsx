import type { ReadyCheck, TodayOverview } from '#shared/queries/today.ts'
import { formatDay } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { showDay } from '../../state/day.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import { Card } from './card.tsx'

/** Whether the next day with visits can go as planned. Only what the records know is asked. */
export function NextDayCard({ nextDay }: { readonly nextDay: TodayOverview['nextDay'] }) {
  if (!nextDay) {
    return (
      <Card title={t('today.nextReady')}>
        <p className="today-note">{t('today.nextEmpty')}</p>
      </Card>
    )
  }
  const blocked = nextDay.checks
    .filter((check) => check.blocking)
    .reduce((most, { ready, total }) => Math.max(most, total - ready), 0)
  return (
    <Card
      title={t('today.nextReady')}
      hint={
        <button type="button" className="today-link" onClick={() => showDay(nextDay.day)}>
          {t('today.nextDay', { day: formatDay(nextDay.day, 'medium'), count: nextDay.visits })}
        </button>
      }
      side={
        blocked > 0 ? (
          <span className="tag risk">
            <Icon name="s-miss" />
            {t('today.blocked', { count: blocked })}
          </span>
        ) : (
          <span className="tag good">
            <Icon name="s-good" />
            {t('today.nothingBlocked')}
          </span>
        )
      }
    >
      <ul className="today-checks">
        {nextDay.checks.map((check) => (
          <CheckRow key={check.check} check={check} />
        ))}
      </ul>
    </Card>
  )
}

function CheckRow({ check: { check, ready, total, blocking } }: { readonly check: ReadyCheck }) {
  const open = total - ready
  return (
    <li>
      <span>{t(`today.check.${check}`)}</span>
      <span className="meter" aria-hidden="true">
        <span className="ready" style={{ width: `${(ready / total) * 100}%` }} />
        <span className={blocking ? 'bad' : 'open'} style={{ width: `${(open / total) * 100}%` }} />
      </span>
      <span className="num">{t('today.readyOf', { ready, total })}</span>
      {open === 0 ? (
        <span className="row good">
          <Icon name="s-done" />
          {t('today.allReady')}
        </span>
      ) : (
        <span className={blocking ? 'row risk num' : 'row warn num'}>
          <Icon name={blocking ? 's-miss' : 's-half'} />
          {t(blocking ? 'today.blocked' : 'today.stillOpen', { count: open })}
        </span>
      )}
    </li>
  )
}
