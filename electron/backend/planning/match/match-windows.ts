import { rankWindows } from '#optimizer/explain/rank-windows.ts'
import type { RankedWindow } from '#optimizer/explain/rank-windows.ts'
import { windowsOfDay, worthOffering } from '#shared/domain/intake/windows-of-day.ts'
import type { WindowKind } from '#shared/domain/intake/windows-of-day.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { Interval } from '#shared/kernel/interval.ts'
import type { z } from 'zod'
import type { MatchCandidate, matchWindows } from '#shared/queries/match.ts'
import type { BackendContext } from '../../context.ts'
import { openStarts } from '../open-starts.ts'
import { askAboutVisit, judgedByBoard } from './asked.ts'
import type { Asked } from './asked.ts'
import { candidateOf } from './candidate.ts'
import { shortOfPeople } from './crew-refusals.ts'
import { draftWindows } from './draft-windows.ts'
import { refusalOf } from './match-visit.ts'
import { withinStarts } from './starts-with-enough.ts'

type WindowArgs = z.output<(typeof matchWindows)['args']>

/** A window with the technician for whom it costs least. */
export interface OfferedPlace extends Interval {
  readonly candidate: MatchCandidate
}

/** Answers `match.windows`. */
export function windowsForVisit(args: WindowArgs, context: BackendContext): z.input<(typeof matchWindows)['result']> {
  const found = args.draft ? draftWindows({ ...args, draft: args.draft }, context).windows : ofStored(args, context)
  return {
    windows: cheapest(found, args.most).map(({ start, end, candidate }) => ({
      ...candidate,
      windowStartsAt: start,
      windowEndsAt: end,
    })),
  }
}

function ofStored({ visitId = '', kind, ...args }: WindowArgs, context: BackendContext): OfferedPlace[] {
  const asked = askAboutVisit({ ...args, visitId }, context)
  if (!asked || refusalOf(asked.detail)) return []
  return windowsOf(asked, kind, asked.facts.now ?? -Infinity)
}

/**
 * For each window of the days the technician for whom it costs least, none of which the board would ask about, in order
 * of time; nobody starts before `notBefore`. A window of the visit itself is not looked at: windows are what is looked for.
 */
export function windowsOf(asked: Asked, kind: WindowKind, notBefore: number): OfferedPlace[] {
  const { facts, built, request } = asked
  const open = { ...asked, detail: anyWindow(asked.detail) }
  return facts.days.flatMap((day) => {
    const windows = worthOffering(windowsOfDay(day, kind, facts.lanes, facts.clock), notBefore)
    const routes = request.problem.routes.filter((route) => route.day === day)
    const planned = request.planned.filter(({ routeId }) => built.laneDays.get(routeId)!.day.day === day)
    const pieces = windows.flatMap((window) => startsIn(asked, window, notBefore).map((span) => ({ window, span })))
    const spans = pieces.map(({ span }) => span)
    const found = rankWindows({ ...request, planned, problem: { ...request.problem, routes } }, spans)
    const byWindow = Map.groupBy(found, ({ window }) => pieces.find(({ span }) => span === window)!.window)
    return [...byWindow].flatMap(([window, ranked]) => offered(open, window, ranked))
  })
}

/** The cheapest windows, cheapest first; of equals the earlier. */
export function cheapest(windows: readonly OfferedPlace[], most: number): OfferedPlace[] {
  return windows.toSorted((a, b) => a.candidate.minutes - b.candidate.minutes || a.start - b.start).slice(0, most)
}

/** The starts of a window, while the site is open and enough people are free. */
function startsIn({ built: { line }, detail, crew }: Asked, { start, end }: Interval, notBefore: number) {
  const span = line.spanOf({ start: Math.max(start, notBefore), end })
  const open = openStarts(detail, { start: Math.max(start, notBefore), end }, line)
  if (!crew?.starts && !open) return [span]
  const whole = [{ start: span.start, end: span.end - 1 }]
  const within = open ? withinStarts(whole, open) : whole
  const among = crew?.starts && within.length > 0 ? withinStarts(within, crew.starts) : within
  return among.map((one) => ({ start: one.start, end: one.end + 1 }))
}

/** The best of what was found in a window that the board has nothing to ask about. */
function offered(asked: Asked, window: Interval, ranked: readonly RankedWindow[]): OfferedPlace[] {
  for (const { routeId, place, terms, cost } of ranked.toSorted((a, b) => a.cost - b.cost)) {
    const { violations } = judgedByBoard(asked, routeId, place.startAt)
    const forbidden = violations.some(({ severity }) => severity !== 'warns') || shortOfPeople(asked, routeId, place)
    if (!forbidden) return [{ ...window, candidate: candidateOf(asked, routeId, place, terms, cost, violations) }]
  }
  return []
}

function anyWindow(detail: VisitDetail): VisitDetail {
  return { ...detail, visit: { ...detail.visit, windowStartsAt: null, windowEndsAt: null } }
}
