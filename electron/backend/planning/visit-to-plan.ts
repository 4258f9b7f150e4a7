import type { Lock, ProblemVisit, Span } from '#optimizer/problem/problem-visit.ts'
import { lateFactor, skipMinutes } from '#shared/domain/policy/urgency-cost.ts'
import type { PolicyWeights } from '#shared/domain/policy/policy-weights.ts'
import { pointOf } from '#shared/domain/travel/estimate.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { Interval } from '#shared/kernel/interval.ts'
import { dayMs, minuteMs } from '#shared/kernel/zone.ts'
import type { LinkCut } from './link-cuts.ts'
import { withinStarts } from './match/starts-with-enough.ts'
import { openStarts } from './open-starts.ts'
import type { Reckoned } from './planning-facts.ts'
import type { PlaceList } from './place-list.ts'
import type { TimeLine } from './time-line.ts'
import { farAway, ticksOfMinutes } from './time-line.ts'
import { whoMay } from './who-may.ts'
import type { Keeper } from './who-may.ts'

/** What a visit is planned in. */
export interface VisitSurroundings {
  readonly line: TimeLine
  readonly places: PlaceList
  readonly now: number | null
  /** When the days that are planned are over. */
  readonly until: number
  readonly lastAtSite: ReadonlyMap<string, string>
  readonly wishes: ReadonlyMap<string, Interval>
  readonly reckoned: ReadonlyMap<string, Reckoned>
  /** How much lateness weighs against work left undone. */
  readonly weights: Pick<PolicyWeights, 'lateness' | 'unassigned'>
  /** Whether the office keeps the borders of its territories. */
  readonly strictTerritories: boolean
  /** Who is planned and works in a territory of their own and in no other. */
  readonly keepers: readonly Keeper[]
}

/** Minutes of driving that leaving out the one that comes first costs: far above every tier of priority. */
const firstSkipMinutes = 1_000_000
/** Work that loses its place through an incident comes before all other work of its priority: somebody reckons with it. */
const displacedTimes = 3
/** How many times a minute of lateness counts of the one that comes first. */
const firstLateTimes = 4

/** Before anything: no start can lie in it. */
const never: Span = { start: -1, end: -1 }

/** A visit that may get a place, with everything that decides where. */
export function visitToPlan(detail: VisitDetail, cut: LinkCut, around: VisitSurroundings): ProblemVisit {
  const { visit, skillId, skillLevel, certificateName, siteId } = detail
  const { line, now } = around
  const service = ticksOfMinutes(visit.durationMinutes)
  const reckoned = around.reckoned.get(visit.id) ?? {}
  const wish = visit.windowStartsAt === null ? around.wishes.get(visit.workOrderId) : undefined
  return {
    ...plainVisit(detail, around),
    service,
    windows: windowsOf(detail, laterOf(cut, reckoned.notBefore), around),
    ...(reckoned.first ? { dueAt: line.tickOf((now ?? line.originAt) + visit.durationMinutes * minuteMs) } : {}),
    lateCost: lateFactor[detail.priority] * (reckoned.first ? firstLateTimes : 1),
    wish: wish ? line.spanOf(wish) : null,
    skills: skillId === null ? [] : [{ skill: skillId, level: skillLevel }],
    certificates: certificateName === null ? [] : [certificateName],
    territory: detail.territoryId,
    territoryStrict: around.strictTerritories,
    ...whoMay(detail, cut, reckoned, around.keepers),
    lastTechnician: siteId === null ? null : (around.lastAtSite.get(siteId) ?? null),
    crewSize: Math.max(1, detail.crewSize),
    skipCost:
      ticksOfMinutes(
        reckoned.first ? firstSkipMinutes : skipMinutesOf(detail, around) * (reckoned.displaced ? displacedTimes : 1),
      ) + lateWhenSkipped(detail, around),
  }
}

/**
 * What leaving a visit out costs for being late, in ticks that count as much as those of `skipCost`: it is done when the
 * planned days are over at the earliest. Without it late work would be left out where lateness weighs much.
 */
