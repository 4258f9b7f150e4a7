import { centsOfText, decimalText, centsOfMajor } from '#shared/domain/cost/currency.ts'
import { readCoordinates } from '#shared/domain/site/read-coordinates.ts'
import type { Technician } from '#shared/domain/technician/technician.ts'
import { useMay } from '../../../api/may.ts'
import { formatMoney } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeCurrency } from '../../../lib/office-currency.ts'
import { announce } from '../../../state/announcer.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import { EditableChoice, EditableText } from '../editable.tsx'
import { Line } from '../frame.tsx'
import { LimitLines } from './limit-lines.tsx'
import type { TechnicianData } from './technician-inspector.tsx'

type TextField = 'name' | 'team' | 'phone' | 'email' | 'vehicle' | 'homeAddress'
type RateField = 'costPerHour' | 'overtimeCostPerHour' | 'billPerHour'

interface TechnicianDetailsProps {
  readonly data: TechnicianData
  readonly set: (fields: Partial<Technician>) => void
}

/** Name, ways to reach them, territory, home and vehicle; below it what their hour costs, for who may see money. */
export function TechnicianDetails({ data, set }: TechnicianDetailsProps) {
  const { technician } = data
  const text = (field: TextField, label: string) => (
    <Line name={label}>
      <EditableText
        label={label}
        value={technician[field] ?? ''}
        onSave={(value) => set({ [field]: value.trim() === '' && field !== 'name' ? null : value.trim() })}
      />
    </Line>
  )
  const { homeLatitude, homeLongitude } = technician
  const pin = (typed: string) => {
    if (typed.trim() === '') return set({ homeLatitude: null, homeLongitude: null })
    const point = readCoordinates(typed)
    if (!point) return announce({ tone: 'bad', text: t('places.badCoordinates') })
    set({ homeLatitude: point.latitude, homeLongitude: point.longitude })
  }
  return (
    <>
      <section aria-label={t('inspector.tabDetails')}>
        <dl className="pairs">
          {text('name', t('inspector.name'))}
          {text('team', t('inspector.team'))}
          {text('phone', t('inspector.phone'))}
          {text('email', t('inspector.email'))}
          <Line name={t('inspector.territory')}>
            <EditableChoice
              label={t('inspector.territory')}
              value={technician.territoryId ?? ''}
              options={[
                { value: '', text: t('inspector.noValue') },
                ...data.territories.map(({ id, name }) => ({ value: id, text: name })),
              ]}
              onSave={(id) => set({ territoryId: id === '' ? null : id })}
            >
              {data.territoryName ?? <span className="muted">{t('inspector.noValue')}</span>}
            </EditableChoice>
          </Line>
          {text('vehicle', t('people.vehicle'))}
          {text('homeAddress', t('people.home'))}
          <Line name={t('people.startsFrom')}>
            <EditableText
              label={t('people.startsFrom')}
              placeholder="42.3601, -71.0589"
              value={homeLatitude === null ? '' : `${homeLatitude}, ${homeLongitude}`}
              onSave={pin}
            >
              {homeLatitude === null ? (
                <span className="row warn">
                  <Icon name="s-warn" />
                  {t('people.noHome')}
                </span>
              ) : (
                <span className="num">
                  {homeLatitude.toFixed(5)}, {homeLongitude!.toFixed(5)}
                </span>
              )}
            </EditableText>
          </Line>
        </dl>
      </section>
      <LimitLines technician={technician} set={set} />
      <RateLines technician={technician} set={set} />
    </>
  )
}

/** The rates of a technician; empty where those of the office count. */
function RateLines({
  technician,
  set,
}: {
  readonly technician: Technician
  readonly set: TechnicianDetailsProps['set']
}) {
  const maySee = useMay('seeCosts')
  if (!maySee) return null
  const currency = officeCurrency()
  const rate = (field: RateField, label: string, unset: string) => {
    const amount = technician[field]
    const save = (typed: string) => {
      if (typed.trim() === '') return set({ [field]: null })
      const cents = centsOfText(typed, currency)
      if (cents === null) return announce({ tone: 'bad', text: t('rates.noAmount') })
      set({ [field]: Number(decimalText(cents, currency)) })
    }
    const cents = amount === null ? null : centsOfMajor(amount, currency)
    return (
      <Line name={label}>
        <EditableText label={label} value={cents === null ? '' : decimalText(cents, currency)} onSave={save}>
          {cents === null ? (
            <span className="muted">{unset}</span>
          ) : (
            <span className="num">{formatMoney(cents, currency)}</span>
          )}
        </EditableText>
      </Line>
    )
  }
  return (
    <section aria-label={t('people.rates')}>
      <h3 className="label">{t('people.rates')}</h3>
      <dl className="pairs">
        {rate('costPerHour', t('people.cost'), t('people.asOffice'))}
        {rate('overtimeCostPerHour', t('people.overtimeCost'), t('people.byFactor'))}
        {rate('billPerHour', t('people.bill'), t('people.asOffice'))}
      </dl>
    </section>
  )
}
