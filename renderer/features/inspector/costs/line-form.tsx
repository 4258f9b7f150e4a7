import { useId, useState } from 'react'
import type { ReactNode } from 'react'
import { quantityOfText } from '#shared/domain/cost/amount.ts'
import { costKinds, coverages } from '#shared/domain/cost/cost-line.ts'
import type { CostKind, Coverage } from '#shared/domain/cost/cost-line.ts'
import { decimalText } from '#shared/domain/cost/currency.ts'
import type { WorkOrderCosts } from '#shared/queries/money.ts'
import { coverageText } from '../../../lib/cover-look.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { draftOfKind, lineOfDraft, withCost } from './line-draft.ts'
import { LimitLine } from './limit-line.tsx'
import type { DraftField, LineDraft, NewLine } from './line-draft.ts'

interface LineFormProps {
  readonly costs: WorkOrderCosts
  readonly start: LineDraft
  /** Verb of the button. */
  readonly action: string
  /** Enters the line; resolves to whether it went in, after which a form that stays open begins anew. */
  readonly onSave: (line: NewLine) => Promise<boolean>
  readonly onClose: () => void
  /** The line that is being changed: it no longer counts against the limit as it was. */
  readonly replaces?: string
  /** Begin another line after this one. */
  readonly goesOn?: boolean
}

/**
 * One line, typed without the mouse: Tab from field to field, Enter enters it, Escape leaves it. Choosing a technician
 * or a part of the kit by its name fills in the rates.
 */