function lateWhenSkipped(detail: VisitDetail, { line, now, until, weights }: VisitSurroundings): number {
  const due = dueTick(detail, line, now)
  const late = due === null ? 0 : Math.max(0, line.tickOf(until) - due)
  return Math.ceil((late * lateFactor[detail.priority] * weights.lateness) / weights.unassigned)
}

function skipMinutesOf({ priority, clock, resolveBy }: VisitDetail, { now, until }: VisitSurroundings): number {
  return skipMinutes(priority, (now ?? until) - clock.openedAt, resolveBy !== null && resolveBy < until)
}

function laterOf(cut: LinkCut, notBefore: number | undefined): LinkCut {
  return notBefore === undefined ? cut : { ...cut, from: Math.max(cut.from ?? -Infinity, notBefore) }
}

/** A visit that stays where it is: nothing about it is asked again, whatever speaks against it now. */
export function visitAsItStands(detail: VisitDetail, span: Span, lock: Lock, around: VisitSurroundings): ProblemVisit {
  return { ...plainVisit(detail, around), service: span.end - span.start, crewSize: lock.routeIds.length, locked: lock }
}

function plainVisit(detail: VisitDetail, { line, places, now }: VisitSurroundings): ProblemVisit {
  return {
    id: detail.visit.id,
    place: places.numberOf(pointOf(detail.latitude, detail.longitude)),
    service: 0,
    setup: 0,
    windows: [],
    wish: null,
    dueAt: dueTick(detail, line, now),
    lateCost: lateFactor[detail.priority],
    skipCost: 0,
    skills: [],
    certificates: [],
    territory: null,
    territoryStrict: false,
    requiredTechnicians: [],
    excludedTechnicians: [],
    preferredTechnicians: [],
    lastTechnician: null,
    days: [],
    crewSize: 1,
    load: [],
    tools: [],
    needsInsured: false,
    locked: null,
  }
}

/**
 * When the work must be over to keep both promises; the arrival is promised of the first visit, until somebody was there.
 * A promise that is broken already is counted from the earliest end there could still be, now or on the first planned
 * day: what is lost is the same everywhere, and only what is added speaks for one place or another.
 */
function dueTick({ visit, clock, resolveBy }: VisitDetail, line: TimeLine, now: number | null): number | null {
  const arrive =
    clock.arriveBy !== null && clock.arrivedAt === null && visit.sequence === 1
      ? clock.arriveBy + visit.durationMinutes * minuteMs
      : Infinity
  const due = Math.min(arrive, resolveBy ?? Infinity)
  if (due === Infinity) return null
  return line.tickOf(Math.max(due, (now ?? line.originAt) + visit.durationMinutes * minuteMs))
}

/**
 * When it may start: in the window that was promised (its end is no arrival any more), not before now, as its links allow,
 * and so that it is over before the site closes. Over the day after the last for shifts that reach into it.
 */
function windowsOf(detail: VisitDetail, cut: LinkCut, { line, now, until }: VisitSurroundings): Span[] {
  const { visit } = detail
  let start = Math.max(
    now === null ? -Infinity : line.tickOf(now),
    cut.from === null ? -Infinity : line.tickOf(cut.from),
  )
  let end = cut.until === null ? Infinity : line.tickOf(cut.until)
  if (visit.windowStartsAt !== null && visit.windowEndsAt !== null) {
    start = Math.max(start, line.tickOf(visit.windowStartsAt))
    end = Math.min(end, line.tickOf(visit.windowEndsAt) - 1)
  }
  const open = openStarts(detail, { start: line.originAt, end: until + dayMs }, line)
  if (start === -Infinity && end === Infinity && !open) return []
  const one = { start: Math.max(start, 0), end: Math.min(end, farAway) }
  const spans = one.start > one.end ? [] : open ? withinStarts([one], open) : [one]
  return spans.length > 0 ? spans : [never]
}
