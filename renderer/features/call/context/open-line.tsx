import type { Sameness } from '#shared/domain/intake/likely-same.ts'
import type { OpenAtPlace } from '#shared/queries/call.ts'
import { useNow } from '../../../api/now.ts'
import { ageText, dayAndTime } from '../../../lib/deadline.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { priorityLook } from '../../../lib/status-look.ts'
import { Icon } from '../../../ui/icons/icon.tsx'

/** Something open at the place: what it is, since when, and who comes when. */
export function OpenLine({ open, why }: { readonly open: OpenAtPlace; readonly why?: Sameness | undefined }) {
  const now = useNow()
  const look = priorityLook[open.priority]
  return (
    <span className="call-open">
      <span className="row">
        <Icon name={look.shape} className={look.family} label={t(look.textKey)} />
        <span className="num medium">{t('call.numbered', { kind: open.kind, number: open.number })}</span>
        <span className="cut grow">{open.title}</span>
        {why && <span className="tag warn">{t(`call.same-${why}`)}</span>}
      </span>
      <span className="row muted">
        <span className="num">{t('call.since', { age: ageText(open.openedAt, now) })}</span>
        <span className="cut">
          {open.visitStartsAt === null
            ? t('call.notPlanned')
            : t('call.planned', {
                at: dayAndTime(open.visitStartsAt, now, officeZone()),
                technician: open.technicianName ?? '',
              })}
        </span>
      </span>
    </span>
  )
}
