import { useMemo } from 'react'
import { minuteMs } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'
import { spanDays } from './board-state.ts'
import type { Span } from './board-state.ts'
import type { BoardModel } from './model/board-model.ts'
import { createTimeAxis } from './model/time-axis.ts'
import type { ShownHours, TimeAxis } from './model/time-axis.ts'

/** Least px an hour takes before the board scrolls sideways. */
const leastPxPerHour: Readonly<Record<Span, number>> = { day: 60, threeDays: 26, week: 12, twoWeeks: 7 }
const mostPxPerHour = 480

/** The time axis that fills the given width, or more when zoomed in. */
export function useAxis(model: BoardModel | null, day: Day, span: Span, zoom: number, width: number): TimeAxis | null {
  return useMemo(() => {
    if (!model || width <= 0) return null
    const hours = shownHours(model)
    const count = spanDays[span]
    const fitting = width / (((hours.toMinute - hours.fromMinute) / 60) * count)
    const pxPerHour = Math.min(mostPxPerHour, Math.max(leastPxPerHour[span], fitting) * zoom)
    return createTimeAxis(model.clock, day, count, hours, pxPerHour)
  }, [model, day, span, zoom, width])
}

/** From half an hour before the first shift to 40 minutes after the last, further where a visit lies outside. */
function shownHours(model: BoardModel): ShownHours {
  let from = 24 * 60
  let to = 0
  for (const lane of model.lanes.values()) {
    for (const day of lane.days) {
      for (const shift of day.shifts) {
        from = Math.min(from, (shift.start - day.start) / minuteMs - 30)
        to = Math.max(to, (shift.end - day.start) / minuteMs + 40)
      }
    }
    for (const card of lane.view.cards) {
      const day = lane.days.find((one) => card.start >= one.start && card.start < one.end)
      if (!day) continue
      from = Math.min(from, (card.start - day.start) / minuteMs - 30)
      to = Math.max(to, (card.end - day.start) / minuteMs + 20)
    }
  }
  if (to <= from) return { fromMinute: 8 * 60, toMinute: 18 * 60 }
  return { fromMinute: Math.max(0, Math.floor(from / 30) * 30), toMinute: Math.min(1440, Math.ceil(to / 10) * 10) }
}
