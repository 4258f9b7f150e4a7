import { union } from '#shared/kernel/interval.ts'
import type { Lane } from '../model/board-model.ts'
import type { TimeAxis } from '../model/time-axis.ts'

/**
 * The ground of a lane as one CSS gradient: time off shift darker than shift. One background instead of a node a shift
 * keeps a fortnight of a hundred technicians light.
 */
export function laneShading(lane: Lane, axis: TimeAxis): string {
  const shifts = union(lane.schedule.days.flatMap((day) => day.shifts))
  const off = 'var(--offshift)'
  const on = 'var(--surface-1)'
  const stops: string[] = [`${off} 0`]
  const at = (x: number) => `calc(var(--lane-head-w) + ${Math.round(x)}px)`
  for (const shift of shifts) {
    for (const day of axis.days) {
      if (shift.end <= day.start || shift.start >= day.end) continue
      const from = axis.xOf(Math.max(shift.start, day.start))
      // The end of a day is the start of the next one in px: step back a hair so that it lands on this side.
      const to = day.x + ((Math.min(shift.end, day.end) - day.start) / (day.end - day.start)) * day.width
      stops.push(`${off} ${at(from)}`, `${on} ${at(from)}`, `${on} ${at(to)}`, `${off} ${at(to)}`)
    }
  }
  return `linear-gradient(90deg, ${stops.join(', ')})`
}
