import { rankRoutes } from '#optimizer/explain/rank.ts'
import type { RankRequest, RankedPlace, RankedRoute } from '#optimizer/explain/rank.ts'
import { bestOf, rankWindows } from '#optimizer/explain/rank-windows.ts'
import { termNames } from '#optimizer/terms/terms.ts'
import type { Terms } from '#optimizer/terms/terms.ts'
import { windowsOfDay } from '#shared/domain/intake/bookable-windows.ts'
import { pinnedViolations } from '#shared/domain/rules/pinned.ts'
import { stateViolations } from '#shared/domain/rules/state.ts'
import { snapMinutes } from '#shared/domain/schedule/find-start.ts'
import { judgePlacement } from '#shared/domain/schedule/judge-placement.ts'
import type { JudgeContext } from '#shared/domain/schedule/judge-placement.ts'
import { pointOf } from '#shared/domain/travel/estimate.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { Violation } from '#shared/kernel/app-error.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'
import type { z } from 'zod'
import type { MatchCandidate, MatchRanking, MatchRefusal, matchRank, matchWindows } from '#shared/queries/match.ts'
import { visitDetailsByIds } from '../../store/visit-detail.ts'
import type { BackendContext } from '../context.ts'
import { boardReason } from './board-reason.ts'
import type { PlanningFacts } from './planning-facts.ts'
import { rankProblem } from './rank-problem.ts'
import type { RankProblem } from './rank-problem.ts'
import { readFacts } from './read-facts.ts'
import { ticksOfMinutes } from './time-line.ts'
import { legsOf } from './travel/legs-of.ts'

type RankArgs = z.output<(typeof matchRank)['args']>
type WindowArgs = z.output<(typeof matchWindows)['args']>

/** A visit with the board around it, ready to be ranked. */
interface Asked {
  readonly detail: VisitDetail
  readonly facts: PlanningFacts
  readonly built: RankProblem
  readonly request: RankRequest
  readonly judging: JudgeContext
}

/** Answers `match.rank`; null when the visit is gone. */
export function matchVisit(args: RankArgs, context: BackendContext): MatchRanking | null {
  const asked = ask(args, context)
  if (!asked) return null
  const { detail, facts, request, built } = asked
  const refusal = refusalOf(detail)
  const ranked = refusal ? [] : rankRoutes(request)
  const candidates: MatchCandidate[] = []
  const refusals: MatchRefusal[] = []
  let possible = 0
  for (const route of ranked) {
    if (!route.place) refusals.push(refusalIn(route, asked))
    else {
      possible += 1
      if (candidates.length >= args.limit) continue
      const { violations } = judged(asked, route.routeId, route.place)
      const forbidden = violations.find(({ severity }) => severity !== 'warns')
      // The board has the last word.
      if (forbidden) refusals.push({ ...personOf(built, route.routeId), reason: forbidden, nearMiss: null })
      else candidates.push(candidateOf(asked, route.routeId, route.place, route.terms, route.cost, violations))
    }
  }
  return {
    visitId: detail.visit.id,
    policyId: facts.policy.id,
    policyName: facts.policy.name,
    days: [...facts.days],
    refusal,
    candidates,
    possible,
    refusals: [...refusals, ...(refusal ? [] : daysOff(asked))],
  }
}

/** Answers `match.windows`: the cheapest windows of the days, none of which the board would ask about. */
export function windowsForVisit(args: WindowArgs, context: BackendContext): z.input<(typeof matchWindows)['result']> {
  const asked = ask(args, context)
  if (!asked || refusalOf(asked.detail)) return { windows: [] }
  const { facts, built, request } = asked
  const from = facts.now ?? -Infinity
  const spans = facts.days
    .flatMap((day) => windowsOfDay(day, args.kind, facts.lanes, facts.clock))
    .filter(({ end }) => end > from)
    .map(({ start, end }) => built.line.spanOf({ start: Math.max(start, from), end }))
  const windows = bestOf(rankWindows(request, spans), args.most * 2).flatMap(
    ({ window, routeId, place, terms, cost }) => {
      const { violations } = judged({ ...asked, detail: anyWindow(asked.detail) }, routeId, place)
      if (violations.some(({ severity }) => severity !== 'warns')) return []
      return [
        {
          ...candidateOf(asked, routeId, place, terms, cost, violations),
          windowStartsAt: built.line.instantOf(window.start),
          windowEndsAt: built.line.instantOf(window.end),
        },
      ]
    },
  )
  return { windows: windows.slice(0, args.most) }
}

