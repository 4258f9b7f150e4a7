import { useLocation } from 'wouter'
import { addDays } from '#shared/kernel/zone.ts'
import type { Indicator } from '#shared/queries/today.ts'
import { formatDay, formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { Card } from './card.tsx'
import { Sparkline } from './sparkline.tsx'

/** Figures of the last seven days; each says what it was made of and opens the reports. */
export function IndicatorsCard({
  indicators,
  day,
}: {
  readonly indicators: readonly Indicator[]
  readonly day: string
}) {
  return (
    <Card
      title={t('today.indicators')}
      hint={t('today.indicatorsHint')}
      side={
        <span className="soft">
          {t('today.span', { from: formatDay(addDays(day, -6), 'short'), to: formatDay(day, 'short') })}
        </span>
      }
    >
      <div className="today-tiles">
        {indicators.map((indicator) => (
          <Tile key={indicator.indicator} indicator={indicator} />
        ))}
      </div>
    </Card>
  )
}

function Tile({ indicator: { indicator, value, unit, n, of, series } }: { readonly indicator: Indicator }) {
  const [, navigate] = useLocation()
  const [figure, suffix] = figureOf(value, unit)
  return (
    <button type="button" className="today-tile" onClick={() => navigate('/reports')}>
      <span className="medium">{t(`today.indicator.${indicator}`)}</span>
      <span className="row">
        <span className="today-figure num">
          {figure}
          <small>{suffix}</small>
        </span>
        <span className="grow" />
        <Sparkline values={series} />
      </span>
      <span className="soft num">
        {t(`today.indicatorOf.${indicator}`, { n: formatNumber(n), of: formatNumber(of ?? 0) })}
      </span>
    </button>
  )
}

function figureOf(value: number | null, unit: Indicator['unit']): [string, string] {
  if (value === null) return ['–', ` ${t('today.tooFew')}`]
  if (unit === 'share') return [formatNumber(value * 100, 1), '%']
  if (unit === 'minutes') return [formatNumber(value, 1), ` ${t('today.min')}`]
  return [formatNumber(value), '']
}
