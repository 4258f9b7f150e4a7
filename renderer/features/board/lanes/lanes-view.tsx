import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { t } from '../../../lib/messages.ts'
import { useSelection } from '../../../state/selection.ts'
import type { BoardModel } from '../model/board-model.ts'
import type { BoardHandle } from '../board-handle.ts'
import { axisMarks } from '../model/time-axis.ts'
import type { TimeAxis } from '../model/time-axis.ts'
import { rowsBetween } from '../model/row-layout.ts'
import type { RowLayout } from '../model/row-layout.ts'
import { AxisHeader } from './axis-header.tsx'
import { GroupRow } from './group-row.tsx'
import { LinkLines } from '../links/link-lines.tsx'
import { PlanFrame } from '../plan/plan-frame.tsx'
import { LaneRow } from './lane-row.tsx'
import { cardElementId } from './visit-card.tsx'
import { useLanePointer } from './use-lane-pointer.ts'
import { useLaneKeys } from './use-lane-keys.ts'

interface LanesViewProps {
  readonly model: BoardModel
  readonly axis: TimeAxis
  readonly layout: RowLayout
  readonly now: number
  readonly handle: BoardHandle
  readonly onZoom: (factor: number) => void
  /** Size of the room for the lanes, px: so that the first drawing is already the right one. */
  readonly room: Room
}

export interface Room {
  readonly width: number
  readonly height: number
}

/** Px beyond the screen that are drawn too, so that a scroll does not show bare ground. */
const margin = { across: 240, down: 40 }

/** Technicians down, time across. Only what is on the screen is in the document. */
export function LanesView({ model, axis, layout, now, handle, onZoom, room }: LanesViewProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const window = useVisibleWindow(scroller, room)
  const activeId = useSelection((state) => (state.current?.kind === 'visit' ? state.current.id : null))
  useLanePointer(scroller, handle)
  const onKeyDown = useLaneKeys(handle)
  useZoomWheel(scroller, onZoom)

  useEffect(() => {
    handle.scroller = scroller.current
    handle.layer = layer.current
    return () => {
      handle.scroller = null
      handle.layer = null
    }
  }, [handle])
  // Rows may have come into sight while something is dragged: they answer too.
  useLayoutEffect(() => handle.drag.refresh())

  const marks = useMemo(() => axisMarks(axis, model.clock), [axis, model.clock])
  const rows = rowsBetween(layout, window.top - margin.down, window.bottom + margin.down)
  const nowShown = axis.days.some((day) => now >= day.start && now < day.end)
  const activeShown = activeId !== null && model.visits.has(activeId)
  return (
    <div
      ref={scroller}
      className="lanes"
      role="grid"
      aria-label={t('board.grid')}
      aria-rowcount={layout.rows.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={activeShown ? cardElementId(activeId) : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <AxisHeader axis={axis} clock={model.clock} technicians={model.lanes.size} now={now} />
      <div
        className="lane-rows"
        role="rowgroup"
        style={{ height: layout.height, width: `calc(var(--lane-head-w) + ${axis.width}px)` }}
      >
        {rows.map((row) => {
          const rowIndex = layout.rows.indexOf(row) + 2
          return row.kind === 'group' ? (
            <GroupRow key={row.key} group={row.group} y={row.y} open={row.open} rowIndex={rowIndex} />
          ) : (
            <LaneRow
              key={row.key}
              lane={row.lane}
              axis={axis}
              y={row.y}
              rowIndex={rowIndex}
              left={window.left - margin.across}
              right={window.right + margin.across}
            />
          )
        })}
        <div className="hour-lines" aria-hidden="true">
          {marks.map((mark, index) => (
            <i key={index} style={{ left: mark.x }} />
          ))}
          {axis.days.slice(1).map((day) => (
            <i key={day.day} className="day-line" style={{ left: day.x }} />
          ))}
        </div>
        <LinkLines model={model} axis={axis} layout={layout} />
        <PlanFrame axis={axis} layout={layout} />
        {nowShown && (
          <i
            className="now-line"
            aria-hidden="true"
            style={{ left: `calc(var(--lane-head-w) + ${axis.xOf(now)}px)` }}
          />
        )}
        <div ref={layer} className="drag-layer" aria-hidden="true" />
      </div>
    </div>
  )
}

interface VisibleWindow {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** Scrolling draws anew only when it passes a step of so many px. */
const step = 120

/** What of the content is on the screen, in steps. */
function useVisibleWindow(scroller: React.RefObject<HTMLDivElement | null>, { width, height }: Room): VisibleWindow {
  const [corner, setCorner] = useState({ top: 0, left: 0 })
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const onScroll = () => {
      const top = Math.floor(element.scrollTop / step) * step
      const left = Math.floor(element.scrollLeft / step) * step
      setCorner((old) => (old.top === top && old.left === left ? old : { top, left }))
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [scroller])
  return {
    ...corner,
    bottom: corner.top + Math.ceil(height / step + 1) * step,
    right: corner.left + Math.ceil(width / step + 1) * step,
  }
}

/** Ctrl and the wheel zoom the time axis; the browser's own zoom stays out of it. */
function useZoomWheel(scroller: React.RefObject<HTMLDivElement | null>, onZoom: (factor: number) => void): void {
  const zoom = useRef(onZoom)
  useEffect(() => {
    zoom.current = onZoom
  })
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      zoom.current(Math.exp(-event.deltaY / 400))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [scroller])
}
