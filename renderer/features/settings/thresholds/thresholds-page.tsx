import { Checkbox } from '@mantine/core'
import { assetRulesOf } from '#shared/domain/asset/asset-settings.ts'
import { defaultFileLimitMegabytes, largestFileLimitMegabytes } from '#shared/domain/attachment/file-limit.ts'
import { fileKinds, refusedKindsOf } from '#shared/domain/attachment/media-type.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { mostDueSoonMinutes } from '#shared/domain/settings/setting-values.ts'
import { usualDueSoonMinutes } from '#shared/domain/sla/urgency.ts'
import { useMay } from '../../../api/may.ts'
import { t } from '../../../lib/messages.ts'
import { Card, Line } from '../cards/card.tsx'
import { NumberLine } from '../cards/number-line.tsx'
import { useSetting } from '../use-setting.ts'

/** From when on the office wants to be told: deadlines, failing assets; and which files it takes. */
export default function ThresholdsPage() {
  const disabled = !useMay('settings')
  return (
    <>
      <h1>{t('thresholds.title')}</h1>
      <p className="soft" style={{ maxWidth: 760 }}>
        {t('thresholds.hint')}
      </p>
      <DueSoonCard disabled={disabled} />
      <AssetCards disabled={disabled} />
      <FilesCard disabled={disabled} />
    </>
  )
}

interface CardProps {
  readonly disabled: boolean
}

function DueSoonCard({ disabled }: CardProps) {
  const [stored, set] = useSetting(settingNames.dueSoonMinutes)
  const minutes = typeof stored === 'number' && stored > 0 ? stored : usualDueSoonMinutes
  return (
    <Card id="due-soon" title={t('thresholds.dueSoon')}>
      <NumberLine
        id="threshold-due-soon"
        name={t('thresholds.dueSoonHours')}
        hint={t('thresholds.dueSoonHint')}
        value={minutes / 60}
        min={0.25}
        max={mostDueSoonMinutes / 60}
        digits={2}
        unit={t('thresholds.hours')}
        disabled={disabled}
        onSet={(hours) => set(Math.round(hours * 60))}
      />
    </Card>
  )
}

function AssetCards({ disabled }: CardProps) {
  const [repeatStored, setRepeat] = useSetting(settingNames.repeatFailures)
  const [replaceStored, setReplace] = useSetting(settingNames.replaceAdvice)
  const { repeat, replace } = assetRulesOf([
    { id: settingNames.repeatFailures, value: repeatStored },
    { id: settingNames.replaceAdvice, value: replaceStored },
  ])
  return (
    <>
      <Card id="repeat-failures" title={t('thresholds.repeat')} hint={t('thresholds.repeatHint')}>
        <NumberLine
          id="threshold-repeat-least"
          name={t('thresholds.repeatLeast')}
          value={repeat.least}
          min={2}
          max={50}
          unit={t('thresholds.times')}
          disabled={disabled}
          onSet={(least) => setRepeat({ ...repeat, least })}
        />
        <NumberLine
          id="threshold-repeat-days"
          name={t('thresholds.repeatDays')}
          value={repeat.days}
          min={1}
          max={3_650}
          unit={t('thresholds.days')}
          disabled={disabled}
          onSet={(days) => setRepeat({ ...repeat, days })}
        />
      </Card>
      <Card id="replace-advice" title={t('thresholds.replace')} hint={t('thresholds.replaceHint')}>
        <NumberLine
          id="threshold-replace-cost"
          name={t('thresholds.replaceCost')}
          hint={t('thresholds.replaceCostHint')}
          value={Math.round(replace.costShare * 100)}
          min={1}
          max={1_000}
          unit="%"
          disabled={disabled}
          onSet={(share) => setReplace({ ...replace, costShare: share / 100 })}
        />
        <NumberLine
          id="threshold-replace-age"
          name={t('thresholds.replaceAge')}
          hint={t('thresholds.replaceAgeHint')}
          value={Math.round(replace.ageShare * 100)}
          min={0}
          max={1_000}
          unit="%"
          disabled={disabled}
          onSet={(share) => setReplace({ ...replace, ageShare: share / 100 })}
        />
      </Card>
    </>
  )
}

function FilesCard({ disabled }: CardProps) {
  const [limit, setLimit] = useSetting(settingNames.fileLimitMegabytes)
  const [refusedStored, setRefused] = useSetting(settingNames.refusedFileKinds)
  const refused = refusedKindsOf(refusedStored)
  return (
    <Card id="files" title={t('thresholds.files')} hint={t('thresholds.filesHint')}>
      <NumberLine
        id="threshold-file-limit"
        name={t('thresholds.fileLimit')}
        value={typeof limit === 'number' ? limit : defaultFileLimitMegabytes}
        min={0.1}
        max={largestFileLimitMegabytes}
        digits={1}
        unit="MB"
        disabled={disabled}
        onSet={setLimit}
      />
      <Line name={t('thresholds.fileKinds')} hint={t('thresholds.fileKindsHint')}>
        <fieldset disabled={disabled} aria-label={t('thresholds.fileKinds')} className="threshold-kinds">
          {fileKinds.map((kind) => (
            <Checkbox
              key={kind}
              size="xs"
              label={t(`thresholds.kind-${kind}`)}
              checked={!refused.includes(kind)}
              onChange={(event) =>
                setRefused(
                  event.currentTarget.checked ? refused.filter((one) => one !== kind) : [...refused, kind].toSorted(),
                )
              }
            />
          ))}
        </fieldset>
      </Line>
    </Card>
  )
}
