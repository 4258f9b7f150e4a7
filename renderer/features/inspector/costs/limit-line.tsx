import { limitStateOf, usedOf } from '#shared/domain/cost/limit.ts'
import type { PricedLine } from '#shared/domain/cost/totals.ts'
import type { WorkOrderCosts } from '#shared/queries/money.ts'
import { formatMoney, formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Icon } from '../../../ui/icons/icon.tsx'

interface LimitLineProps {
  readonly costs: WorkOrderCosts
  /** The limit to show it against: the stored one, or the one being typed. */
  readonly limitCents: number | null
  /** The lines that count against it, with those being typed. */
  readonly lines: readonly PricedLine[]
  /** Leaves out the bar. */
  readonly textOnly?: boolean
}

const looks = {
  none: null,
  within: null,
  near: { shape: 's-warn', family: 'warn' },
  reached: { shape: 's-warn', family: 'warn' },
  over: { shape: 's-risk', family: 'risk' },
} as const

/** How much of a limit is used, ordered and charged together, in words and as a bar. */
export function LimitLine({ costs, limitCents, lines, textOnly }: LimitLineProps) {
  const { rates } = costs
  const state = limitStateOf(limitCents, usedOf(lines, rates.limitBasis))
  const words = {
    used: formatMoney(state.usedCents, rates.currency),
    left: formatMoney(Math.abs(state.leftCents ?? 0), rates.currency),
    percent: state.share === null ? '' : formatNumber(state.share * 100),
    basis: rates.limitBasis,
  }
  if (state.stand === 'none') return <p className="soft">{t('costs.noLimit', words)}</p>
  const mark = looks[state.stand]
  const text = t(`costs.limit-${state.stand}`, words)
  return (
    <>
      {!textOnly && (
        <div
          className="limit-bar"
          data-stand={state.stand}
          role="meter"
          aria-label={t('costs.limitUsed')}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(Math.min(1, Math.max(0, state.share ?? 0)) * 100)}
          aria-valuetext={text}
        >
          <span style={{ width: `${Math.min(1, Math.max(0, state.share ?? 1)) * 100}%` }} />
        </div>
      )}
      <p className={`row num ${mark?.family ?? 'soft'}`} style={{ gap: 5, marginTop: 4 }}>
        {mark && <Icon name={mark.shape} />}
        {text}
      </p>
    </>
  )
}