export function LineForm({ costs, start, action, onSave, onClose, replaces, goesOn }: LineFormProps) {
  const [draft, setDraft] = useState(start)
  const [wrong, setWrong] = useState<readonly DraftField[]>([])
  const [round, setRound] = useState(0)
  const [more, setMore] = useState(start.reference !== '' || start.happenedOn !== costs.day)
  const listId = useId()
  const { currency } = costs.rates
  const set = (change: Partial<LineDraft>) => setDraft({ ...draft, ...change })
  const typed = lineOfDraft(draft, currency).line
  const others = costs.lines.filter(({ id }) => id !== replaces)
  const credit = (quantityOfText(draft.quantity) ?? 0) < 0
  const save = async () => {
    const made = lineOfDraft(draft, currency)
    setWrong(made.wrong ?? [])
    if (!made.line || !(await onSave(made.line))) return
    if (!goesOn) return onClose()
    setDraft(draftOfKind(draft.kind, costs))
    setRound(round + 1)
  }
  const named = (description: string) => {
    const person = costs.technicians.find(({ code }) => code === description)
    if (person && (draft.kind === 'labour' || draft.kind === 'travel')) {
      const rates = {
        unitCost: decimalText(person.costCents, currency),
        unitPrice: decimalText(person.billCents, currency),
      }
      return set({ description, technicianId: person.id, ...(draft.kind === 'labour' ? rates : {}) })
    }
    const part = costs.proposals.find((line) => line.kind === draft.kind && line.description === description)
    if (part?.kind === 'part') {
      return setDraft(withCost({ ...draft, description }, decimalText(part.unitCostCents, currency), costs))
    }
    set({ description, technicianId: null })
  }
  const field = (name: DraftField, className: string, control: (props: FieldProps) => ReactNode) => (
    <label className={className}>
      <span>{t(`costs.${name}`)}</span>
      {control({ 'aria-invalid': wrong.includes(name), className: 'field' })}
    </label>
  )
  return (
    <form
      key={round}
      className="cost-form"
      aria-label={action}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') onClose()
      }}
    >
      <label className="f-kind">
        <span>{t('costs.kind')}</span>
        <select
          className="field"
          value={draft.kind}
          onChange={(event) => setDraft(draftOfKind(event.target.value as CostKind, costs, draft))}
        >
          {costKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`costs.kind-${kind}`)}
            </option>
          ))}
        </select>
      </label>
      {field('description', 'f-what', (props) => (
        <>
          <input
            {...props}
            autoFocus
            list={listId}
            maxLength={500}
            value={draft.description}
            onChange={(event) => named(event.target.value)}
          />
          <datalist id={listId}>
            {(draft.kind === 'labour' || draft.kind === 'travel' ? costs.technicians.map(({ code }) => code) : []).map(
              (code) => (
                <option key={code} value={code} />
              ),
            )}
            {costs.proposals
              .filter(({ kind }) => kind === 'part' && draft.kind === 'part')
              .map(({ sourceKey, description }) => (
                <option key={sourceKey} value={description} />
              ))}
          </datalist>
        </>
      ))}
      {field('quantity', 'f-number', (props) => (
        <input
          {...props}
          className="field amount"
          inputMode="decimal"
          value={draft.quantity}
          onFocus={(event) => event.target.select()}
          onChange={(event) => set({ quantity: event.target.value })}
        />
      ))}
      {field('unit', 'f-number', (props) => (
        <input {...props} maxLength={40} value={draft.unit} onChange={(event) => set({ unit: event.target.value })} />
      ))}
      {field('unitCost', 'f-number f-money', (props) => (
        <input
          {...props}
          className="field amount"
          inputMode="decimal"
          value={draft.unitCost}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setDraft(withCost(draft, event.target.value, costs))}
        />
      ))}
      {field('unitPrice', 'f-number f-money', (props) => (
        <input
          {...props}
          className="field amount"
          inputMode="decimal"
          value={draft.unitPrice}
          onFocus={(event) => event.target.select()}
          onChange={(event) => set({ unitPrice: event.target.value, priceTyped: true })}
        />
      ))}
      <label className="f-half f-cover">
        <span>{t('costs.coverage')}</span>
        <select
          className="field"
          value={draft.coverage ?? ''}
          onChange={(event) => set({ coverage: (event.target.value || null) as Coverage | null })}
        >
          <option value="">{t('costs.asCovered', { coverage: coverageText(costs.coverageByKind[draft.kind]) })}</option>
          {coverages.map((coverage) => (
            <option key={coverage} value={coverage}>
              {coverageText(coverage)}
            </option>
          ))}
        </select>
      </label>
      <label className="f-half">
        <span>{t('costs.state')}</span>
        <select
          className="field"
          value={draft.state}
          onChange={(event) => set({ state: event.target.value as LineDraft['state'] })}
        >
          <option value="actual">{t('costs.state-actual')}</option>
          <option value="committed">{t('costs.state-committed')}</option>
        </select>
      </label>
      {more && (
        <>
          <label className="f-half">
            <span>{t('costs.reference')}</span>
            <input
              className="field"
              maxLength={200}
              value={draft.reference}
              onChange={(event) => set({ reference: event.target.value })}
            />
          </label>
          {field('happenedOn', 'f-half', (props) => (
            <input
              {...props}
              type="date"
              value={draft.happenedOn}
              onChange={(event) => set({ happenedOn: event.target.value })}
            />
          ))}
        </>
      )}
      {credit &&
        field('creditReason', 'f-all', (props) => (
          <input
            {...props}
            maxLength={500}
            placeholder={t('costs.creditReasonHint')}
            value={draft.creditReason}
            onChange={(event) => set({ creditReason: event.target.value })}
          />
        ))}
      {wrong.length > 0 && (
        <p className="f-all risk" role="alert">
          {t('costs.wrong', { fields: wrong.map((name) => t(`costs.${name}`)).join(', ') })}
        </p>
      )}
      {costs.workOrder.nteCents !== null && (
        <div className="f-all" aria-live="polite">
          <LimitLine
            costs={costs}
            limitCents={costs.workOrder.nteCents}
            lines={
              typed
                ? [
                    ...others,
                    { ...typed, coverage: typed.coverage ?? costs.coverageByKind[typed.kind], state: draft.state },
                  ]
                : costs.lines
            }
            textOnly
          />
        </div>
      )}
      <div className="f-all row">
        <Button size="small" kind="primary" type="submit">
          {action}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('list.cancel')}
        </Button>
        <span className="grow" />
        {!more && (
          <Button size="small" kind="ghost" onClick={() => setMore(true)}>
            {t('costs.moreFields')}
          </Button>
        )}
      </div>
    </form>
  )
}

interface FieldProps {
  readonly 'aria-invalid': boolean
  readonly className: string
}
