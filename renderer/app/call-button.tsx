import { useLocation } from 'wouter'
import { useMay } from '../api/may.ts'
import { useParkedCount } from '../features/call/flow/call-store.ts'
import { t } from '../lib/messages.ts'
import { Button } from '../ui/button.tsx'

/** Leads to the call screen from everywhere, and says how many calls wait there to be finished. */
export function CallButton() {
  const [path, goTo] = useLocation()
  const parked = useParkedCount()
  const may = useMay('takeCalls')
  if (!may || path === '/call') return null
  return (
    <Button
      icon="i-phone"
      title={parked > 0 ? t('call.parkedCount', { count: parked }) : t('call.keyOpen')}
      onClick={() => goTo('/call')}
    >
      {t('call.title')}
      {parked > 0 && <span className="badge num">{parked}</span>}
    </Button>
  )
}
