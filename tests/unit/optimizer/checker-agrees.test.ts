import { expect, test } from 'vitest'
import { evaluateWithRules } from '#optimizer/evaluate/evaluate.ts'
import { visitStop } from '#optimizer/evaluate/sequences.ts'
import type { Sequences, SequenceStop } from '#optimizer/evaluate/sequences.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import { totalOf } from '#optimizer/terms/terms.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import type { Random } from '#shared/kernel/random.ts'
import { randomProblem } from '#tests/doubles/optimizer/random-problem.ts'
import { whatIsWrong } from '#tests/doubles/optimizer/slow-check.ts'
import { slowTerms, withZeros } from '#tests/doubles/optimizer/slow-terms.ts'

const plansWanted = 10_000
const plansOfAProblem = 10

/** Visits thrown onto routes without a thought; crews now and then complete. */
function randomSequences(random: Random, problem: Problem): Sequences {
  const sequences: SequenceStop[][] = problem.routes.map(() => [])
  for (const visit of problem.visits) {
    if (random.chance(0.25)) continue
    const first = random.integer(0, sequences.length - 1)
    const held = visit.locked?.routeIds[0]
    const numbers = [held && random.chance(0.8) ? problem.routes.findIndex(({ id }) => id === held) : first]
    if (visit.crewSize === 2 && random.chance(0.9)) numbers.push((numbers[0]! + 1) % sequences.length)
    for (const number of new Set(numbers)) {
      const sequence = sequences[number]!
      sequence.splice(random.integer(0, sequence.length), 0, visitStop(visit.id))
    }
  }
  problem.routes.forEach((route, number) => {
    const sequence = sequences[number]!
    if (route.depot && random.chance(0.5)) {
      sequence.splice(random.integer(0, sequence.length), 0, { kind: 'depot', id: route.id, startAt: null })
    }
  })
  return sequences
}

test('on 10,000 random plans the terms add up, and checker and evaluator agree on every term and on what is allowed', () => {
  const random = seededRandom(20_111)
  let allowed = 0
  for (let made = 0; made < plansWanted;) {
    const size = { visits: random.integer(1, 9), routes: random.integer(1, 4), everything: random.chance(0.7) }
    const problem = randomProblem(random, size)
    for (let again = 0; again < plansOfAProblem; again++, made++) {
      const sequences = randomSequences(random, problem)
      const { plan, broken } = evaluateWithRules(problem, sequences)
      const told = () => `plan ${made}: ${JSON.stringify({ sequences, broken, wrong, plan, problem })}`
      const wrong = whatIsWrong(problem, plan)
      expect(totalOf(plan.terms), `plan ${made}`).toBe(plan.cost)
      expect(withZeros(plan.terms), `plan ${made}`).toEqual(slowTerms(problem, plan))
      if ((wrong.length === 0) !== (broken.length === 0)) expect.fail(told())
      if (wrong.length === 0) allowed++
    }
  }
  expect(allowed).toBeGreaterThan(1_000)
})
