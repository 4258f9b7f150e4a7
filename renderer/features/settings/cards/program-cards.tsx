import { useAppInfo } from '../../../api/app-info.ts'
import { t } from '../../../lib/messages.ts'
import { showOverlay } from '../../../state/palette.ts'
import { Button } from '../../../ui/button.tsx'
import { libraries } from '../libraries.ts'
import { Card } from './card.tsx'

/** The list of keys. */
export function KeyboardCard() {
  return (
    <Card id="keyboard" title={t('settings.keyboard')}>
      <div className="settings-line">
        <p>{t('settings.keyboardHint')}</p>
        <Button onClick={() => showOverlay('keys')}>{t('settings.showKeys')}</Button>
      </div>
    </Card>
  )
}

/** Where updates come from. */
export function UpdatesCard() {
  const host = useAppInfo()?.host
  return (
    <Card id="updates" title={t('settings.updates')}>
      <p>{host === 'electron' ? t('settings.updatesElectron', { file: 'updates.json' }) : t('settings.updatesNode')}</p>
    </Card>
  )
}

/** Version and the licences of what is inside. */
export function AboutCard() {
  const info = useAppInfo()
  return (
    <Card id="about" title={t('settings.about')} hint={t('settings.version', { version: info?.version ?? '' })}>
      <p>{t('settings.licence')}</p>
      <table className="settings-licences">
        <thead>
          <tr>
            <th scope="col">{t('settings.program')}</th>
            <th scope="col">{t('settings.licenceColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {libraries.map(({ names, licence, noteKey }) => (
            <tr key={licence}>
              <td>{names.join(', ')}</td>
              <td>
                {licence} {noteKey && <span className="muted">{t(noteKey)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
