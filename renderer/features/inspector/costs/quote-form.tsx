import { useState } from 'react'
import { quantityOfText } from '#shared/domain/cost/amount.ts'
import { centsOfText, decimalText } from '#shared/domain/cost/currency.ts'
import type { QuoteLine } from '#shared/domain/cost/quote-line.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'

/** A line of an offer as it is entered. */
export type OfferedLine = Pick<QuoteLine, 'description' | 'quantity' | 'unit' | 'unitPriceCents'>

interface QuoteFormProps {
  readonly currency: string
  /** The line to change; left out, a new one. */
  readonly start?: OfferedLine
  /** Resolves to whether the line went in; a form of new lines then begins anew, any other closes. */
  readonly onSave: (line: OfferedLine) => Promise<boolean>
  readonly onClose: () => void
}

/** One line of an offer. Enter adds it and begins the next, or saves what was changed; Escape closes. */
export function QuoteForm({ currency, start, onSave, onClose }: QuoteFormProps) {
  const empty = { description: '', quantity: '1', unit: t('costs.sumUnit'), price: '' }
  const [fields, setFields] = useState(
    start
      ? {
          description: start.description,
          quantity: String(start.quantity),
          unit: start.unit,
          price: decimalText(start.unitPriceCents, currency),
        }
      : empty,
  )
  const [wrong, setWrong] = useState<readonly string[]>([])
  const [round, setRound] = useState(0)
  const save = async () => {
    const quantity = quantityOfText(fields.quantity)
    const cents = centsOfText(fields.price, currency)
    const bad = [
      fields.description.trim() === '' && 'description',
      (quantity === null || quantity <= 0) && 'quantity',
      fields.unit.trim() === '' && 'unit',
      (cents === null || cents < 0) && 'unitPrice',
    ].filter((name) => name !== false)
    setWrong(bad)
    if (bad.length > 0) return
    const line = { description: fields.description, quantity: quantity!, unit: fields.unit, unitPriceCents: cents! }
    if (!(await onSave(line))) return
    if (start) return onClose()
    setFields(empty)
    setRound(round + 1)
  }
  const input = (name: keyof typeof fields, label: string, className: string, more = 'field') => (
    <label className={className}>
      <span>{t(`costs.${label}`)}</span>
      <input
        className={more}
        autoFocus={name === 'description'}
        aria-invalid={wrong.includes(label)}
        maxLength={name === 'description' ? 500 : 40}
        value={fields[name]}
        onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
      />
    </label>
  )
  return (
    <form
      key={round}
      className="cost-form"
      aria-label={start ? t('quotes.editNamed', { what: start.description }) : t('quotes.addLine')}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') onClose()
      }}
    >
      {input('description', 'description', 'f-all')}
      {input('quantity', 'quantity', 'f-third', 'field amount')}
      {input('unit', 'unit', 'f-third')}
      {input('price', 'unitPrice', 'f-third', 'field amount')}
      {wrong.length > 0 && (
        <p className="f-all risk" role="alert">
          {t('costs.wrong', { fields: wrong.map((name) => t(`costs.${name}`)).join(', ') })}
        </p>
      )}
      <div className="f-all row">
        <Button size="small" kind="primary" type="submit">
          {start ? t('list.save') : t('quotes.add')}
        </Button>
        <Button size="small" onClick={onClose}>
          {t('list.cancel')}
        </Button>
      </div>
    </form>
  )
}
