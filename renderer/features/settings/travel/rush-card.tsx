import { settingNames } from '#shared/domain/settings/settings.ts'
import { rushHoursOf, usualRushHours } from '#shared/domain/travel/rush-hours.ts'
import type { RushBand } from '#shared/domain/travel/rush-hours.ts'
import { useMay } from '../../../api/may.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../cards/card.tsx'
import { useSetting } from '../use-setting.ts'
import { BandFields } from './band-fields.tsx'

const anotherBand: RushBand = { weekdays: [1, 2, 3, 4, 5], startMinute: 720, endMinute: 780, factor: 1.1 }
const mostBands = 20

/** When driving takes longer, or less long, by the estimate: none until the office says so. */
export function RushCard() {
  const [stored, set] = useSetting(settingNames.rushHours)
  const may = useMay('settings')
  const bands = rushHoursOf(stored)?.bands ?? []
  const keep = (next: readonly RushBand[]) => set(next.length > 0 ? { bands: [...next] } : null)
  return (
    <Card id="travel-rush" title={t('travel.rush')}>
      <p className="muted rush-hint">{t('travel.rushHint')}</p>
      {bands.map((band, index) => (
        <BandFields
          key={JSON.stringify([index, band])}
          number={index + 1}
          band={band}
          disabled={!may}
          onSet={(next) => keep(bands.with(index, next))}
          onRemove={() => keep(bands.toSpliced(index, 1))}
        />
      ))}
      {may && (
        <div className="row rush-actions">
          {bands.length === 0 ? (
            <Button size="small" onClick={() => keep(usualRushHours.bands)}>
              {t('travel.rushUsual')}
            </Button>
          ) : (
            bands.length < mostBands && (
              <Button size="small" icon="i-plus" onClick={() => keep([...bands, anotherBand])}>
                {t('travel.rushAdd')}
              </Button>
            )
          )}
        </div>
      )}
    </Card>
  )
}
