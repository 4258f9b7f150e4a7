import { memo } from 'react'
import { t } from '../../../lib/messages.ts'
import { recordNumber } from '../../../lib/record-number.ts'
import { focusPlanned, hoverPlanned, usePlanView } from '../../../state/plan.ts'
import { select } from '../../../state/selection.ts'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { TimeAxis } from '../model/time-axis.ts'
import { kindIcon } from './kind-icon.ts'
import { usePlanMarks } from './plan-marks.ts'
import type { PlanMark } from './plan-marks.ts'
import { changeText } from './plan-text.ts'

/** From this width a ghost bears its number, and from that one its shape too. */
const pxForNumber = 34
const pxForBoth = 54

interface LanePlanProps {
  readonly laneId: string
  readonly axis: TimeAxis
  /** What is on the screen, with a margin; UTC ms. */
  readonly from: number
  readonly to: number
}

/** What the proposal does in one lane: ghosts of visits that would come, veils over those that would go. */
export const LanePlan = memo(function LanePlan({ laneId, axis, from, to }: LanePlanProps) {
  const marks = usePlanMarks(({ byLane }) => byLane.get(laneId))
  if (!marks) return null
  return (
    <>
      {/* Travel of the lane as it is would be wrong beside the ghosts: the style sheet hides what follows. */}
      <i className="has-plan" />
      {marks.map((mark) => {
        if (mark.endsAt < from || mark.startsAt > to) return null
        const x = axis.xOf(mark.startsAt)
        const width = axis.xOf(mark.endsAt) - x
        if (width < 1) return null
        const key = `${mark.kind} ${mark.change.visitId}`
        return mark.kind === 'goes' ? (
          <Veil key={key} mark={mark} x={x} width={width} />
        ) : (
          <Ghost key={key} mark={mark} x={x} width={Math.max(6, width - 1)} several={axis.days.length > 1} />
        )
      })}
    </>
  )
})

interface MarkProps {
  readonly mark: PlanMark
  readonly x: number
  readonly width: number
}

const at = (x: number, width: number) => ({ left: `calc(var(--lane-head-w) + ${x}px)`, width })

/** Over the card of a visit that would leave this place; taken off the board, it is struck through. */
function Veil({ mark: { change }, x, width }: MarkProps) {
  const left = usePlanView((view) => view.left.has(change.visitId))
  const classes = ['plan-veil', change.kind, left ? 'left' : '']
  return <i className={classes.join(' ')} style={at(x, width)} aria-hidden="true" />
}

/** A visit where the plan has it. */
function Ghost({ mark: { change, along }, x, width, several }: MarkProps & { readonly several: boolean }) {
  const left = usePlanView((view) => view.left.has(change.visitId))
  const classes = ['plan-ghost', change.kind, left ? 'left' : '', along ? 'along' : '']
  const text = changeText(change, [], several)
  const press = () => {
    select('visit', change.visitId)
    focusPlanned(change.visitId)
  }
  return (
    <div
      className={classes.join(' ')}
      role="gridcell"
      aria-label={left ? `${text}, ${t('plan.notTicked')}` : text}
      title={text}
      data-planned={change.visitId}
      style={at(x, width)}
      onPointerEnter={() => hoverPlanned(change.visitId)}
      onPointerLeave={() => hoverPlanned(null)}
      onClick={press}
    >
      {(width >= pxForBoth || (width >= 14 && width < pxForNumber)) && <Icon name={kindIcon[change.kind]} />}
      {width >= pxForNumber && <span className="num">{recordNumber('workOrder', change.workOrderNumber)}</span>}
    </div>
  )
}
