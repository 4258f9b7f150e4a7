import type { LinkedPlace } from '#shared/domain/rules/dependency.ts'
import { brokenLink } from '#shared/domain/rules/dependency.ts'
import type { DayClock } from '#shared/domain/schedule/day-clock.ts'
import { pointOf } from '#shared/domain/travel/estimate.ts'
import type { Travel } from '#shared/domain/travel/travel.ts'
import type { VisitDetail, VisitLink } from '#shared/domain/visit/visit-detail.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import type { WantedChange } from './proposal.ts'

/** A change with its visit as it stood when the plan was made. */
export interface ChangeOf {
  readonly wanted: Omit<WantedChange, 'needs'>
  readonly detail: VisitDetail
}

/**
 * The changes each change needs, by visit: those that clear the place it goes to (the visit there, or the drive between
 * the two, is in the way of it, for anybody of its crew), those without which a dependency of it would be broken, and
 * what these need in turn.
 */
export function needsOf(changes: readonly ChangeOf[], clock: DayClock, travel: Travel): Map<string, string[]> {
  const byId = new Map(changes.map((one) => [one.wanted.visitId, one]))
  const standing = new Map<string, ChangeOf[]>()
  for (const one of changes)
    if (one.wanted.from) for (const id of one.detail.technicianIds) standing.set(id, [...(standing.get(id) ?? []), one])
  const direct = new Map(
    changes.map((one) => [
      one.wanted.visitId,
      new Set(
        [...inTheWay(one, standing, travel), ...linkedWith(one, byId, clock)].map(({ wanted }) => wanted.visitId),
      ),
    ]),
  )
  return new Map(changes.map(({ wanted }) => [wanted.visitId, reached(wanted.visitId, direct)]))
}

function inTheWay(one: ChangeOf, standing: ReadonlyMap<string, readonly ChangeOf[]>, travel: Travel): ChangeOf[] {
  const { to, crewIds } = one.wanted
  if (!to) return []
  return [to.technicianId, ...crewIds].flatMap((id) =>
    (standing.get(id) ?? []).filter((other) => {
      if (other === one) return false
      const { startsAt, endsAt } = other.wanted.from!
      const drive = (from: VisitDetail, until: VisitDetail, arriveAt: number) =>
        travel.arriving(pointIn(from), pointIn(until), arriveAt).minutes * minuteMs
      return (
        startsAt < to.endsAt + drive(one.detail, other.detail, startsAt) &&
        to.startsAt < endsAt + drive(other.detail, one.detail, to.startsAt)
      )
    }),
  )
}

/** Changes of visits it depends on, or that depend on it, that mend what its own would break. */
function linkedWith({ wanted, detail }: ChangeOf, byId: ReadonlyMap<string, ChangeOf>, clock: DayClock): ChangeOf[] {
  const { to } = wanted
  if (!to) return []
  const place: LinkedPlace = {
    start: to.startsAt,
    end: to.endsAt,
    technicianId: to.technicianId,
    clock,
    driveMinutes: null,
  }
  return detail.links.flatMap((link) => {
    const other = byId.get(link.visitId)
    if (!other || brokenLink(link, place).length <= brokenLink(linkAfter(link, other), place).length) return []
    return [other]
  })
}

/** A dependency on a visit as it is once that visit's change is made. */
function linkAfter(link: VisitLink, { wanted: { to } }: ChangeOf): VisitLink {
  if (!to) return { ...link, status: 'toSchedule', startsAt: null, endsAt: null }
  const { startsAt, endsAt, technicianId } = to
  return { ...link, status: 'scheduled', startsAt, endsAt, technicianId }
}

function reached(from: string, direct: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const found = new Set([from])
  for (const id of found) for (const next of direct.get(id) ?? []) found.add(next)
  found.delete(from)
  return [...found].sort()
}

const pointIn = ({ latitude, longitude }: VisitDetail) => pointOf(latitude, longitude)
