import { memo, useMemo } from 'react'
import { usePlanFocus } from '../../../state/plan.ts'
import { pathBetween } from '../links/link-path.ts'
import type { Box } from '../links/link-path.ts'
import type { RowLayout } from '../model/row-layout.ts'
import type { TimeAxis } from '../model/time-axis.ts'
import { usePlanMarks } from './plan-marks.ts'

const headWidth = 208
const cardTop = 4
const cardHeight = 25

/** Whether a line between two places says anything: not within one lane where they overlap. */
const apart = (a: Box, b: Box) => a.top !== b.top || a.right < b.left || b.right < a.left

/**
 * Frames of the change that is looked at: around where the visit is and where it would be, with a line between. The
 * only thing on the board that is drawn anew when the pointer goes from one change to another.
 */
export const PlanFrame = memo(function PlanFrame({
  axis,
  layout,
}: {
  readonly axis: TimeAxis
  readonly layout: RowLayout
}) {
  const visitId = usePlanFocus((focus) => focus.visitId)
  const byLane = usePlanMarks((marks) => marks.byLane)
  const marks = useMemo(() => {
    if (visitId === null) return []
    return [...byLane].flatMap(([laneId, list]) =>
      list.filter(({ change }) => change.visitId === visitId).map((mark) => ({ laneId, mark })),
    )
  }, [byLane, visitId])
  if (marks.length === 0) return null
  const boxes = marks.flatMap(({ laneId, mark }) => {
    const row = layout.rows.find((one) => one.kind === 'lane' && one.lane.id === laneId)
    const x = axis.xOf(mark.startsAt)
    const width = axis.xOf(mark.endsAt) - x
    if (!row || width < 1) return []
    const top = row.y + cardTop
    const box: Box = { left: headWidth + x, right: headWidth + x + width, top, bottom: top + cardHeight }
    return [{ mark, box }]
  })
  const from = boxes.find(({ mark }) => mark.kind === 'goes')
  const to = boxes.find(({ mark }) => mark.kind === 'comes' && !mark.along)
  return (
    <svg className="plan-frame" aria-hidden="true">
      <defs>
        <marker
          id="plan-arrow"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          orient="auto"
          markerUnits="userSpaceOnUse"
        >
          <path d="M0 0 8 4 0 8z" />
        </marker>
      </defs>
      {boxes.map(({ mark, box }) => (
        <rect
          key={`${mark.kind} ${box.top}`}
          className={mark.kind}
          x={box.left - 2.5}
          y={box.top - 2.5}
          width={box.right - box.left + 5}
          height={cardHeight + 5}
          rx="5"
        />
      ))}
      {from && to && apart(from.box, to.box) && (
        <path className="way" d={pathBetween(from.box, to.box, false)} markerEnd="url(#plan-arrow)" />
      )}
    </svg>
  )
})
