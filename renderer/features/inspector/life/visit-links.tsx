import { visitDependencyRemove } from '#shared/commands/visit-dependency/remove.ts'
import type { VisitLink } from '#shared/domain/visit/visit-detail.ts'
import { useMay } from '../../../api/may.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { formatDateTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { visitStatusLook } from '../../../lib/status-look.ts'
import { select } from '../../../state/selection.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'

/** The visits a visit hangs on and those that hang on it; each can be looked at, and let go. */
export function VisitLinks({ links, zone }: { readonly links: readonly VisitLink[]; readonly zone: string }) {
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
