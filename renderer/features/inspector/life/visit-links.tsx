import { visitDependencyRemove } from '#shared/commands/visit-dependency/remove.ts'
import { brokenLink } from '#shared/domain/rules/dependency.ts'
import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import type { Visit } from '#shared/domain/visit/visit.ts'
import type { VisitLink } from '#shared/domain/visit/visit-detail.ts'
import { useMay } from '../../../api/may.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { violationText } from '../../../lib/error-text.ts'
import { formatDateTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { officeZone } from '../../../lib/office-zone.ts'
import { visitStatusLook } from '../../../lib/status-look.ts'
import { select } from '../../../state/selection.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'

interface VisitLinksProps {
  readonly visit: Visit
  /** Who leads it; null while it has no place. */
  readonly technicianId: string | null
  readonly links: readonly VisitLink[]
  readonly zone: string
}

/** The visits a visit hangs on and those that hang on it; each can be looked at, and let go; a broken one says why. */
export function VisitLinks({ visit, technicianId, links, zone }: VisitLinksProps) {
  const { run } = useCommands()
  const may = useMay('schedule')
  if (links.length === 0) return null
  return (
    <ul className="visit-links">
      {links.map((link) => {
        const look = visitStatusLook[link.status]
        const values = { number: String(link.workOrderNumber), sequence: link.sequence, kind: link.kind }
        const text = t(link.role === 'on' ? 'inspector.linkOn' : 'inspector.linkOf', values)
        return (
          <li key={link.dependencyId} className="row">
            <Icon name="i-link" className="muted" />
            <button type="button" className="inspector-link grow" onClick={() => select('visit', link.visitId)}>
              <Icon name={look.shape} className={look.family} label={t(look.textKey)} />
              <span className="grow">
                {text}
                {link.sameTechnician && ` · ${t('inspector.sameTechnician')}`}
                <span className="muted num">
                  {' '}
                  {link.startsAt === null ? t('inspector.notPlaced') : formatDateTime(link.startsAt, zone)}
                </span>
                {brokenOf(visit, technicianId, link).map((violation) => (
                  <span key={violation.rule} className="warn row">
                    <Icon name="s-warn" />
                    {violationText(violation)}
                  </span>
                ))}
              </span>
            </button>
            <Button
              size="small"
              kind="ghost"
              icon="i-x"
              disabled={!may}
              aria-label={t('inspector.unlink', { what: text })}
              onClick={() => void run(visitDependencyRemove, { dependencyId: link.dependencyId })}
            />
          </li>
        )
      })}
    </ul>
  )
}

/** What a visit's place breaks of a dependency; the drive between the two is not known here, so no gap is too long. */
function brokenOf({ startsAt, endsAt, status }: Visit, technicianId: string | null, link: VisitLink) {
  if (startsAt === null || endsAt === null || status === 'cancelled' || status === 'missed') return []
  const clock = createDayClock(officeZone())
  return brokenLink(link, { start: startsAt, end: endsAt, technicianId, clock, driveMinutes: null })
}
