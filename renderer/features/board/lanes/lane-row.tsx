import { memo } from 'react'
import { legSourceText } from '../../../lib/leg-source.ts'
import { t } from '../../../lib/messages.ts'
import { formatMinutes } from '../../../lib/format.ts'
import type { Lane } from '../model/board-model.ts'
import type { TimeAxis } from '../model/time-axis.ts'
import { LanePlan } from '../plan/lane-plan.tsx'
import { LaneHead } from './lane-head.tsx'
import { laneShading } from './lane-shading.ts'
import { VisitCard } from './visit-card.tsx'

interface LaneRowProps {
  readonly lane: Lane
  readonly axis: TimeAxis
  readonly y: number
  readonly rowIndex: number
  /** Px of the axis that are on the screen, with a margin. */
  readonly left: number
  readonly right: number
}

/** Legs and breaks are drawn from this scale on; below it they would be specks. */
const pxPerHourForDetail = 24

/** One technician's row: who, how full, and the visits in time. */
export const LaneRow = memo(function LaneRow({ lane, axis, y, rowIndex, left, right }: LaneRowProps) {
  const from = axis.timeAt(left)
  const to = axis.timeAt(right)
  const detailed = axis.pxPerHour >= pxPerHourForDetail
  const { cards, legs } = lane.view
  return (
    <div
      className="lane"
      role="row"
      aria-rowindex={rowIndex}
      data-lane={lane.id}
      style={{ top: y, background: laneShading(lane, axis) }}
    >
      <LaneHead lane={lane} />
      <LanePlan laneId={lane.id} axis={axis} from={from} to={to} />
      {lane.days.flatMap((day) =>
        day.breaks.map((pause) => {
          const x = axis.xOf(pause.start)
          return (
            <i
              key={pause.start}
              className="pause"
              style={{ left: `calc(var(--lane-head-w) + ${x}px)`, width: axis.xOf(pause.end) - x }}
            />
          )
        }),
      )}
      {lane.schedule.absences.map((absence) => {
        const x = axis.xOf(absence.start)
        const width = axis.xOf(absence.end) - x
        if (width < 1) return null
        return (
          <span
            key={absence.start}
            className="away"
            style={{ left: `calc(var(--lane-head-w) + ${x}px)`, width }}
            title={absence.reason}
          >
            <span>{absence.reason}</span>
          </span>
        )
      })}
      {detailed &&
        legs.map((leg) => {
          const cardX = axis.xOf(leg.start + leg.minutes * 60_000)
          const x = axis.xOf(leg.start)
          if (leg.start < from || leg.start > to || cardX - x < 2) return null
          return (
            <span
              key={leg.cardId}
              className={leg.tight ? 'leg tight' : 'leg'}
              style={{ left: `calc(var(--lane-head-w) + ${x}px)`, width: Math.max(2, cardX - x - 1) }}
              title={t('board.travel', { minutes: formatMinutes(leg.minutes), source: legSourceText(leg) })}
            >
              {leg.minutes >= 7 && cardX - x > 7 && <i>{leg.minutes}</i>}
            </span>
          )
        })}
      {cards.map((card) =>
        card.end < from || card.start > to ? null : (
          <VisitCard key={card.id} card={card} axis={axis} laneCode={lane.code} />
        ),
      )}
    </div>
  )
})
