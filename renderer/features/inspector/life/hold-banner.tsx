import { useState } from 'react'
import { holdEdit } from '#shared/commands/hold/edit.ts'
import type { Hold } from '#shared/domain/work-order/hold.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { useMay } from '../../../api/may.ts'
import { useNow } from '../../../api/now.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { formatDateTime, formatDay } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { Button } from '../../../ui/button.tsx'
import { FollowUpField } from '../../../ui/follow-up-field.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import '../../../ui/reason.css'

/** Why a work order waits, since when, and when somebody should look again; the day is changed in place. */
export function HoldBanner({ hold }: { readonly hold: Hold }) {
  const { run } = useCommands()
  const may = useMay('workOrders')
  const now = useNow()
  const [editing, setEditing] = useState(false)
  const zone = officeZone()
  const today = dayOf(now, zone)
  const due = hold.followUpOn !== null && hold.followUpOn <= today
  return (
    <div className="hold-banner" data-due={due}>
      <p className="row semi">
        <Icon name="s-hold" className="hold" />
        <span className="grow">{t('inspector.onHold', { reason: hold.reason })}</span>
      </p>
      {hold.note && <p className="note-text">{hold.note}</p>}
      <p className="soft">
        {t('inspector.heldSince', { when: formatDateTime(hold.startsAt, zone) })}
        {hold.pausesClock && ` · ${t('reasons.clockPauses')}`}
      </p>
      <p className="row">
        <Icon name={due ? 's-warn' : 'i-bell'} className={due ? 'warn' : 'muted'} />
        <span className={`grow num${due ? ' warn semi' : ''}`}>
          {hold.followUpOn === null
            ? t('inspector.noFollowUp')
            : t(due ? 'inspector.followUpDue' : 'inspector.followUpOn', { day: formatDay(hold.followUpOn, 'medium') })}
        </span>
        <Button size="small" kind="ghost" disabled={!may} aria-expanded={editing} onClick={() => setEditing(!editing)}>
          {t('inspector.changeFollowUp')}
        </Button>
      </p>
      {editing && (
        <FollowUpField
          today={today}
          value={hold.followUpOn}
          onChange={(followUpOn) => {
            setEditing(false)
            void run(holdEdit, { holdId: hold.id, set: { followUpOn } })
          }}
        />
      )}
    </div>
  )
}
