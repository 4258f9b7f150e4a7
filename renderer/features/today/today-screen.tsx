import './today.css'
import { useLocation } from 'wouter'
import { dayOf } from '#shared/kernel/zone.ts'
import { todayOverview } from '#shared/queries/today.ts'
import type { TodayOverview } from '#shared/queries/today.ts'
import { useAppInfo } from '../../api/app-info.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { errorText } from '../../lib/error-text.ts'
import { formatDay, formatTime } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { useDay } from '../../state/day.ts'
import { Button } from '../../ui/button.tsx'
import { MessageState } from '../../ui/message-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { AlertsCard } from './alerts-card.tsx'
import { AtRiskCard } from './at-risk-card.tsx'
import { EmptyDay, FirstStart } from './empty-states.tsx'
import { IndicatorsCard } from './indicators-card.tsx'
import { LoadCard } from './load-card.tsx'
import { NextDayCard } from './next-day-card.tsx'
import { WaitingCard } from './waiting-card.tsx'

/** What a dispatcher needs to know before the first call: dangers, next steps, alerts, tomorrow, figures, load. */
export function TodayScreen() {
  const info = useAppInfo()
  const chosen = useDay((state) => state.day)
  const day = chosen ?? (info ? dayOf(info.now, info.officeZone) : null)
  const answer = useQueryOf(todayOverview, { day: day ?? '2000-01-01' }, { enabled: day !== null })
  if (answer.error) return <MessageState role="alert" title={t('today.failed')} text={errorText(answer.error.error)} />
  if (!answer.data || !info) return <SkeletonRows rows={12} label={t('today.loading')} />
  if (!answer.data.anyData) return <FirstStart />
  return <Overview overview={answer.data} zone={info.officeZone} />
}

function Overview({ overview, zone }: { readonly overview: TodayOverview; readonly zone: string }) {
  const [, navigate] = useLocation()
  const { counts, day, now } = overview
  return (
    <div className="today">
      <header className="today-head">
        <h1>{formatDay(day)}</h1>
        <p className="soft num">{counts.visits > 0 ? t('today.counts', counts) : t('today.noVisits')}</p>
        <span className="grow" />
        <Button icon="i-map" onClick={() => navigate('/map')}>
          {t('today.openMap')}
        </Button>
        <Button icon="i-print" disabled={counts.visits === 0} onClick={() => navigate('/print')}>
          {t('today.printPackets')}
        </Button>
        <Button kind="primary" icon="i-board" onClick={() => navigate('/board')}>
          {t('today.openBoard')}
        </Button>
      </header>
      {counts.visits === 0 && <EmptyDay newestDay={overview.newestDay} day={day} />}
      <div className="today-columns">
        <div className="today-column">
          {counts.visits > 0 && <AtRiskCard lines={overview.atRisk} zone={zone} />}
          <WaitingCard waiting={overview.waiting} zone={zone} />
          <IndicatorsCard indicators={overview.indicators} day={day} />
        </div>
        <div className="today-column">
          <AlertsCard alerts={overview.alerts} />
          <NextDayCard nextDay={overview.nextDay} />
          <LoadCard load={overview.load} />
        </div>
      </div>
      <p className="today-foot muted">
        {now === null ? t('today.judgedByPlan') : t('today.judgedAt', { time: formatTime(now, zone) })}
        {' · '}
        {t('today.sameRecords')}
        {' · '}
        {t('today.timesIn', { zone })}
      </p>
    </div>
  )
}
