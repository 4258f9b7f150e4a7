import { formatMinutes, formatMoney } from '../lib/format.ts'
import { t } from '../lib/messages.ts'
import { Icon } from './icons/icon.tsx'

interface EstimateLinesProps {
  readonly estimate: {
    readonly labourCents: number | null
    readonly partsCents: number
    readonly travelCents: number | null
    readonly totalCents: number | null
    readonly durationMinutes: number
    readonly travelMinutes: number | null
    readonly crewSize: number
    readonly gaps: readonly string[]
  }
}

/** What an estimate is made of: labour, travel, parts, and what could not be counted. */
export function EstimateLines({ estimate }: EstimateLinesProps) {
  const { labourCents, travelCents, partsCents, durationMinutes, travelMinutes, crewSize, gaps } = estimate
  const unknown = <span className="muted">{t('requests.estimateUnknown')}</span>
  const amount = (cents: number | null) =>
    cents === null ? unknown : <span className="num">{formatMoney(cents)}</span>
  return (
    <div className="estimate">
      <dl className="pairs">
        <dt>{t('requests.estimateLabour', { time: formatMinutes(durationMinutes), crew: crewSize })}</dt>
        <dd>{amount(labourCents)}</dd>
        {travelMinutes !== 0 && (
          <>
            <dt>
              {travelMinutes === null
                ? t('requests.estimateTravelUnknown')
                : t('requests.estimateTravel', { time: formatMinutes(travelMinutes) })}
            </dt>
            <dd>{amount(travelCents)}</dd>
          </>
        )}
        <dt>{t('requests.estimateParts')}</dt>
        <dd>{partsCents === 0 && gaps.includes('partPrice') ? unknown : amount(partsCents)}</dd>
      </dl>
      {gaps.length > 0 && (
        <p className="row warn estimate-gaps">
          <Icon name="s-warn" />
          {gaps.map((gap) => t(`requests.gap.${gap}`)).join(' · ')}
        </p>
      )}
    </div>
  )
}
