import { Switch } from '@mantine/core'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { useMay } from '../../../api/may.ts'
import { t } from '../../../lib/messages.ts'
import { Card, Line } from '../cards/card.tsx'
import { useSetting } from '../use-setting.ts'

/** Laws rather than weights: what no plan does by itself, whatever it would save. */
export function BordersCard() {
  const [stored, set] = useSetting(settingNames.strictTerritories)
  const may = useMay('settings')
  return (
    <Card id="policy-borders" title={t('policies.borders')}>
      <Line name={t('policies.strict')} hint={t('policies.strictHint')} htmlFor="policy-strict">
        <Switch
          id="policy-strict"
          checked={stored === true}
          disabled={!may}
          onChange={(event) => set(event.currentTarget.checked)}
        />
      </Line>
    </Card>
  )
}
