import type { Interval } from '../../kernel/interval.ts'
import { overlaps } from '../../kernel/interval.ts'
import { minuteMs } from '../../kernel/zone.ts'
import { pointOf } from '../travel/estimate.ts'
import type { Point } from '../travel/estimate.ts'
import type { Travel } from '../travel/travel.ts'
import { canBePlaced } from '../visit/visit-status.ts'
import type { VisitDetail } from '../visit/visit-detail.ts'
import { isEnded } from '../work-order/work-order-status.ts'
import type { WorkOrderStatus } from '../work-order/work-order.ts'
import { snapUp } from './find-start.ts'
import type { Move } from './judge-together.ts'
import { dayAround, withoutVisit } from './technician-schedule.ts'
import type { Stop, TechnicianSchedule } from './technician-schedule.ts'

/** A visit put where it was wanted, with the later visits that give way to it. */
export interface Push {
  /** Start of the visit itself: where it was wanted, or as soon after as what stays where it is allows. */
  readonly startsAt: number
  /** Those that move, in order; none when there is room. */
  readonly pushed: readonly Pushed[]
}

/** A visit that gives way, and by how much. */
export interface Pushed extends Move {
  readonly byMinutes: number
}

/**
 * Puts a visit at an instant of a lane and moves later visits of that day on as far as they must: past it, past each
 * other and past what stays, with the drives between. Visits that have begun, are pinned, on hold or led by somebody
 * else stay where they are, and so do those that are not in the way. Starts stay multiples of five minutes. Null when
 * the day has no room.
 */
export function pushLater(
  detail: VisitDetail,
  lane: TechnicianSchedule,
  wanted: number,
  durationMinutes: number,
): Push | null {
  const { stops, absences, technician, travel } = withoutVisit(lane, detail.visit.id)
  const day = dayAround(lane, wanted)
  if (!day) return null
  const until = Math.max(day.end, day.shifts.at(-1)?.end ?? day.end)
  const inDay = stops.filter((stop) => stop.end > day.start && stop.start < until)
  const away = absences.map(({ start, end }): Block => ({ start, end, point: null }))
  const moves = (stop: Stop) => mayBePushed(stop.detail, technician.id) && stop.start >= day.start
  const length = durationMinutes * minuteMs
  const point = pointOf(detail.latitude, detail.longitude)

  // What is half over by then comes before the visit, which goes behind it; and again, until nothing is in the way.
  const givesWay = (stop: Stop, from: number) => moves(stop) && (stop.start + stop.end) / 2 >= from
  const stayingFrom = (from: number): Block[] => [...inDay.filter((stop) => !givesWay(stop, from)), ...away]
  let start = wanted
  for (;;) {
    const free = firstFree(stayingFrom(start), point, start, length, travel)
    if (free >= until) return null
    if (free === start) break
    start = free
  }

  const settled: Block[] = [{ start, end: start + length, point }]
  const staying = stayingFrom(start)
  const pushed: Pushed[] = []
  for (const stop of inDay.filter((one) => givesWay(one, start))) {
    const minutes = stop.end - stop.start
    if (!settled.some((block) => inTheWay(block, stop.point, stop.start, minutes, travel))) {
      staying.push(stop)
      continue
    }
    const free = firstFree([...settled, ...staying], stop.point, stop.start, minutes, travel)
    if (free >= until) return null
    settled.push({ start: free, end: free + minutes, point: stop.point })
    pushed.push({
      detail: stop.detail,
      technicianId: technician.id,
      startsAt: free,
      durationMinutes: stop.detail.visit.durationMinutes,
      byMinutes: Math.round((free - stop.start) / minuteMs),
    })
  }
  return { startsAt: start, pushed }
}

/** Whether a visit may give way: nobody fixed it, nobody has begun it, and its technician leads it. */
export function mayBePushed(detail: VisitDetail, technicianId: string): boolean {
  const { visit, workOrderStatus } = detail
  return (
    canBePlaced(visit.status) &&
    !visit.pinned &&
    detail.technicianId === technicianId &&
    workOrderStatus !== 'onHold' &&
    !isEnded(workOrderStatus as WorkOrderStatus)
  )
}

/** Time that is taken, at a place or at none. */
interface Block extends Interval {
  readonly point: Point | null
}

function withDrive({ start, end, point }: Block, to: Point | null, travel: Travel): Interval {
  return {
    start: start - travel.arriving(to, point, start).minutes * minuteMs,
    end: end + travel.leaving(point, to, end).minutes * minuteMs,
  }
}

function inTheWay(block: Block, point: Point | null, start: number, length: number, travel: Travel): boolean {
  return overlaps(withDrive(block, point, travel), { start, end: start + length })
}

/** The first start at or after `from` that is clear of all blocks and their drives: `from` itself, or snapped. */
function firstFree(
  blocks: readonly Block[],
  point: Point | null,
  from: number,
  length: number,
  travel: Travel,
): number {
  const taken = blocks.map((block) => withDrive(block, point, travel)).toSorted((a, b) => a.start - b.start)
  let start = from
  for (;;) {
    const hit = taken.find((one) => overlaps(one, { start, end: start + length }))
    if (!hit) return start
    start = snapUp(hit.end)
  }
}
