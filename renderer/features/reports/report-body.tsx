import type { ReactNode } from 'react'
import { shareOf } from '#shared/domain/sla/sla-clock.ts'
import type { ReportScope } from '#shared/queries/reports.ts'
import { reportsBacklog, reportsCompleted, reportsSla } from '#shared/queries/reports.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { formatDay, formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { AsOfLine } from './as-of-line.tsx'
import { BacklogTiles, CompletedTiles, SlaTiles } from './numbers/report-tiles.tsx'
import { CostCard } from './numbers/cost-card.tsx'
import { ReportTable } from './numbers/report-table.tsx'
import { SourceCard } from './numbers/source-card.tsx'
import { TrendChart } from './numbers/trend-chart.tsx'
import type { TrendPoint } from './numbers/trend-chart.tsx'
import { ReportWait } from './report-wait.tsx'
import { openNumber } from './report-view.ts'

const percent = (value: number) =>
  t('reports.share', { percent: formatNumber(value * 100, value === 0 || value === 1 ? 0 : 1) })
const open = (measure: 'withClock' | 'completed') => (point: TrendPoint) =>
  openNumber({
    measure,
    label: t('reports.listOf', {
      what: t(measure === 'completed' ? 'reports.completedCount' : 'reports.withClock'),
      group: formatDay(point.from, 'medium'),
    }),
    days: { from: point.from, to: point.to },
  })

/** The SLA report. */
export function SlaBody({ scope, target }: { readonly scope: ReportScope; readonly target: number }) {
  const answer = useQueryOf(reportsSla, scope)
  const { data, error } = answer
  if (error || !data) return <ReportWait answer={answer} />
  const points = data.trend.map(({ from, to, counts }) => {
    const { share, numerator, denominator } = shareOf(counts.onTime, counts.withClock)
    const parts = t('reports.nOf', { numerator, denominator })
    return { from, to, value: share, text: share === null ? parts : `${percent(share)}, ${parts}` }
  })
  return (
    <>
      <AsOfLine report="sla" asOf={data.asOf} />
      <Tiles>
        <SlaTiles total={data.total} trend={data.trend} target={target} />
      </Tiles>
      {points.length > 1 && (
        <Card title={t('reports.trend')} hint={t('reports.trendSla')}>
          <TrendChart
            points={points}
            target={target}
            top={1}
            axisText={(value) => t('reports.share', { percent: formatNumber(value * 100) })}
            onOpen={open('withClock')}
          />
        </Card>
      )}
      {data.source && <SourceCard source={data.source} total={data.total} />}
      <Card title={t('reports.groups')} hint={t('reports.listHint')}>
        <ReportTable report="sla" by={scope.by} fieldLabel={data.fieldLabel} groups={data.groups} total={data.total} />
      </Card>
    </>
  )
}

/** The backlog report. */
export function BacklogBody({ scope }: { readonly scope: ReportScope }) {
  const answer = useQueryOf(reportsBacklog, scope)
  const { data, error } = answer
  if (error || !data) return <ReportWait answer={answer} />
  return (
    <>
      <AsOfLine report="backlog" asOf={data.asOf} />
      <Tiles>
        <BacklogTiles {...data} />
      </Tiles>
      <Card title={t('reports.ageFromOpening')} hint={t('reports.listHint')}>
        <ReportTable
          report="backlog"
          by={scope.by}
          fieldLabel={data.fieldLabel}
          groups={data.groups}
          total={data.total}
        />
      </Card>
      <Card title={t('reports.ageFromTarget')}>
        <ReportTable
          report="backlog"
          by={scope.by}
          fieldLabel={data.fieldLabel}
          groups={data.groups}
          total={data.total}
          pastTarget
        />
      </Card>
    </>
  )
}

/** The completed and overdue report. */
export function CompletedBody({ scope }: { readonly scope: ReportScope }) {
  const answer = useQueryOf(reportsCompleted, scope)
  const { data, error } = answer
  if (error || !data) return <ReportWait answer={answer} />
  const points = data.trend.map(({ from, to, counts }) => ({
    from,
    to,
    value: counts.completed,
    text: formatNumber(counts.completed),
  }))
  return (
    <>
      <AsOfLine report="completed" asOf={data.asOf} />
      <Tiles>
        <CompletedTiles total={data.total} trend={data.trend} />
      </Tiles>
      {points.length > 1 && (
        <Card title={t('reports.trend')} hint={t('reports.trendCompleted')}>
          <TrendChart points={points} axisText={(value) => formatNumber(value)} onOpen={open('completed')} />
        </Card>
      )}
      <Card title={t('reports.groups')} hint={t('reports.listHint')}>
        <ReportTable
          report="completed"
          by={scope.by}
          fieldLabel={data.fieldLabel}
          groups={data.groups}
          total={data.total}
        />
      </Card>
      <CostCard scope={scope} />
    </>
  )
}

/** The row of figures a report begins with. */
export function Tiles({ children }: { readonly children: ReactNode }) {
  return <section className="report-card report-tiles">{children}</section>
}

/** A titled part of a report. */
export function Card(props: { readonly title: string; readonly hint?: string; readonly children: ReactNode }) {
  return (
    <section className="report-card" aria-label={props.title}>
      <h2>
        {props.title}
        {props.hint && <span className="muted">{props.hint}</span>}
      </h2>
      {props.children}
    </section>
  )
}
