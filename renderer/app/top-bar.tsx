import { t } from '../lib/messages.ts'
import { useConnection } from '../state/connection.ts'
import { showOverlay } from '../state/palette.ts'
import { Icon } from '../ui/icons/icon.tsx'
import { AlertBell } from './alerts/alert-bell.tsx'
import { CallButton } from './call-button.tsx'
import { DayNavigator } from './day-navigator.tsx'
import { JobsPill } from './jobs-pill.tsx'
import { PersonMenu } from './person-menu.tsx'
import { UndoButtons } from './undo-buttons.tsx'

/** Search, day, undo, background work, connection and person: the same on every screen. */
export function TopBar() {
  const connected = useConnection((state) => state.connected)
  return (
    <header className="top-bar">
      <button type="button" className="search-open" onClick={() => showOverlay('palette')} aria-haspopup="dialog">
        <Icon name="i-search" />
        <span className="grow cut">{t('app.searchOrRun')}</span>
        <kbd>{t('app.ctrlK')}</kbd>
      </button>
      <DayNavigator />
      <CallButton />
      <span className="grow" />
      <UndoButtons />
      <span className="divider" />
      <JobsPill />
      <span className="pill" title={connected === false ? t('errors.disconnected') : t('app.savedHereHint')}>
        <Icon name={connected === false ? 's-warn' : 's-good'} className={connected === false ? 'warn' : 'good'} />
        {connected === false ? t('app.notConnected') : t('app.savedHere')}
      </span>
      <AlertBell />
      <PersonMenu />
    </header>
  )
}
