import { NumberInput } from '@mantine/core'
import type { DuplicateSettings } from '#shared/domain/request/duplicates.ts'
import { duplicateSettingsOf } from '#shared/domain/request/duplicates.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { useMay } from '../../../api/may.ts'
import { t } from '../../../lib/messages.ts'
import { Card, Line } from '../cards/card.tsx'
import { useSetting } from '../use-setting.ts'

const percent = 100

/** When two requests may be one: how far back, how near, and how sure. */
export default function DuplicatesPage() {
  const [stored, set] = useSetting(settingNames.duplicates)
  const may = useMay('settings')
  const settings = duplicateSettingsOf(stored)
  const line = (name: keyof DuplicateSettings, min: number, max: number, step: number, suffix: string, scale = 1) => (
    <Line name={t(`duplicates.${name}`)} hint={t(`duplicates.${name}Hint`)} htmlFor={`duplicates-${name}`}>
      <NumberInput
        id={`duplicates-${name}`}
        key={settings[name]}
        defaultValue={Math.round(settings[name] * scale)}
        min={min}
        max={max}
        step={step}
        suffix={suffix}
        disabled={!may}
        allowDecimal={false}
        clampBehavior="strict"
        onBlur={(event) => {
          const next = Number.parseFloat(event.currentTarget.value)
          if (!Number.isFinite(next)) return
          const value = Math.min(max, Math.max(min, next)) / scale
          if (value !== settings[name]) set({ ...settings, [name]: value })
        }}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </Line>
  )
  return (
    <>
      <h1>{t('duplicates.title')}</h1>
      <p className="soft" style={{ maxWidth: 760 }}>
        {t('duplicates.hint')}
      </p>
      <Card id="duplicates" title={t('duplicates.when')}>
        {line('days', 1, 90, 1, ` ${t('duplicates.daysUnit')}`)}
        {line('radiusMeters', 0, 2_000, 5, ` ${t('duplicates.metersUnit')}`)}
        {line('threshold', 5, 95, 5, ' %', percent)}
      </Card>
    </>
  )
}
