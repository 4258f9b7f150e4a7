import { Modal } from '@mantine/core'
import { technicianSetActive } from '#shared/commands/technician/set-active.ts'
import type { Technician } from '#shared/domain/technician/technician.ts'
import { techniciansPlanned } from '#shared/queries/people.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { formatDateTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { announce } from '../../../state/announcer.ts'
import { Button } from '../../../ui/button.tsx'
import '../../../ui/reason.css'
import { SkeletonRows } from '../../../ui/skeleton.tsx'

/** Visits listed one by one; the rest is counted. */
const listed = 50

/** Says that somebody has left, and which planned visits that hits: they go back to the queue with it. */
export function LeaveDialog({
  technician,
  onClose,
}: {
  readonly technician: Technician
  readonly onClose: () => void
}) {
  const { run } = useCommands()
  const visits = useQueryOf(techniciansPlanned, { technicianId: technician.id }).data?.visits
  const begun = (visits ?? []).some(({ status }) => status === 'enRoute' || status === 'onSite')
  const leave = async () => {
    const done = await run(technicianSetActive, { technicianId: technician.id, active: false, unschedule: true })
    if (!done.ok) return
    announce({ tone: 'good', text: t('people.hasLeft', { name: technician.code, count: visits?.length ?? 0 }) })
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people.leaveTitle', { name: technician.code })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <div className="dialog-form">
        {visits === undefined ? (
          <SkeletonRows rows={3} label={t('list.loading')} />
        ) : (
          <>
            <p className={begun ? 'risk' : 'soft'} role={begun ? 'alert' : undefined}>
              {t(begun ? 'people.leaveBegun' : 'people.leaveText', { count: visits.length })}
            </p>
            {visits.length > 0 && (
              <ul className="hit-visits" aria-label={t('people.hitVisits')}>
                {visits.slice(0, listed).map(({ visitId, workOrderNumber, title, startsAt, leads }) => (
                  <li key={visitId} className="row">
                    <span className="num medium">{t('inspector.workOrder', { number: String(workOrderNumber) })}</span>
                    <span className="grow cut">{title}</span>
                    {!leads && <span className="chip">{t('people.goesAlong')}</span>}
                    <span className="num soft">{formatDateTime(startsAt, officeZone())}</span>
                  </li>
                ))}
                {visits.length > listed && (
                  <li className="muted num">{t('people.more', { count: visits.length - listed })}</li>
                )}
              </ul>
            )}
          </>
        )}
        <div className="row dialog-buttons">
          <Button onClick={onClose}>{t('list.cancel')}</Button>
          <Button kind="primary" disabled={visits === undefined || begun} onClick={() => void leave()}>
            {t(visits?.length ? 'people.leaveAndUnschedule' : 'people.leave')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
