import { brokenLink } from '#shared/domain/rules/dependency.ts'
import type { DayClock } from '#shared/domain/schedule/day-clock.ts'
import type { DependencyKind } from '#shared/domain/visit/visit-dependency.ts'
import type { VisitDetail, VisitLink } from '#shared/domain/visit/visit-detail.ts'
import { pointOf } from '#shared/domain/travel/estimate.ts'
import type { Travel } from '#shared/domain/travel/travel.ts'
import type { Violation } from '#shared/kernel/app-error.ts'

/** One dependency of a chain: from the visit that comes first to the one that hangs on it. */
export interface ChainLink {
  readonly id: string
  readonly kind: DependencyKind
  readonly from: ChainEnd
  readonly to: ChainEnd
  /** What is broken of it; none when it is kept, or one of them has no time. */
  readonly broken: readonly Violation[]
}

/** One end: a visit on the board, or what is known of one that is elsewhere. */
export interface ChainEnd {
  readonly visitId: string
  readonly detail: VisitDetail | null
  readonly workOrderNumber: number
  readonly startsAt: number | null
}

/** What is known of the drives of a lane; null where it is not shown. */
export type TravelOfLane = (technicianId: string | null) => Travel | null

/** Visits of a chain looked at; longer ones are cut there. */
const mostVisits = 60

/** Every dependency that hangs together with a visit, as far as the visits on the board tell; each once. */
export function chainOf(
  visits: ReadonlyMap<string, VisitDetail>,
  visitId: string,
  clock: DayClock,
  travelOf: TravelOfLane,
): ChainLink[] {
  const found = new Map<string, ChainLink>()
  const seen = new Set([visitId])
  const queue = [visitId]
  for (const id of queue) {
    const detail = visits.get(id)
    for (const link of detail?.links ?? []) {
      if (link.status === 'cancelled') continue
      if (!found.has(link.dependencyId)) found.set(link.dependencyId, chainLink(detail!, link, visits, clock, travelOf))
      if (seen.has(link.visitId) || seen.size >= mostVisits) continue
      seen.add(link.visitId)
      queue.push(link.visitId)
    }
  }
  return [...found.values()]
}

function chainLink(
  detail: VisitDetail,
  link: VisitLink,
  visits: ReadonlyMap<string, VisitDetail>,
  clock: DayClock,
  travelOf: TravelOfLane,
): ChainLink {
  const { visit, workOrderNumber } = detail
  const here: ChainEnd = { visitId: visit.id, detail, workOrderNumber, startsAt: visit.startsAt }
  const other: ChainEnd = {
    visitId: link.visitId,
    detail: visits.get(link.visitId) ?? null,
    workOrderNumber: link.workOrderNumber,
    startsAt: link.startsAt,
  }
  const [from, to] = link.role === 'on' ? [other, here] : [here, other]
  return { id: link.dependencyId, kind: link.kind, from, to, broken: brokenOf(from, to, detail, link, clock, travelOf) }
}

/** What is broken, seen from the visit that hangs on the other where it is on the board: it knows the drive. */
function brokenOf(
  from: ChainEnd,
  to: ChainEnd,
  detail: VisitDetail,
  link: VisitLink,
  clock: DayClock,
  travelOf: TravelOfLane,
): Violation[] {
  const dependent = to.detail ?? detail
  const seen =
    dependent === detail ? link : (dependent.links.find((one) => one.dependencyId === link.dependencyId) ?? link)
  const { startsAt, endsAt } = dependent.visit
  if (startsAt === null || endsAt === null) return []
  const before = from.detail && pointOf(from.detail.latitude, from.detail.longitude)
  const here = pointOf(dependent.latitude, dependent.longitude)
  const driveMinutes = travelOf(dependent.technicianId)?.arriving(before, here, startsAt).minutes ?? null
  return brokenLink(seen, { start: startsAt, end: endsAt, technicianId: dependent.technicianId, clock, driveMinutes })
}
