import { createHash } from 'node:crypto'
import type { Budget } from '#optimizer/solve-options.ts'
import { solve } from '#optimizer/solve.ts'
import { whatIsWrong } from '#tests/doubles/optimizer/slow-check.ts'
import { slowTerms, withZeros } from '#tests/doubles/optimizer/slow-terms.ts'
import { readInstance } from './instance.ts'
import type { InstanceFile } from './instance.ts'

/** What a fresh process is asked to solve. A budget of milliseconds counts processor time. */
export interface SolveOnce {
  readonly instance: InstanceFile
  readonly seed: number
  readonly budget: Budget
}

/** What it came to. */
export interface SolvedOnce {
  readonly value: number
  readonly routes: number
  readonly unassigned: number
  readonly iterations: number
  readonly cpuSeconds: number
  /** What the independent checker and evaluator found; empty where everything is as it should be. */
  readonly wrong: readonly string[]
  /** Of the whole plan: equal for equal plans. */
  readonly hash: string
}

/** Processor time of this process, in milliseconds: user and system, of all its threads. */
export const cpuClock = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** Processor time of this thread alone, in milliseconds. */
export const threadClock = () => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

function solveOnce({ instance, seed, budget }: SolveOnce): SolvedOnce {
  const { problem, valueOf } = readInstance(instance)
  const begun = cpuClock()
  const { plan, iterations } = solve(problem, { seed, budget, clock: cpuClock })
  const cpuSeconds = (cpuClock() - begun) / 1_000
  const wrong = whatIsWrong(problem, plan)
  const counted = JSON.stringify(slowTerms(problem, plan))
  if (counted !== JSON.stringify(withZeros(plan.terms))) wrong.push('the terms are not what they are counted to be')
  return {
    value: valueOf(plan),
    routes: plan.routes.filter(({ stops }) => stops.length > 0).length,
    unassigned: plan.unassigned.length,
    iterations,
    cpuSeconds,
    wrong,
    hash: createHash('sha256').update(JSON.stringify(plan)).digest('hex'),
  }
}

if (import.meta.main) process.stdout.write(JSON.stringify(solveOnce(JSON.parse(process.argv[2]!) as SolveOnce)))
