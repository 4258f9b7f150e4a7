import { NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { centsOfText, currencySchema, decimalText } from '#shared/domain/cost/currency.ts'
import { rateSettings, ratesOf } from '#shared/domain/cost/rates.ts'
import type { RateName, Rates } from '#shared/domain/cost/rates.ts'
import { settingsAll } from '#shared/queries/settings.ts'
import { useMay } from '../../../api/may.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { formatMoney, formatQuantity } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { Card, Line } from '../cards/card.tsx'
import { useSetting } from '../use-setting.ts'

const currencies = Intl.supportedValuesOf('currency')

/** Currency, rates, markup, what the limit counts, and where invoice numbers start. */
export default function RatesPage() {
  const values = useQueryOf(settingsAll, {}).data?.values
  const maySee = useMay('seeCosts')
  const may = useMay('settings')
  if (!values) return <SkeletonRows rows={8} label={t('app.loading')} />
  if (!maySee) return <p className="soft">{t('costs.hiddenText')}</p>
  const rates = ratesOf(Object.entries(values).map(([id, value]) => ({ id, value })))
  const shared = { rates, disabled: !may }
  return (
    <>
      <h1>{t('rates.title')}</h1>
      <Card id="currency" title={t('rates.currency')} hint={t('rates.currencyHint')}>
        <CurrencyLine {...shared} />
      </Card>
      <Card id="labour" title={t('rates.labour')} hint={t('rates.labourHint')}>
        <MoneyLine {...shared} name="billPerHourCents" />
        <MoneyLine {...shared} name="costPerHourCents" />
        <NumberLine {...shared} name="overtimeFactor" min={1} max={5} step={0.25} digits={2} />
        <NumberLine
          {...shared}
          name="labourStepMinutes"
          min={1}
          max={240}
          step={5}
          digits={0}
          unit={t('rates.minutes')}
        />
        <p className="soft">{exampleText(rates)}</p>
      </Card>
      <Card id="travel" title={t('rates.travel')} hint={t('rates.travelHint')}>
        <MoneyLine {...shared} name="travelPerKmCents" />
        <MoneyLine {...shared} name="travelPerMinuteCents" />
      </Card>
      <Card id="parts" title={t('rates.parts')}>
        <NumberLine {...shared} name="partsMarkup" min={0} max={1_000} step={5} digits={1} percent unit="%" />
      </Card>
      <Card id="limits" title={t('rates.limits')} hint={t('rates.limitsHint')}>
        <BasisLine {...shared} />
      </Card>
      <Card id="invoices" title={t('invoices.title')} hint={t('rates.invoicesHint')}>
        <NumberLine {...shared} name="firstInvoiceNumber" min={1} max={999_999_999} step={1} digits={0} />
      </Card>
    </>
  )
}

interface RateLineProps {
  readonly rates: Rates
  readonly disabled: boolean
}

/** What an hour and a half of overtime comes to, so that nobody has to guess how the rates work together. */
function exampleText({ currency, billPerHourCents, overtimeFactor }: Rates): string {
  const cents = Math.round(billPerHourCents * overtimeFactor * 1.5)
  return t('rates.example', { factor: formatQuantity(overtimeFactor), amount: formatMoney(cents, currency) })
}

function CurrencyLine({ rates, disabled }: RateLineProps) {
  const [, set] = useSetting(rateSettings.currency.name)
  const names = new Intl.DisplayNames('en', { type: 'currency' })
  const options = currencies.includes(rates.currency) ? currencies : [rates.currency, ...currencies]
  return (
    <Line name={t('rates.currency')} hint={t('rates.currencyLineHint')} htmlFor="rate-currency">
      <Select
        id="rate-currency"
        searchable
        allowDeselect={false}
        disabled={disabled}
        limit={100}
        value={rates.currency}
        data={options.map((code) => ({ value: code, label: `${code} ${names.of(code) ?? ''}` }))}
        onChange={(code) => code && currencySchema.safeParse(code).success && set(code)}
      />
    </Line>
  )
}

function BasisLine({ rates, disabled }: RateLineProps) {
  const [, set] = useSetting(rateSettings.limitBasis.name)
  return (
    <Line name={t('rates.limitBasis')} hint={t(`rates.limitBasis-${rates.limitBasis}`)}>
      <fieldset disabled={disabled} style={{ border: 0, padding: 0, margin: 0 }}>
        <Segmented
          label={t('rates.limitBasis')}
          value={rates.limitBasis}
          options={[
            { value: 'cost', text: t('rates.byCost') },
            { value: 'price', text: t('rates.byPrice') },
          ]}
          onChange={set}
        />
      </fieldset>
    </Line>
  )
}

/** An amount that saves when it is left or Enter is pressed; what is no amount stays marked and saves nothing. */
function MoneyLine({ rates, disabled, name }: RateLineProps & { readonly name: Extract<RateName, `${string}Cents`> }) {
  const [, set] = useSetting(rateSettings[name].name)
  const [typed, setTyped] = useState<string | null>(null)
  const cents = typed === null ? rates[name] : typed.trim() === '' ? 0 : centsOfText(typed, rates.currency)
  const wrong = cents === null || !rateSettings[name].schema.safeParse(cents).success
  const id = `rate-${name}`
  return (
    <Line name={t(`rates.${name}`)} hint={t(`rates.${name}Hint`)} htmlFor={id}>
      <span className="row">
        <input
          id={id}
          className="field num"
          style={{ width: 130, textAlign: 'right' }}
          disabled={disabled}
          inputMode="decimal"
          aria-invalid={wrong}
          value={typed ?? decimalText(rates[name], rates.currency)}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => {
            if (typed === null || wrong) return
            if (cents !== rates[name]) set(cents)
            setTyped(null)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
            if (event.key === 'Escape') setTyped(null)
          }}
        />
        <span className="muted">{rates.currency}</span>
      </span>
      {wrong && (
        <p className="risk" role="alert">
          {t('rates.noAmount')}
        </p>
      )}
    </Line>
  )
}

interface NumberLineProps extends RateLineProps {
  readonly name: 'overtimeFactor' | 'labourStepMinutes' | 'partsMarkup' | 'firstInvoiceNumber'
  readonly min: number
  readonly max: number
  readonly step: number
  readonly digits: number
  readonly unit?: string
  /** Kept as a share, shown in percent. */
  readonly percent?: boolean
}

function NumberLine({ rates, disabled, name, min, max, step, digits, unit, percent }: NumberLineProps) {
  const [, set] = useSetting(rateSettings[name].name)
  const shown = percent ? Math.round(rates[name] * 1_000) / 10 : rates[name]
  const id = `rate-${name}`
  return (
    <Line name={t(`rates.${name}`)} hint={t(`rates.${name}Hint`)} htmlFor={id}>
      <NumberInput
        id={id}
        key={shown}
        defaultValue={shown}
        disabled={disabled}
        min={min}
        max={max}
        step={step}
        decimalScale={digits}
        clampBehavior="strict"
        {...(unit ? { suffix: ` ${unit}` } : {})}
        onBlur={(event) => {
          const next = Number.parseFloat(event.currentTarget.value)
          if (!Number.isFinite(next)) return
          const kept = Math.min(max, Math.max(min, next))
          set(percent ? Math.round(kept * 10) / 1_000 : kept)
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </Line>
  )
}
