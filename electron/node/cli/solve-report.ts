import type { SolveOutcome } from '../../backend/planning/solve-in-worker.ts'
import type { SolveFile } from './solve-file.ts'

/** Tasks left out are listed up to here. */
const mostListed = 10

/** What a search came to, in lines for a person. */
export function solveReport(file: SolveFile, { plan, iterations, milliseconds, seed }: SolveOutcome): string[] {
  const { summary } = file.answer(plan)
  const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 1 })
  const { length: left } = plan.unassigned
  const done = file.problem.visits.length - left
  const lines = [
    `${number(done)} of ${number(file.problem.visits.length)} tasks on ${number(summary.routes)} routes.`,
    `Cost ${number(summary.cost)}, travel ${number(summary.duration)}, waiting ${number(summary.waiting_time)}.`,
    `${number(iterations)} steps in ${(milliseconds / 1_000).toFixed(1)} s, seed ${seed}.`,
  ]
  for (const { visitId, reasons } of plan.unassigned.slice(0, mostListed)) {
    const why = reasons.map(({ rule }) => rule).join(', ')
    lines.push(`Left out: ${visitId}${why === '' ? '' : ` (${why})`}`)
  }
  if (left > mostListed) lines.push(`and ${number(left - mostListed)} more.`)
  return lines
}
