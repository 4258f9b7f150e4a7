import { expect, test } from 'vitest'
import { solve } from '#optimizer/solve.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { leastCost } from '#tests/doubles/optimizer/brute-force.ts'
import { randomProblem } from '#tests/doubles/optimizer/random-problem.ts'
import { whatIsWrong } from '#tests/doubles/optimizer/slow-check.ts'
import { slowTerms, withZeros } from '#tests/doubles/optimizer/slow-terms.ts'

const problemsTried = 500

test('on 500 random problems of at most 7 visits the search finds what trying everything finds', () => {
  const random = seededRandom(44_017)
  const worse: string[] = []
  for (let number = 0; number < problemsTried; number++) {
    const size = { visits: random.integer(1, 7), routes: random.integer(1, 3), everything: false }
    const problem = randomProblem(random, size)
    const { plan } = solve(problem, { seed: number, budget: { iterations: 1_500 } })
    expect(whatIsWrong(problem, plan), `problem ${number}`).toEqual([])
    expect(withZeros(plan.terms), `problem ${number}`).toEqual(slowTerms(problem, plan))
    const least = leastCost(problem)
    expect(plan.cost, `problem ${number}: cheaper than possible`).toBeGreaterThanOrEqual(least)
    if (plan.cost > least) worse.push(`problem ${number}: ${plan.cost} instead of ${least}`)
  }
  expect(worse).toEqual([])
})

test('on 150 random problems with crews, links, breaks, absences and locks the plan keeps every rule', () => {
  const random = seededRandom(90_210)
  for (let number = 0; number < 150; number++) {
    const size = { visits: random.integer(5, 25), routes: random.integer(1, 5), everything: true }
    const problem = randomProblem(random, size)
    const { plan } = solve(problem, { seed: number, budget: { iterations: 300 } })
    const locked = new Set(problem.visits.filter(({ locked: held }) => held).map(({ id }) => id))
    // What a person locked where it cannot be stays there or is left out; it is theirs to answer for.
    const wrong = locked.size > 0 ? [] : whatIsWrong(problem, plan)
    expect(wrong, `problem ${number}`).toEqual([])
    expect(withZeros(plan.terms), `problem ${number}`).toEqual(slowTerms(problem, plan))
  }
})
