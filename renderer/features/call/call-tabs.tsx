import { useNow } from '../../api/now.ts'
import { ageText } from '../../lib/deadline.ts'
import { t } from '../../lib/messages.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { isEmpty } from './flow/call-draft.ts'
import type { CallDraft } from './flow/call-draft.ts'
import { beginCall, showCall, useCalls } from './flow/call-store.ts'

/** The calls that are being taken down: the one on the screen and the parked ones. */
export function CallTabs({ currentId }: { readonly currentId: string }) {
  const calls = useCalls((state) => state.calls)
  useNow()
  return (
    <div className="toolbar call-tabs">
      <h1 className="semi" style={{ fontSize: 'var(--f-15)' }}>
        {t('call.title')}
      </h1>
      <div className="row" role="group" aria-label={t('call.parked')} style={{ gap: 4, minWidth: 0 }}>
        {calls.map((call) => (
          <button
            key={call.id}
            type="button"
            className="call-tab"
            aria-current={call.id === currentId ? 'true' : undefined}
            onClick={() => showCall(call.id)}
          >
            <Icon name="i-phone" />
            <span className="cut">{nameOf(call)}</span>
            <span className="muted num">{ageText(call.startedAt, Date.now())}</span>
          </button>
        ))}
      </div>
      <span className="grow" />
      <Button
        icon="i-plus"
        disabled={calls.some((call) => call.id === currentId && isEmpty(call))}
        onClick={() => beginCall()}
      >
        {t('call.another')}
      </Button>
    </div>
  )
}

function nameOf(call: CallDraft): string {
  return (
    call.contactName ||
    call.customerName ||
    call.siteName ||
    call.newSite ||
    call.contactPhone ||
    call.typed['caller']?.trim() ||
    t('call.newCall')
  )
}
