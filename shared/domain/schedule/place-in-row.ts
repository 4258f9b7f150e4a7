import { minuteMs } from '../../kernel/zone.ts'
import type { VisitDetail } from '../visit/visit-detail.ts'
import { nextFreeStart } from './find-start.ts'
import { placedAt } from './judge-together.ts'
import type { Move } from './judge-together.ts'
import { dayAround, stopOf, withoutVisit } from './technician-schedule.ts'
import type { TechnicianSchedule } from './technician-schedule.ts'

/**
 * Puts visits into a lane one after the other, from an instant on: each at the first free start after the one before
 * with the drive between, so that they become one trip around what is there already. Null when the day has no room.
 */
export function placeInRow(
  details: readonly VisitDetail[],
  lane: TechnicianSchedule,
  wanted: number,
): readonly Move[] | null {
  const day = dayAround(lane, wanted)
  const until = Math.max(day?.end ?? wanted, day?.shifts.at(-1)?.end ?? wanted)
  let filled = details.reduce((rest, { visit }) => withoutVisit(rest, visit.id), lane)
  let from = wanted
  const moves: Move[] = []
  for (const detail of details) {
    const { durationMinutes } = detail.visit
    const startsAt = nextFreeStart(detail, filled, from, until, durationMinutes)
    if (startsAt === null) return null
    const move = { detail, technicianId: lane.technician.id, startsAt, durationMinutes }
    moves.push(move)
    const stops = [...filled.stops, stopOf(placedAt(move))].toSorted((a, b) => a.start - b.start)
    filled = { ...filled, stops }
    from = startsAt + durationMinutes * minuteMs
  }
  return moves
}

/**
 * Moves visits together and keeps the gaps between them: all by the same time as the first one. Those in its lane go
 * with it into another lane; a change of lane takes the others there as well.
 */
export function moveKeepingGaps(
  details: readonly VisitDetail[],
  technicianId: string,
  startsAt: number,
): readonly Move[] {
  const first = details[0]
  if (!first) return []
  const by = startsAt - (first.visit.startsAt ?? startsAt)
  const sameLane = first.technicianId === technicianId
  return details.map((detail) => ({
    detail,
    technicianId: sameLane ? (detail.technicianId ?? technicianId) : technicianId,
    startsAt: (detail.visit.startsAt ?? startsAt) + by,
    durationMinutes: detail.visit.durationMinutes,
  }))
}
