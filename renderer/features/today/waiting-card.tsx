import { useLocation } from 'wouter'
import type { TodayOverview } from '#shared/queries/today.ts'
import { Countdown } from '../../lib/countdown/countdown.tsx'
import { t } from '../../lib/messages.ts'
import { recordNumber } from '../../lib/record-number.ts'
import { priorityLook } from '../../lib/status-look.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import { Card } from './card.tsx'
import { OpenVisit } from './open-visit.tsx'

interface WaitingCardProps {
  readonly waiting: TodayOverview['waiting']
  readonly zone: string
}

/** What to schedule next, nearest deadline first, with the step that is next. */
export function WaitingCard({ waiting, zone }: WaitingCardProps) {
  const [, navigate] = useLocation()
  const { lines, total } = waiting
  return (
    <Card
      title={t('today.toSchedule')}
      hint={total > 0 ? t('today.shownOf', { shown: lines.length, total }) : undefined}
      side={
        <button type="button" className="today-link" onClick={() => navigate('/board')}>
          {t('today.openQueue')}
        </button>
      }
    >
      {total === 0 ? (
        <p className="today-note">{t('today.nothingWaits')}</p>
      ) : (
        <table className="today-table">
          <thead>
            <tr>
              <th />
              <th>{t('today.number')}</th>
              <th>{t('today.workType')}</th>
              <th>{t('today.site')}</th>
              <th>{t('today.due')}</th>
              <th className="end">{t('today.nextStep')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => {
              const look = priorityLook[line.priority]
              return (
                <tr key={line.visitId}>
                  <td>
                    <Icon name={look.shape} className={look.family} label={t(look.textKey)} />
                  </td>
                  <td className="num semi">{recordNumber('workOrder', line.number)}</td>
                  <td className="cut">{line.work}</td>
                  <td className="cut">{line.address ?? t('today.noAddress')}</td>
                  <td>
                    <Countdown facts={line.clock} zone={zone} none={t('today.noDeadline')} />
                  </td>
                  <td className="end">
                    <OpenVisit
                      visitId={line.visitId}
                      number={line.number}
                      text={t(`today.next.${line.next}`)}
                      on={line.next === 'locate' ? '/map' : line.next === 'resume' ? '/work-orders' : '/board'}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </Card>
  )
}
