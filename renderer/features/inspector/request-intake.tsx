import type { Request } from '#shared/domain/request/request.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { formatDay, formatMinutes, formatTime } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { priorityLook } from '../../lib/status-look.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import { Line } from './frame.tsx'

/** What a call brought: who called, what was asked, why it is so urgent, and what was promised. Nothing for other requests. */
export function RequestIntake({ request, zone }: { readonly request: Request; readonly zone: string }) {
  const { intake, contactName, contactPhone, contactEmail, wishStartsAt, wishEndsAt, rulePriority } = request
  const called = contactName ?? contactPhone ?? contactEmail
  if (!called && !intake && request.priorityRule === null && wishStartsAt === null && !request.safety) return null
  return (
    <section aria-label={t('inspector.intake')}>
      <h3 className="label">{t('inspector.intake')}</h3>
      {request.safety && (
        <p className="row risk">
          <Icon name="s-risk" />
          {t('call.somebodyInDanger')}
        </p>
      )}
      <dl className="pairs">
        {called && (
          <Line name={t('call.caller')}>
            {[contactName, contactPhone, contactEmail].filter((one) => one !== null).join(', ')}
          </Line>
        )}
        {request.priorityRule !== null && (
          <Line name={t('inspector.rule')}>
            {request.priorityRule}
            {request.priorityReason !== null && rulePriority !== null && (
              <span className="soft">
                {' '}
                {t('inspector.overridden', {
                  gives: t(priorityLook[rulePriority].textKey),
                  reason: request.priorityReason,
                })}
              </span>
            )}
          </Line>
        )}
        {wishStartsAt !== null && wishEndsAt !== null && (
          <Line name={t('call.windowField')}>
            <span className="num medium">
              {t('call.window', {
                day: formatDay(dayOf(wishStartsAt, zone), 'medium'),
                from: formatTime(wishStartsAt, zone),
                until: formatTime(wishEndsAt, zone),
              })}
            </span>
          </Line>
        )}
        {request.durationMinutes !== null && (
          <Line name={t('call.duration')}>
            <span className="num">{formatMinutes(request.durationMinutes)}</span>
          </Line>
        )}
        {request.issue !== null && <Line name={t('call.issue')}>{request.issue}</Line>}
        {intake && intake.parts.length > 0 && <Line name={t('call.parts')}>{intake.parts.join(', ')}</Line>}
        {intake && intake.skills.length > 0 && <Line name={t('call.skills')}>{intake.skills.join(', ')}</Line>}
      </dl>
      {intake && intake.answers.length > 0 && (
        <details>
          <summary className="muted">{t('inspector.answers', { count: intake.answers.length })}</summary>
          <ul>
            {intake.answers.map(({ key, ask, answer }) => (
              <li key={key}>
                <span className="muted">{ask}</span> {answer || t('call.notKnown')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
