import { Popover } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { alertsCount } from '#shared/queries/alerts.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import { useActions } from '../../state/actions.ts'
import { showAlerts, useAlertsOpen } from '../../state/alerts.ts'
import { useServiceTerms } from '../../state/service-terms.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import { AlertPanel } from './alert-panel.tsx'
import './alerts.css'

/** Figures above this are not read any more. */
const mostShown = 999

/** The bell of the top bar: how many alerts there are, and the list of them. Notices are listed, not counted. */
export function AlertBell() {
  const minute = useServiceTerms((state) => state.minute)
  const counts = useQueryOf(alertsCount, { minute }).data
  const open = useAlertsOpen((state) => state.open)
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  useActions('alerts', [
    { id: 'alerts.open', text: t('alerts.open'), keys: 'mod+shift+l', run: () => showAlerts(true) },
  ])
  // Whoever closes the list with the keyboard goes on from the bell.
  useEffect(() => {
    if (wasOpen.current && !open && document.activeElement === document.body) button.current?.focus()
    wasOpen.current = open
  }, [open])
  const missed = (counts?.promises.missed ?? 0) + (counts?.certificates.missed ?? 0)
  const others = (counts?.promises.warn ?? 0) + (counts?.certificates.warn ?? 0)
  const count = missed + others + (counts?.followUps ?? 0) + (counts?.approvals ?? 0)
  const shown = count > mostShown ? `${mostShown}+` : String(count)
  return (
    <Popover
      opened={open}
      onChange={showAlerts}
      position="bottom-end"
      width={440}
      trapFocus
      returnFocus
      withinPortal
      shadow="none"
    >
      <Popover.Target>
        <button
          ref={button}
          type="button"
          className={`alert-bell${missed > 0 ? ' missed' : ''}`}
          aria-haspopup="dialog"
          aria-expanded={open}
          aria-label={t('alerts.bell', { count, missed })}
          title={t('alerts.bell', { count, missed })}
          onClick={() => showAlerts(!open)}
        >
          <Icon name="i-bell" />
          {count > 0 && (
            <span className="num alert-count">
              {missed > 0 && <Icon name="s-miss" />}
              {shown}
            </span>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="alert-dropdown" aria-label={t('alerts.title')}>
        {open && <AlertPanel minute={minute} />}
      </Popover.Dropdown>
    </Popover>
  )
}
