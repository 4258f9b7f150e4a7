import { memo } from 'react'
import { formatDay, formatTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import type { DayClock } from '#shared/domain/schedule/day-clock.ts'
import { axisMarks } from '../model/time-axis.ts'
import type { TimeAxis } from '../model/time-axis.ts'

interface AxisHeaderProps {
  readonly axis: TimeAxis
  readonly clock: DayClock
  readonly technicians: number
  readonly now: number
}

/** Hours and days above the lanes, with the time it is. */
export const AxisHeader = memo(function AxisHeader({ axis, clock, technicians, now }: AxisHeaderProps) {
  const several = axis.days.length > 1
  const today = axis.days.some((day) => now >= day.start && now < day.end)
  const nowX = axis.xOf(now)
  return (
    <div
      className={several ? 'axis several' : 'axis'}
      role="row"
      aria-rowindex={1}
      style={{ width: `calc(var(--lane-head-w) + ${axis.width}px)` }}
    >
      <div className="axis-corner" role="columnheader">
        <span className="num">{t('board.technicians', { count: technicians })}</span>
        <span>{t('board.loadLeft')}</span>
      </div>
      <div className="axis-track" role="columnheader" aria-label={t('board.time')}>
        {several &&
          axis.days.map((day) => (
            <span key={day.day} className="axis-day" style={{ left: day.x, width: day.width }}>
              {formatDay(day.day, 'medium')}
            </span>
          ))}
        {axisMarks(axis, clock).map((mark, index) => {
          const edge = mark.x < 14 || axis.days.some((day) => several && Math.abs(mark.x - day.x) < 14)
          if (edge || (today && Math.abs(mark.x - nowX) < 34)) return null
          return (
            <span key={index} className="axis-hour num" style={{ left: mark.x }}>
              {axis.pxPerHour >= 46 ? formatTime(mark.at, clock.zone) : formatTime(mark.at, clock.zone).slice(0, 2)}
            </span>
          )
        })}
        {today && (
          <b className="axis-now num" style={{ left: nowX }}>
            {formatTime(now, clock.zone)}
          </b>
        )}
      </div>
    </div>
  )
})