function ask(args: Pick<RankArgs, 'visitId' | 'days' | 'policyId'>, context: BackendContext): Asked | null {
  const [detail] = visitDetailsByIds(context.store.db, [args.visitId])
  if (!detail) return null
  const now = context.clock.now()
  const zone = context.pipeline.officeZone()
  const days = [...new Set(args.days ?? [dayOf(now, zone)])].sort()
  // A day that is over is planned from its morning: somebody writes down what was done.
  const over = days.at(-1)! < dayOf(now, zone)
  const scope = { days, technicianIds: null, visitIds: [args.visitId], territoryId: null, now: over ? null : now }
  const facts = { ...readFacts(context, scope, args.policyId ?? null), mayMove: () => true }
  const built = rankProblem(facts, detail, legsOf(context))
  const { problem, planned, way, closed } = built
  const lanes = new Map(facts.lanes.map((lane) => [lane.technician.id, lane]))
  return {
    detail,
    facts,
    built,
    request: { problem, planned, visitId: args.visitId, grid: ticksOfMinutes(snapMinutes), closed, way },
    judging: { clock: facts.clock, now, laneOf: (id) => lanes.get(id) },
  }
}

/** What speaks against any placement of the visit by the rules of the board. */
function refusalOf(detail: VisitDetail): Violation | null {
  return [...stateViolations(detail), ...pinnedViolations(detail)][0] ?? null
}

function judged({ detail, built, judging }: Asked, routeId: string, { startAt }: RankedPlace) {
  const { lane } = built.laneDays.get(routeId)!
  return judgePlacement(detail, lane, built.line.instantOf(startAt), detail.visit.durationMinutes, judging)
}

function personOf({ laneDays }: RankProblem, routeId: string) {
  const { lane, day } = laneDays.get(routeId)!
  const { id, code, name } = lane.technician
  return { technicianId: id, code, name, day: day.day }
}

function candidateOf(
  { built, detail, request }: Asked,
  routeId: string,
  place: RankedPlace,
  terms: Terms,
  cost: number,
  warnings: readonly Violation[],
): MatchCandidate {
  const { line } = built
  const here = pointOf(detail.latitude, detail.longitude)
  const stops =
    request.planned.find((one) => one.routeId === routeId)?.stops.filter(({ id }) => id !== detail.visit.id) ?? []
  const visitAt = (list: typeof stops) => list.find(({ kind }) => kind === 'visit')
  const before = visitAt(stops.slice(0, place.position).toReversed())
  const after = visitAt(stops.slice(place.position))
  const { home } = built.laneDays.get(routeId)!.lane
  const pointOfStop = (stop: (typeof stops)[number] | undefined) => {
    const other = stop && built.details.get(stop.id)
    return other ? pointOf(other.latitude, other.longitude) : home
  }
  return {
    ...personOf(built, routeId),
    startsAt: line.instantOf(place.startAt),
    endsAt: line.instantOf(place.endAt),
    travelBefore: { minutes: Math.round(place.travelBefore / 60), source: built.sourceOf(pointOfStop(before), here) },
    travelAfter: { minutes: Math.round(place.travelAfter / 60), source: built.sourceOf(here, pointOfStop(after)) },
    extraTravelMinutes: Math.round(place.extraTravel / 60),
    terms: termNames.flatMap((name) => (terms[name] ? [{ name, minutes: terms[name] / 60 }] : [])),
    minutes: cost / 60,
    warnings: [...warnings],
  }
}

function refusalIn({ routeId, reason, nearMiss }: RankedRoute, { built, detail }: Asked): MatchRefusal {
  return {
    ...personOf(built, routeId),
    reason: boardReason(reason!, detail, built.details, built.line),
    nearMiss: nearMiss && {
      visitId: nearMiss.visitId,
      workOrderNumber: built.details.get(nearMiss.visitId)?.workOrderNumber ?? 0,
      byMinutes: Math.round(nearMiss.byTicks / 60),
      moved: nearMiss.moved,
      startsAt: built.line.instantOf(nearMiss.startAt),
    },
  }
}

/** Who has no shift on a day at all. */
function daysOff({ facts, built }: Asked): MatchRefusal[] {
  const worked = new Set([...built.laneDays.values()].map(({ lane, day }) => `${lane.technician.id} ${day.day}`))
  return facts.days.flatMap((day: Day) =>
    facts.lanes
      .filter(({ technician }) => !worked.has(`${technician.id} ${day}`))
      .map(({ technician: { id, code, name } }) => ({
        technicianId: id,
        code,
        name,
        day,
        reason: { rule: 'day-off', severity: 'asks' as const, facts: { on: day } },
        nearMiss: null,
      })),
  )
}

function anyWindow(detail: VisitDetail): VisitDetail {
  return { ...detail, visit: { ...detail.visit, windowStartsAt: null, windowEndsAt: null } }
}
