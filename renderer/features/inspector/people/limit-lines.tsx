import type { Technician } from '#shared/domain/technician/technician.ts'
import { formatMinutes } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { announce } from '../../../state/announcer.ts'
import { EditableChoice, EditableText } from '../editable.tsx'
import { Line } from '../frame.tsx'

interface LimitLinesProps {
  readonly technician: Technician
  readonly set: (fields: Partial<Technician>) => void
}

/** Most minutes each limit may have. */
const most = { overtimeMinutes: 720, maxTravelMinutes: 1_440 } as const

/** What a technician may do in a day without anybody being asked: plans keep to it, a person may go beyond with a reason. */
export function LimitLines({ technician, set }: LimitLinesProps) {
  const minutes = (field: keyof typeof most, label: string, unset: string) => {
    const value = technician[field]
    const save = (typed: string) => {
      if (typed.trim() === '') return set({ [field]: null })
      const wanted = Number(typed)
      if (!Number.isInteger(wanted) || wanted < 0 || wanted > most[field])
        return announce({ tone: 'bad', text: t('people.badMinutes', { most: most[field] }) })
      set({ [field]: wanted })
    }
    return (
      <Line name={label}>
        <EditableText label={label} placeholder={unset} value={value === null ? '' : String(value)} onSave={save}>
          {value === null ? (
            <span className="muted">{unset}</span>
          ) : (
            <span className="num">{formatMinutes(value)}</span>
          )}
        </EditableText>
      </Line>
    )
  }
  const { ownTerritoryOnly } = technician
  const area = (only: boolean) => t(only ? 'people.ownTerritory' : 'people.anyTerritory')
  return (
    <section aria-label={t('people.limits')}>
      <h3 className="label">{t('people.limits')}</h3>
      <dl className="pairs">
        {minutes('overtimeMinutes', t('people.overtimeMinutes'), t('people.noOvertime'))}
        {minutes('maxTravelMinutes', t('people.maxTravelMinutes'), t('people.noTravelLimit'))}
        <Line name={t('people.worksIn')}>
          <EditableChoice
            label={t('people.worksIn')}
            value={String(ownTerritoryOnly)}
            options={[false, true].map((only) => ({ value: String(only), text: area(only) }))}
            onSave={(only) => set({ ownTerritoryOnly: only === 'true' })}
          >
            {area(ownTerritoryOnly)}
          </EditableChoice>
        </Line>
      </dl>
    </section>
  )
}
