import { readFileSync, writeFileSync } from 'node:fs'
import type { Plan } from '#optimizer/plan/plan.ts'
import type { Problem, PublishedVisit } from '#optimizer/problem/problem.ts'
import type { Better } from '#optimizer/solve-options.ts'
import { solve } from '#optimizer/solve.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { whatIsWrong } from '#tests/doubles/optimizer/slow-check.ts'
import { cityDay } from './city.ts'
import { cpuClock, threadClock } from './solve-once.ts'

/** Plan the morning into a file, or repair it from there. */
export type DispatchAsked =
  | { readonly step: 'plan'; readonly file: string; readonly seconds: number }
  | { readonly step: 'repair'; readonly file: string; readonly seconds: number; readonly seed: number }

/** What a repair came to. */
export interface Repaired {
  /** Until the first plan is told: by the clock, of the thread that searches, and of all threads (compiling, tidying up). */
  readonly firstPlan: { readonly waited: number; readonly thread: number; readonly processor: number }
  readonly firstCost: number
  readonly cost: number
  readonly travel: number
  readonly unassigned: number
  /** Visits neither pinned nor of the lost technicians that change their technician. */
  readonly avoidableMoves: number
  /** The same, keeping their technician, whose start moves by more than the tolerance. */
  readonly startsMoved: number
  readonly orphans: number
  readonly wrong: readonly string[]
}

const visits = 1_000
const technicians = 60
const pinned = 448
const lost = [7, 22, 37, 52]
const seed = 2_011

/** The day after the loss: its technicians are gone, the earliest visits of the others are pinned. */
function afterTheLoss(day: Problem, published: readonly PublishedVisit[]): { problem: Problem; orphans: Set<string> } {
  const gone = new Set(lost.map((number) => day.routes[number]!.id))
  const isGone = ({ routeIds }: PublishedVisit) => routeIds.some((id) => gone.has(id))
  const standing = published.filter((visit) => !isGone(visit)).toSorted((a, b) => a.start - b.start)
  const locks = new Map(standing.slice(0, pinned).map((visit) => [visit.visitId, visit]))
  const problem: Problem = {
    ...day,
    published,
    routes: day.routes.filter(({ id }) => !gone.has(id)),
    visits: day.visits.map((visit) => {
      const lock = locks.get(visit.id)
      return lock ? { ...visit, locked: { routeIds: lock.routeIds, start: lock.start } } : visit
    }),
  }
  return { problem, orphans: new Set(published.filter(isGone).map(({ visitId }) => visitId)) }
}

const publishedOf = (plan: Plan): PublishedVisit[] =>
  plan.routes.flatMap(({ routeId, stops }) =>
    stops
      .filter(({ kind }) => kind === 'visit')
      .map(({ id, startAt }) => ({ visitId: id, routeIds: [routeId], start: startAt, promised: false })),
  )

function repair({ file, seconds, seed: own }: Extract<DispatchAsked, { step: 'repair' }>): Repaired {
  const published = JSON.parse(readFileSync(file, 'utf8')) as PublishedVisit[]
  const { problem, orphans } = afterTheLoss(cityDay(seededRandom(seed), visits, technicians), published)
  let first: { readonly took: Repaired['firstPlan']; readonly better: Better } | null = null
  let firstPlan: Plan | null = null
  const begun = { waited: performance.now(), thread: threadClock(), processor: cpuClock() }
  const { plan } = solve(problem, {
    seed: own,
    budget: { milliseconds: seconds * 1_000 },
    clock: cpuClock,
    onBetter(better) {
      if (first) return
      const took = {
        waited: performance.now() - begun.waited,
        thread: threadClock() - begun.thread,
        processor: cpuClock() - begun.processor,
      }
      first = { took, better }
      firstPlan = better.plan()
    },
  })
  const { took } = first!
  const before = new Map(published.map((visit) => [visit.visitId, visit]))
  const locked = new Set(problem.visits.filter(({ locked: lock }) => lock).map(({ id }) => id))
  const free = publishedOf(plan).filter(({ visitId }) => !locked.has(visitId) && !orphans.has(visitId))
  const known = free.filter(({ visitId }) => before.has(visitId))
  const moved = known.filter(({ visitId, routeIds }) => before.get(visitId)!.routeIds[0] !== routeIds[0])
  const later = known.filter(
    ({ visitId, routeIds, start }) =>
      before.get(visitId)!.routeIds[0] === routeIds[0] &&
      Math.abs(before.get(visitId)!.start - start) > problem.weights.moveTolerance,
  )
  const leftOut = plan.unassigned.filter(({ visitId }) => before.has(visitId) && !orphans.has(visitId)).length
  return {
    firstPlan: took,
    firstCost: firstPlan!.cost,
    cost: plan.cost,
    travel: plan.terms.travel ?? 0,
    unassigned: plan.unassigned.length,
    avoidableMoves: moved.length + leftOut,
    startsMoved: later.length,
    orphans: orphans.size,
    wrong: [...whatIsWrong(problem, plan), ...whatIsWrong(problem, firstPlan!)],
  }
}

function planTheMorning({ file, seconds }: Extract<DispatchAsked, { step: 'plan' }>) {
  const problem = cityDay(seededRandom(seed), visits, technicians)
  const { plan } = solve(problem, { seed: 1, budget: { milliseconds: seconds * 1_000 }, clock: cpuClock })
  writeFileSync(file, JSON.stringify(publishedOf(plan)))
  return { cost: plan.cost, unassigned: plan.unassigned.length, wrong: whatIsWrong(problem, plan) }
}

const asked = JSON.parse(process.argv[2]!) as DispatchAsked
process.stdout.write(JSON.stringify(asked.step === 'plan' ? planTheMorning(asked) : repair(asked)))
