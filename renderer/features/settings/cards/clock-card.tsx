import { settingNames } from '#shared/domain/settings/settings.ts'
import { useAppInfo } from '../../../api/app-info.ts'
import { useNow } from '../../../api/now.ts'
import { formatDateTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { useSetting } from '../use-setting.ts'
import { Card } from './card.tsx'

/** Where the office's clock stands, and as of when reports count. */
export function ClockCard() {
  const zone = useAppInfo()?.officeZone ?? 'UTC'
  const now = useNow()
  const [rehearsalAt, setRehearsalAt] = useSetting(settingNames.rehearsalAt)
  const [dataAsOf, setDataAsOf] = useSetting(settingNames.dataAsOf)
  return (
    <Card id="clock" title={t('settings.clock')} hint={t('settings.clockNow', { at: formatDateTime(now, zone) })}>
      <div className="settings-line">
        <p>
          {typeof rehearsalAt === 'number'
            ? t('settings.rehearsal', { at: formatDateTime(rehearsalAt, zone) })
            : t('settings.realClock')}
        </p>
        {typeof rehearsalAt === 'number' && (
          <Button onClick={() => setRehearsalAt(null)}>{t('settings.useRealClock')}</Button>
        )}
      </div>
      <div className="settings-line">
        <p>
          {typeof dataAsOf === 'number'
            ? t('settings.archive', { at: formatDateTime(dataAsOf, zone) })
            : t('settings.live')}
        </p>
        {typeof dataAsOf === 'number' && <Button onClick={() => setDataAsOf(null)}>{t('settings.useLive')}</Button>}
      </div>
    </Card>
  )
}
