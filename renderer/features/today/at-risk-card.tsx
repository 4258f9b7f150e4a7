import { useState } from 'react'
import { useLocation } from 'wouter'
import type { RiskLine } from '#shared/queries/today.ts'
import { formatMinutes, formatTime } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { recordNumber } from '../../lib/record-number.ts'
import { select, selectMany } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { Card } from './card.tsx'
import { OpenVisit } from './open-visit.tsx'

const shownAtFirst = 9

/** Placed visits whose promise is in danger, with the reason. */
export function AtRiskCard({ lines, zone }: { readonly lines: readonly RiskLine[]; readonly zone: string }) {
  const [all, setAll] = useState(false)
  const [, navigate] = useLocation()
  if (lines.length === 0) {
    return (
      <Card title={t('today.atRiskNone')}>
        <p className="today-note row">
          <Icon name="s-done" className="good" />
          {t('today.atRiskNoneText')}
        </p>
      </Card>
    )
  }
  const latest = lines.reduce((most, line) => Math.max(most, line.lateMinutes), 0)
  const technicians = new Set(lines.map((line) => line.technicianCode)).size
  const showAllOnBoard = () => {
    selectMany(
      'visit',
      lines.map((line) => line.visitId),
    )
    navigate('/board')
  }
  return (
    <Card
      alarm
      title={t('today.atRisk', { count: lines.length })}
      hint={[
        t('today.technicians', { count: technicians }),
        latest > 0 ? t('today.latest', { time: formatMinutes(latest) }) : null,
      ]
        .filter(Boolean)
        .join(' · ')}
      side={
        <Button kind="primary" size="small" onClick={showAllOnBoard}>
          {t('today.showOnBoard')}
        </Button>
      }
    >
      <table className="today-table">
        <thead>
          <tr>
            <th />
            <th>{t('today.number')}</th>
            <th>{t('today.workType')}</th>
            <th>{t('today.site')}</th>
            <th>{t('today.technician')}</th>
            <th>{t('today.planned')}</th>
            <th>{t('today.expected')}</th>
            <th>{t('today.because')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {(all ? lines : lines.slice(0, shownAtFirst)).map((line) => (
            <tr key={line.visitId} onDoubleClick={() => select('visit', line.visitId)}>
              <td>
                <Icon name={line.risk === 'missed' ? 's-miss' : 's-risk'} className="risk" />
              </td>
              <td className="num semi">{recordNumber('workOrder', line.number)}</td>
              <td className="cut">{line.work}</td>
              <td className="cut">{line.address ?? t('today.noAddress')}</td>
              <td className="semi">{line.technicianCode}</td>
              <td className="num">{formatTime(line.startsAt, zone)}</td>
              <td className={line.lateMinutes > 0 ? 'num semi risk' : 'num'}>
                {formatTime(line.expectedStartsAt, zone)}
              </td>
              <td className="cut soft">{reasonOf(line, zone)}</td>
              <td className="end">
                <OpenVisit visitId={line.visitId} text={t('today.open')} number={line.number} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > shownAtFirst && (
        <button type="button" className="today-more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('today.showFewer') : t('today.showMore', { count: lines.length - shownAtFirst })}
        </button>
      )}
    </Card>
  )
}

function reasonOf(line: RiskLine, zone: string): string {
  const deadline = line.resolveBy === null ? '' : formatTime(line.resolveBy, zone)
  const { arriveBy } = line.clock
  const arrival = arriveBy === null ? '' : formatTime(arriveBy, zone)
  const risk = t(`today.risk.${line.risk}`, { late: formatMinutes(line.lateMinutes), deadline, arrival })
  if (line.lateMinutes === 0 || line.cause === null) return risk
  const cause = t(`today.cause.${line.cause}`, { number: line.behindNumber ?? '' })
  return line.risk === 'runsLate' ? `${risk}: ${cause}` : `${risk}, ${cause}`
}
