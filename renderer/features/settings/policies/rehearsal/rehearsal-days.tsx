import type { Rehearsal } from '#shared/actions/policy.ts'
import { formatBusinessMinutes, formatDay } from '../../../../lib/format.ts'
import { t } from '../../../../lib/messages.ts'

interface RehearsalDaysProps {
  readonly days: Rehearsal['days']
  /** What the policy looked at is called. */
  readonly name: string
}

/** Driving of each day as two small bars: what happened, and the policy looked at. */
export function RehearsalDays({ days, name }: RehearsalDaysProps) {
  const most = Math.max(1, ...days.flatMap(({ happened, under }) => [happened.travelMinutes, under[0]!.travelMinutes]))
  return (
    <table className="rehearsal-days" aria-label={t('policies.rehearseByDay')}>
      <thead>
        <tr>
          <th scope="col">{t('policies.rehearseByDay')}</th>
          <th aria-hidden="true" />
          <th scope="col" className="end">
            <i className="rehearsal-key" data-side="happened" /> {t('policies.rehearseHappened')}
          </th>
          <th scope="col" className="end">
            <i className="rehearsal-key" data-side="under" /> {name}
          </th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, visits, happened, under }) => (
          <tr key={day}>
            <th scope="row">{formatDay(day, 'medium')}</th>
            {visits === 0 ? (
              <td colSpan={3} className="muted">
                {t('policies.rehearseNoVisits')}
              </td>
            ) : (
              <>
                <td className="rehearsal-bars" aria-hidden="true">
                  <i data-side="happened" style={{ width: `${(100 * happened.travelMinutes) / most}%` }} />
                  <i data-side="under" style={{ width: `${(100 * under[0]!.travelMinutes) / most}%` }} />
                </td>
                <td className="end num">{formatBusinessMinutes(happened.travelMinutes)}</td>
                <td className="end num">{formatBusinessMinutes(under[0]!.travelMinutes)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
