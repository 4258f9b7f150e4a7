import { rankRoutes } from '#optimizer/explain/rank.ts'
import type { RankedRoute, RankRequest } from '#optimizer/explain/rank.ts'
import type { Span } from '#optimizer/problem/problem-visit.ts'
import { pinnedViolations } from '#shared/domain/rules/pinned.ts'
import { stateViolations } from '#shared/domain/rules/state.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { Violation } from '#shared/kernel/app-error.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import type { z } from 'zod'
import type { MatchCandidate, MatchRanking, MatchRefusal, matchRank } from '#shared/queries/match.ts'
import type { BackendContext } from '../../context.ts'
import { askAboutVisit, judgedByBoard } from './asked.ts'
import type { Asked } from './asked.ts'
import { candidateOf, personOf, refusalIn } from './candidate.ts'
import { crewRefusals, shortOfPeople } from './crew-refusals.ts'
import { withinStarts } from './starts-with-enough.ts'

type RankArgs = z.output<(typeof matchRank)['args']>

/** Answers `match.rank`; null when the visit is gone. */
export function matchVisit(args: RankArgs, context: BackendContext): MatchRanking | null {
  const { startsAt } = args
  const days = startsAt === undefined ? args.days : [dayOf(startsAt, context.pipeline.officeZone())]
  const asked = askAboutVisit({ ...args, days }, context)
  if (!asked) return null
  const { detail, facts, built } = asked
  const refusal = refusalOf(detail)
  const at = startsAt === undefined ? null : built.line.tickOf(startsAt)
  const ranked = refusal ? [] : rankRoutes(startingIn(asked, at === null ? null : [{ start: at, end: at }]))
  const candidates: MatchCandidate[] = []
  const refusals: MatchRefusal[] = []
  let possible = 0
  const refused = ranked.filter(({ place }) => !place)
  const becauseOfCrew = crewRefusals(asked, refused)
  const answered = new Set<string>()
  for (const route of ranked) {
    const { routeId, technicianId, place, terms, cost } = route
    if (args.bestDayOnly && answered.has(technicianId)) continue
    answered.add(technicianId)
    if (!place) {
      refusals.push(becauseOfCrew.get(routeId) ?? (at === null ? refusalIn(route, asked) : refusalAt(route, asked, at)))
      continue
    }
    const person = personOf(built, routeId)
    const short = shortOfPeople(asked, routeId, place)
    if (short) {
      refusals.push({ ...person, reason: short, saidBy: 'ranking', nearMiss: null })
      continue
    }
    possible += 1
    if (candidates.length >= args.limit) continue
    const { violations } = judgedByBoard(asked, routeId, place.startAt)
    // The board has the last word.
    const forbidden = violations.find(({ severity }) => severity !== 'warns')
    if (!forbidden) candidates.push(candidateOf(asked, routeId, place, terms, cost, violations))
    else {
      possible -= 1
      refusals.push({ ...person, reason: forbidden, saidBy: 'board', nearMiss: null })
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
    refusals: [
      ...refusals,
      ...(refusal ? [] : daysOff(asked).filter((one) => !args.bestDayOnly || !answered.has(one.technicianId))),
    ],
  }
}

/** What speaks against any placement of a visit by the rules of the board. */
export function refusalOf(detail: VisitDetail): Violation | null {
  return [...stateViolations(detail), ...pinnedViolations(detail)][0] ?? null
}

/**
 * The request with starts only in some spans (null: in its own, from their first whole five minutes on), and only while
 * enough people are free.
 */
function startingIn({ request, detail, crew }: Asked, only: readonly Span[] | null): RankRequest {
  const { problem, grid = 1 } = request
  const visits = problem.visits.map((visit) => {
    if (visit.id !== detail.visit.id) return visit
    const windows = only ?? visit.windows
    const within = crew?.starts ? withinStarts(windows, crew.starts) : [...windows]
    if (within.length === 0) return crew?.starts ? { ...visit, windows: [never] } : visit
    return { ...visit, windows: only ? within : within.map((window) => fromGrid(window, grid)) }
  })
  return { ...request, problem: { ...problem, visits } }
}

/** A span of starts from its first multiple of the grid on, where it has one. */
function fromGrid({ start, end }: Span, grid: number): Span {
  const first = Math.ceil(start / grid) * grid
  return { start: first <= end ? first : start, end }
}

/** Before anything: no start can lie in it. */
const never: Span = { start: -1, end: -1 }

/** Why somebody cannot come at one time: what the board says of it. */
function refusalAt(route: RankedRoute, asked: Asked, at: number): MatchRefusal {
  const order = { forbids: 0, asks: 1, warns: 2 } as const
  const { violations } = judgedByBoard(asked, route.routeId, at)
  const reason = violations.toSorted((a, b) => order[a.severity] - order[b.severity])[0]
  const told = refusalIn(route, asked)
  return reason && reason.severity !== 'warns' ? { ...told, reason, saidBy: 'board', nearMiss: null } : told
}

/** Who has no shift on a day at all. */
function daysOff({ facts, built }: Asked): MatchRefusal[] {
  const worked = new Set([...built.laneDays.values()].map(({ lane, day }) => `${lane.technician.id} ${day.day}`))
  return facts.days.flatMap((day) =>
    facts.lanes
      .filter(({ technician }) => !worked.has(`${technician.id} ${day}`))
      .map(({ technician: { id, code, name } }) => ({
        technicianId: id,
        code,
        name,
        day,
        reason: { rule: 'day-off', severity: 'asks' as const, facts: { on: day } },
        saidBy: 'ranking' as const,
        nearMiss: null,
      })),
  )
}
