import type { z } from 'zod'
import { shareOf } from '#shared/domain/sla/sla-clock.ts'
import type { Share } from '#shared/domain/sla/sla-clock.ts'
import type { reportsBacklog, reportsCompleted, reportsSla } from '#shared/queries/reports.ts'
import { formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Figure } from './figure.tsx'
import { ShareText } from './share-text.tsx'
import { SparkLine } from './spark-line.tsx'
import { Tile } from './tile.tsx'

type Sla = z.output<typeof reportsSla.result>
type Backlog = z.output<typeof reportsBacklog.result>
type Completed = z.output<typeof reportsCompleted.result>

const percent = (share: number) => t('reports.share', { percent: formatNumber(share * 100, 1) })

/** Where a share stands against its target; undefined where there is no share. */
export function standingOf(share: Share, target: number) {
  if (share.share === null) return undefined
  return share.share >= target
    ? ({ tone: 'good', text: t('reports.onTarget') } as const)
    : ({ tone: 'risk', text: t('reports.belowTarget') } as const)
}

/** The figures of the SLA report. */
export function SlaTiles({ total, trend, target }: Pick<Sla, 'total' | 'trend'> & { readonly target: number }) {
  const share = shareOf(total.onTime, total.withClock)
  const standing = standingOf(share, target)
  const line = trend.map(({ counts }) => shareOf(counts.onTime, counts.withClock).share)
  return (
    <>
      <Tile
        name={t('reports.sla')}
        figure={<ShareText share={share} />}
        {...(standing ? { standing } : {})}
        line={<SparkLine values={line} target={target} tone={standing?.tone === 'risk' ? 'risk' : 'accent'} />}
        foot={
          <>
            <Figure measure="onTime" value={total.onTime} /> / <Figure measure="withClock" value={total.withClock} />
          </>
        }
        footEnd={t('reports.target', { percent: formatNumber(target * 100) })}
      />
      <Tile
        name={t('reports.opened')}
        figure={<Figure measure="opened" value={total.opened} />}
        line={<SparkLine values={trend.map(({ counts }) => counts.opened)} tone="accent" />}
        foot={t('reports.openedHint')}
      />
      <Tile
        name={t('reports.overdue')}
        figure={<Figure measure="overdue" value={total.overdue} />}
        line={<SparkLine values={trend.map(({ counts }) => counts.overdue)} tone="risk" />}
        foot={
          <>
            <Figure measure="closedLate" value={total.closedLate} /> {t('reports.verdictClosedLate')},{' '}
            <Figure measure="stillOpen" value={total.stillOpen} /> {t('reports.verdictStillOpen')}
          </>
        }
      />
      <Tile
        name={t('reports.noClock')}
        figure={<Figure measure="noClock" value={total.noClock} />}
        foot={
          <>
            <Figure measure="ungeocoded" value={total.ungeocoded} /> {t('reports.ungeocoded').toLowerCase()}
          </>
        }
      />
    </>
  )
}

/** The figures of the backlog report. */
export function BacklogTiles({ total, openMinutes, weeklyCapacityMinutes }: Omit<Backlog, 'groups' | 'trend'>) {
  const weeks = weeklyCapacityMinutes > 0 ? openMinutes / weeklyCapacityMinutes : null
  const hours = (minutes: number) => formatNumber(Math.round(minutes / 60))
  return (
    <>
      <Tile name={t('reports.open')} figure={<Figure measure="open" value={total.open} />} />
      <Tile
        name={t('reports.pastDue')}
        figure={<Figure measure="pastDue" value={total.pastDue} />}
        foot={percent(total.open === 0 ? 0 : total.pastDue / total.open)}
      />
      <Tile name={t('reports.notDue')} figure={<Figure measure="notDue" value={total.notDue} />} />
      <Tile
        name={t('reports.backlogWeeks')}
        figure={weeks === null ? '–' : formatNumber(weeks, 1)}
        foot={t('reports.backlogHours', { hours: hours(openMinutes), capacity: hours(weeklyCapacityMinutes) })}
      />
    </>
  )
}

/** The figures of the completed and overdue report. */
export function CompletedTiles({ total, trend }: Pick<Completed, 'total' | 'trend'>) {
  const rate = shareOf(total.completed, total.due)
  return (
    <>
      <Tile
        name={t('reports.completionRate')}
        figure={<ShareText share={rate} />}
        foot={
          <>
            <Figure measure="completed" value={total.completed} /> / <Figure measure="due" value={total.due} />
          </>
        }
      />
      <Tile
        name={t('reports.completedCount')}
        figure={<Figure measure="completed" value={total.completed} />}
        line={<SparkLine values={trend.map(({ counts }) => counts.completed)} tone="accent" />}
      />
      <Tile
        name={t('reports.completedLate')}
        figure={<Figure measure="completedLate" value={total.completedLate} />}
        line={<SparkLine values={trend.map(({ counts }) => counts.completedLate)} tone="risk" />}
        foot={percent(total.completed === 0 ? 0 : total.completedLate / total.completed)}
      />
      <Tile name={t('reports.overdueAtEnd')} figure={<Figure measure="overdueAtEnd" value={total.overdueAtEnd} />} />
    </>
  )
}
