import type { SolveOptions } from '../solve-options.ts'
import type { Compiled } from './compiled.ts'
import { exchangeTails } from './exchange-tails.ts'
import { beginAttempt, undoAttempt } from './journal.ts'
import { countMoves, recountAll } from './moves.ts'
import { newPace, spentShare } from './pace.ts'
import { nextBelow, nextUnit } from './random-bits.ts'
import type { RandomBits } from './random-bits.ts'
import { recreate, recreateMemory } from './recreate.ts'
import { putGroupBack, takeGroupOut, undoGroup } from './regroup.ts'
import type { Regroup } from './regroup.ts'
import { newRuined, ruin } from './ruin.ts'
import type { State } from './state.ts'
import { temperaturesFor } from './temperatures.ts'

/** Every so many attempts visits that hang together are placed anew. */
const attemptsPerGroup = 20

/** How a search ended. */
export interface Annealed {
  readonly iterations: number
  readonly ended: 'budget' | 'stopped'
}

/** Visits with a published place. */
function placedBefore({ knownRoute }: Compiled): number {
  return knownRoute.reduce((count, route) => count + (route >= 0 ? 1 : 0), 0)
}

/** How many published visits may move: as many as asked for, or as have to already. */
function moveLimit(compiled: Compiled, state: State, maxMoves: number | null): number | null {
  if (maxMoves === null) return null
  recountAll(compiled, state)
  beginAttempt(state)
  return Math.max(maxMoves, countMoves(compiled, state))
}

/** Called with every better state. */
export type OnImproved = (cost: number, iterations: number) => void

/**
 * Ruin and recreate with simulated annealing: worse states are accepted the less, the colder it is. It cools by the
 * share of the budget that is spent, so that a short search is as complete as a long one.
 */
export function anneal(
  compiled: Compiled,
  state: State,
  random: RandomBits,
  options: SolveOptions,
  begunAt: number,
  regroup: Regroup,
  onImproved: OnImproved,
): Annealed {
  const pace = newPace(options, begunAt)
  const memory = recreateMemory(compiled, random)
  const ruined = newRuined(compiled)
  const { first, last } = temperaturesFor(options.budget, compiled.visits, placedBefore(compiled) * 2 > compiled.visits)
  const hot = first * compiled.meanLeg
  const cooling = Math.log(last / first)
  const mostMoves = moveLimit(compiled, state, options.maxMoves ?? null)
  let best = state.cost
  let iterations = 0
  let temperature = hot
  for (;;) {
    if (iterations === pace.next) {
      const share = spentShare(pace, iterations)
      if (share >= 1) return { iterations, ended: 'budget' }
      if (options.shouldStop?.()) return { iterations, ended: 'stopped' }
      temperature = hot * Math.exp(cooling * share)
    }
    iterations++
    const before = state.cost
    beginAttempt(state)
    const { rich } = compiled
    const { groups } = regroup
    const group =
      rich !== null && groups.length > 0 && iterations % attemptsPerGroup === 0
        ? groups[nextBelow(random, groups.length)]!
        : null
    if (group && rich) takeGroupOut(compiled, rich, state, regroup, group)
    ruin(compiled, state, random, ruined)
    if (rich === null) exchangeTails(compiled, state, random, ruined, temperature)
    if (group && rich) putGroupBack(compiled, rich, state, regroup, group)
    const ceiling = before - temperature * Math.log(nextUnit(random))
    const isBelow = recreate(compiled, state, random, memory, ruined, ceiling)
    if (!isBelow || (mostMoves !== null && countMoves(compiled, state) > mostMoves)) {
      undoAttempt(compiled, state)
      if (group && rich) undoGroup(compiled, rich, state, regroup)
    } else if (state.cost < best) {
      best = state.cost
      onImproved(best, iterations)
    }
  }
}
