import { priceOf } from '#shared/domain/cost/totals.ts'
import type { WorkOrderCosts } from '#shared/queries/money.ts'
import { coverageText } from '../../../lib/cover-look.ts'
import { formatMoney, formatQuantity } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import type { NewLine } from './line-draft.ts'

/** What the visits and the kit suggest, each entered with one click, or all at once. */
export function Proposals({
  costs,
  onAdd,
}: {
  readonly costs: WorkOrderCosts
  readonly onAdd: (lines: readonly NewLine[]) => Promise<boolean>
}) {
  const { proposals, rates, lines } = costs
  const noParts = lines.every(({ kind }) => kind !== 'part')
  if (proposals.length === 0 && !noParts) return null
  const added = proposals.map(({ overtimeFactor, travelMinutes, ...line }): NewLine => ({
    ...line,
    description:
      overtimeFactor !== null
        ? t('costs.overtimeLine', { code: codeOf(line.technicianId, costs), factor: overtimeFactor })
        : travelMinutes !== null
          ? t('costs.travelLine', { code: line.description, minutes: travelMinutes })
          : line.description,
  }))
  const none: NewLine = {
    kind: 'part',
    description: t('costs.noPartsUsed'),
    quantity: 0,
    unit: t('costs.sumUnit'),
    unitCostCents: 0,
    unitPriceCents: 0,
    sourceKey: 'no parts',
  }
  return (
    <div role="group" aria-label={t('costs.suggested')} style={{ marginTop: 10 }}>
      {proposals.length > 0 && (
        <div className="row">
          <h3 className="label">{t('costs.suggested')}</h3>
          <span className="grow" />
          {proposals.length > 1 && (
            <Button size="small" onClick={() => void onAdd(added)}>
              {t('costs.addAll', { count: proposals.length })}
            </Button>
          )}
        </div>
      )}
      {added.map((line) => (
        <div key={line.sourceKey} className="row" style={{ minHeight: 28 }}>
          <span className="grow cut" title={line.description}>
            <span className="muted">{t(`costs.kind-${line.kind}`)}</span> {line.description}{' '}
            <span className="num soft">
              {formatQuantity(line.quantity)} {line.unit}
            </span>
          </span>
          <span className="muted">{coverageText(line.coverage!)}</span>
          <span className="num">{formatMoney(priceOf(line), rates.currency)}</span>
          <Button
            size="small"
            icon="i-plus"
            aria-label={t('costs.addNamed', { what: line.description })}
            onClick={() => void onAdd([line])}
          />
        </div>
      ))}
      {noParts && (
        <Button size="small" kind="ghost" onClick={() => void onAdd([none])}>
          {t('costs.noPartsUsed')}
        </Button>
      )}
    </div>
  )
}

function codeOf(technicianId: string | null, { technicians }: WorkOrderCosts): string {
  return technicians.find(({ id }) => id === technicianId)?.code ?? ''
}
