import { useState } from 'react'
import { quoteAddLines } from '#shared/commands/quote/add-lines.ts'
import { quoteEdit } from '#shared/commands/quote/edit.ts'
import { quoteOffer } from '#shared/commands/quote/offer.ts'
import { quoteRemove } from '#shared/commands/quote/remove.ts'
import { lineAmount } from '#shared/domain/cost/amount.ts'
import type { QuoteLine } from '#shared/domain/cost/quote-line.ts'
import type { WorkOrderCosts } from '#shared/queries/money.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { formatMoney, formatQuantity } from '../../../lib/format.ts'
import { quoteLook } from '../../../lib/invoice-look.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { QuoteDecision } from './quote-decision.tsx'
import { QuoteForm } from './quote-form.tsx'
import type { OfferedLine } from './quote-form.tsx'

const amountOf = (line: QuoteLine) => lineAmount(line.quantity, line.unitPriceCents)
const sumOf = (lines: readonly QuoteLine[]) => lines.reduce((sum, line) => sum + amountOf(line), 0)

/** What was offered to the customer beyond what was agreed, and what they said. */
export function QuoteSection({ costs, mayEdit }: { readonly costs: WorkOrderCosts; readonly mayEdit: boolean }) {
  const { run } = useCommands()
  const [adding, setAdding] = useState(false)
  const [editing, setEditing] = useState<string | null>(null)
  const [deciding, setDeciding] = useState<'accept' | 'decline' | null>(null)
  const { quoteLines, workOrder, rates } = costs
  const workOrderId = workOrder.id
  const drafts = quoteLines.filter(({ state }) => state === 'draft')
  const offered = quoteLines.filter(({ state }) => state === 'offered')
  const edit = async (line: QuoteLine, set: OfferedLine) => {
    const { description, quantity, unit, unitPriceCents } = line
    const was = { description, quantity, unit, unitPriceCents }
    return (await run(quoteEdit, { quoteLineId: line.id, set, was })).ok
  }
  const money = (cents: number) => formatMoney(cents, rates.currency)
  return (
    <section aria-label={t('quotes.title')}>
      <div className="row">
        <h3 className="label">{t('quotes.title')}</h3>
        <span className="grow" />
        {mayEdit && (
          <Button size="small" icon="i-plus" onClick={() => setAdding(true)}>
            {t('quotes.addLine')}
          </Button>
        )}
      </div>
      {quoteLines.length === 0 && !adding && <p className="soft">{t('quotes.none')}</p>}
      <ul>
        {quoteLines.map((line) => {
          const look = quoteLook[line.state]
          const open = mayEdit && (line.state === 'draft' || line.state === 'offered')
          if (open && editing === line.id) {
            return (
              <li key={line.id}>
                <QuoteForm
                  currency={rates.currency}
                  start={line}
                  onSave={(set) => edit(line, set)}
                  onClose={() => setEditing(null)}
                />
              </li>
            )
          }
          return (
            <li key={line.id} className="quote-row">
              <span className={look.family} title={t(look.textKey)}>
                <Icon name={look.shape} label={t(look.textKey)} />
              </span>
              <span className="cost-what">
                {line.description}{' '}
                <span className="num soft">
                  {formatQuantity(line.quantity)} {line.unit}
                </span>
                {line.decidedBy && <span className="muted"> {t('quotes.decidedBy', { name: line.decidedBy })}</span>}
              </span>
              <span className="num">{money(amountOf(line))}</span>
              {open ? (
                <span className="row">
                  <Button
                    size="small"
                    kind="ghost"
                    aria-label={t('quotes.editNamed', { what: line.description })}
                    onClick={() => {
                      setAdding(false)
                      setEditing(line.id)
                    }}
                  >
                    {t('costs.change')}
                  </Button>
                  <Button
                    size="small"
                    kind="ghost"
                    icon="i-x"
                    aria-label={t('quotes.removeNamed', { what: line.description })}
                    onClick={() => void run(quoteRemove, { quoteLineId: line.id })}
                  />
                </span>
              ) : (
                <span />
              )}
            </li>
          )
        })}
      </ul>
      {adding && (
        <QuoteForm
          currency={rates.currency}
          onSave={async (line) => (await run(quoteAddLines, { workOrderId, lines: [line] })).ok}
          onClose={() => setAdding(false)}
        />
      )}
      {mayEdit && (
        <div className="row" style={{ flexWrap: 'wrap', marginTop: 4 }}>
          {drafts.length > 0 && (
            <Button size="small" onClick={() => void run(quoteOffer, { workOrderId })}>
              {t('quotes.offer', { amount: money(sumOf(drafts)) })}
            </Button>
          )}
          {offered.length > 0 && (
            <>
              <Button size="small" kind="primary" onClick={() => setDeciding('accept')}>
                {t('quotes.accept')}
              </Button>
              <Button size="small" onClick={() => setDeciding('decline')}>
                {t('quotes.decline')}
              </Button>
            </>
          )}
        </div>
      )}
      {deciding && (
        <QuoteDecision
          decision={deciding}
          costs={costs}
          amountCents={sumOf(offered)}
          onClose={() => setDeciding(null)}
        />
      )}
    </section>
  )
}
