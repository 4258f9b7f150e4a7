import './costs.css'
import { workOrderSetContract } from '#shared/commands/work-order/set-contract.ts'
import { contractsOf, costsGet } from '#shared/queries/money.ts'
import type { WorkOrderCosts } from '#shared/queries/money.ts'
import { useMay } from '../../../api/may.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { coverLook } from '../../../lib/cover-look.ts'
import { errorText } from '../../../lib/error-text.ts'
import { t } from '../../../lib/messages.ts'
import { setPreferences, usePreferences } from '../../../state/preferences.ts'
import { showSettingsSection } from '../../../state/settings-section.ts'
import { useLocation } from 'wouter'
import { Button } from '../../../ui/button.tsx'
import { MessageState } from '../../../ui/message-state.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { CostLines } from './cost-lines.tsx'
import { InvoiceSection } from './invoice-section.tsx'
import { LimitSection } from './limit-section.tsx'
import { QuoteSection } from './quote-section.tsx'
import { TotalsSection } from './totals-section.tsx'

/** Who bears the work, what it may cost, what it did cost, what was offered, and what accounting gets. */
export function CostsTab({ workOrderId }: { readonly workOrderId: string }) {
  const may = useMay('editCosts')
  const { data, isPending, error } = useQueryOf(costsGet, { workOrderId }, { keepPrevious: false })
  if (error) return <MessageState role="alert" title={t('errors.loadFailed')} text={errorText(error.error)} />
  if (isPending || !data) return <SkeletonRows rows={8} label={t('list.loading')} />
  if (!data.maySee) return <MessageState title={t('costs.hidden')} text={t('costs.hiddenText')} />
  const { costs } = data
  if (!costs) return <MessageState title={t('inspector.gone')} text={t('inspector.goneText')} />
  const closed = costs.workOrder.status === 'closed'
  const mayEdit = may && !closed
  return (
    <div className="costs-tab">
      <CoverSection costs={costs} mayEdit={mayEdit} />
      <LimitSection costs={costs} mayEdit={mayEdit} />
      {closed && (
        <section>
          <Notice tone="idle" shape="s-closed" text={t('costs.closed')} />
        </section>
      )}
      <RatesMissing costs={costs} />
      <CostLines key={workOrderId} costs={costs} mayEdit={mayEdit} />
      {costs.lines.length > 0 && <TotalsSection costs={costs} />}
      <QuoteSection key={`quote ${workOrderId}`} costs={costs} mayEdit={mayEdit} />
      <InvoiceSection costs={costs} />
    </div>
  )
}

function CoverSection({ costs, mayEdit }: { readonly costs: WorkOrderCosts; readonly mayEdit: boolean }) {
  const { run } = useCommands()
  const wide = usePreferences(({ inspectorWide }) => inspectorWide)
  const { workOrder } = costs
  const { customerId } = workOrder
  const contracts = useQueryOf(contractsOf, { customerId: customerId ?? '' }, { enabled: customerId !== null }).data
    ?.contracts
  const look = coverLook(costs.cover)
  return (
    <section aria-label={t('coverage.title')}>
      <div className="row" style={{ marginBottom: 4 }}>
        <h3 className="label">{t('coverage.title')}</h3>
        <span className="grow" />
        {contracts && contracts.length > 0 && (
          <select
            className="field"
            style={{ height: 24, maxWidth: 150 }}
            aria-label={t('costs.contract')}
            disabled={!mayEdit}
            value={workOrder.contractId ?? ''}
            onChange={(event) =>
              void run(workOrderSetContract, { workOrderId: workOrder.id, contractId: event.target.value || null })
            }
          >
            <option value="">{t('costs.anyContract')}</option>
            {contracts.map(({ id, number, name }) => (
              <option key={id} value={id}>
                {number} {name}
              </option>
            ))}
          </select>
        )}
        <Button
          size="small"
          kind="ghost"
          icon={wide ? 'i-right' : 'i-left'}
          aria-pressed={wide}
          aria-label={t(wide ? 'costs.narrower' : 'costs.wider')}
          onClick={() => setPreferences({ inspectorWide: !wide })}
        />
      </div>
      <Notice tone={look.tone} shape={look.shape} text={look.text} detail={look.detail} />
    </section>
  )
}

/** Says where rates are set, while labour would cost nothing. */
function RatesMissing({ costs: { rates, lines, technicians } }: { readonly costs: WorkOrderCosts }) {
  const [, goTo] = useLocation()
  const may = useMay('settings')
  const free = technicians.filter(({ billCents, costCents }) => billCents === 0 && costCents === 0)
  const unset = rates.billPerHourCents === 0 && rates.costPerHourCents === 0
  if (!unset || free.length === 0 || lines.some(({ kind }) => kind === 'labour')) return null
  return (
    <section>
      <Notice
        tone="warn"
        shape="s-warn"
        text={t('costs.noRates', { people: free.map(({ code }) => code).join(', ') })}
        actions={
          may && (
            <Button
              size="small"
              onClick={() => {
                showSettingsSection('rates')
                goTo('/settings')
              }}
            >
              {t('costs.setRates')}
            </Button>
          )
        }
      />
    </section>
  )
}
