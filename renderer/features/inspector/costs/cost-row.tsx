import { costOf, priceOf } from '#shared/domain/cost/totals.ts'
import type { WorkOrderCosts } from '#shared/queries/money.ts'
import { coverageText } from '../../../lib/cover-look.ts'
import { formatDay, formatMoney, formatQuantity } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Icon } from '../../../ui/icons/icon.tsx'

type CostsLine = WorkOrderCosts['lines'][number]

const coverageTone = { billable: 'idle', warranty: 'good', contract: 'route', internal: 'hold' } as const

/** A line in two rows: what and for how much; how many, by whom, who bears it and what it costs the office. */
export function CostRow({
  line,
  costs,
  id,
  role,
  selected,
  onSelect,
  onOpen,
}: {
  readonly line: CostsLine
  readonly costs: WorkOrderCosts
  readonly id: string
  readonly role: 'option' | undefined
  readonly selected: boolean
  readonly onSelect: () => void
  readonly onOpen: () => void
}) {
  const { currency } = costs.rates
  const money = (cents: number) => formatMoney(cents, currency)
  const chosen = line.suggestedCoverage !== null && line.suggestedCoverage !== line.coverage
  const ordered = line.committedCostCents
  return (
    <div
      id={id}
      role={role}
      aria-selected={role ? selected : undefined}
      data-selected={selected}
      className="cost-row"
      onClick={onSelect}
      onDoubleClick={onOpen}
    >
      <span className="cost-what">
        <span className="muted">{t(`costs.kind-${line.kind}`)}</span> <span className="medium">{line.description}</span>
      </span>
      <span className={`cost-amount price num ${line.coverage === 'billable' ? 'semi' : 'muted'}`}>
        {money(priceOf(line))}
      </span>
      <span className="cost-facts">
        {!(line.quantity === 1 && line.unit === t('costs.sumUnit')) && (
          <span className="num">
            {t('costs.times', {
              quantity: formatQuantity(line.quantity),
              unit: line.unit,
              price: money(line.unitPriceCents),
            })}
          </span>
        )}
        <span className={`tag ${coverageTone[line.coverage]}`} title={chosen ? suggestedText(line) : undefined}>
          {coverageText(line.coverage)}
          {chosen && <Icon name="s-star" label={suggestedText(line)} />}
        </span>
        {line.state === 'committed' && (
          <span className="tag warn">
            <Icon name="s-open" />
            {t('costs.state-committed')}
          </span>
        )}
        {line.visitSequence !== null && costs.visitCount > 1 && (
          <span className="muted">{t('inspector.visitNumber', { sequence: line.visitSequence })}</span>
        )}
        {line.happenedOn !== costs.day && <span className="muted num">{formatDay(line.happenedOn, 'short')}</span>}
        {line.reference && <span className="muted">{line.reference}</span>}
        {line.creditReason && <span>{t('costs.creditLine', { reason: line.creditReason })}</span>}
        {ordered !== null && ordered !== costOf(line) && (
          <span className="num">{t('costs.orderedAt', { amount: money(ordered) })}</span>
        )}
      </span>
      <span className="cost-amount cost num muted">
        <span className="cost-word">{t('costs.costWord')} </span>
        {money(costOf(line))}
      </span>
    </div>
  )
}

function suggestedText(line: CostsLine): string {
  return t('costs.changedFrom', { coverage: coverageText(line.suggestedCoverage!) })
}
