import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestPath, nextKeys, problemsOf } from '#shared/domain/intake/check-tree.ts'
import type { IntakeEffect, IntakeQuestion, QuestionTreeBody } from '#shared/domain/intake/question-tree-body.ts'
import { describe as describeOf, walkTree } from '#shared/domain/intake/walk-tree.ts'
import type { GivenAnswer, Walk } from '#shared/domain/intake/walk-tree.ts'

const words = fc.constantFrom('Boiler off', 'Water on the floor', 'Code {answer}', 'Smells burnt', '$& {answer}')
const effectArbitrary: fc.Arbitrary<IntakeEffect> = fc.record(
  {
    says: words,
    issue: fc.constantFrom('No heating', 'Leak'),
    workType: fc.constantFrom('Boiler repair', 'Leak repair'),
    skills: fc.array(fc.constantFrom('Heating', 'Gas', 'Plumbing'), { maxLength: 2 }),
    durationMinutes: fc.integer({ min: 1, max: 300 }),
    parts: fc.array(fc.constantFrom('Pump', 'Seal', 'Valve'), { maxLength: 2 }),
    safety: fc.boolean(),
    advice: fc.constantFrom('Switch it off', 'Close the tap'),
  },
  { requiredKeys: [] },
)

/** Trees whose questions only lead to later ones: they have no loops and every `next` exists. */
const treeArbitrary: fc.Arbitrary<QuestionTreeBody> = fc.integer({ min: 1, max: 8 }).chain((count) => {
  const later = (index: number) =>
    index + 1 < count
      ? fc.option(
          fc.integer({ min: index + 1, max: count - 1 }).map((to) => `q${to}`),
          { nil: undefined },
        )
      : fc.constant(undefined)
  const questions = Array.from({ length: count }, (_, index) => {
    const next = later(index)
    const choice = fc
      .array(fc.record({ effect: effectArbitrary, next }), { minLength: 1, maxLength: 4 })
      .map((answers): IntakeQuestion => ({
        key: `q${index}`,
        ask: `Question ${index}?`,
        kind: 'choice',
        answers: answers.map((one, at) => ({
          ...one.effect,
          label: `Answer ${at}`,
          ...(one.next ? { next: one.next } : {}),
        })),
      }))
    const typed = fc
      .record({ kind: fc.constantFrom('text' as const, 'number' as const), effect: effectArbitrary, next })
      .map((one): IntakeQuestion => ({
        key: `q${index}`,
        ask: `Question ${index}?`,
        kind: one.kind,
        answers: [],
        then: { ...one.effect, ...(one.next ? { next: one.next } : {}) },
      }))
    return fc.oneof({ weight: 3, arbitrary: choice }, { weight: 1, arbitrary: typed })
  })
  return fc.tuple(...questions).map((made) => ({ trade: 'test', label: 'Test', questions: made }))
})

/** A way through a tree, by what `pick` says at each question. */
function answersThrough(tree: QuestionTreeBody, picks: readonly number[]): GivenAnswer[] {
  const given: GivenAnswer[] = []
  for (const pick of picks) {
    const { next } = walkTree(tree, given)
    if (!next) break
    if (next.kind === 'choice') given.push({ key: next.key, choice: pick % next.answers.length })
    else
      given.push({ key: next.key, text: pick % 3 === 0 ? '' : next.kind === 'number' ? String(pick) : `typed ${pick}` })
  }
  return given
}

const picksArbitrary = fc.array(fc.nat(50), { maxLength: 10 })

/** The effects of the answers of a walk, with the words that were typed. */
const effectsOf = (walk: Walk) =>
  walk.answered.flatMap(({ question, given, answer }): (IntakeEffect & { readonly typed: string })[] => {
    if ('choice' in given) return [{ ...question.answers[given.choice]!, typed: answer }]
    return answer === '' ? [] : [{ ...question.then, typed: answer }]
  })

describe('walking a question tree', () => {
  it('puts every effect of the answers into the outcome', () => {
    fc.assert(
      fc.property(treeArbitrary, picksArbitrary, (tree, picks) => {
        const walk = walkTree(tree, answersThrough(tree, picks))
        const effects = effectsOf(walk)
        const { outcome } = walk
        expect(outcome.says).toEqual(
          effects.flatMap(({ says, typed }) => (says === undefined ? [] : [says.split('{answer}').join(typed)])),
        )
        const last = <K extends 'issue' | 'workType' | 'durationMinutes'>(field: K) =>
          effects.findLast((effect) => effect[field] !== undefined)?.[field] ?? null
        expect(outcome.issue).toBe(last('issue'))
        expect(outcome.workType).toBe(last('workType'))
        expect(outcome.durationMinutes).toBe(last('durationMinutes'))
        expect(outcome.safety).toBe(effects.some(({ safety }) => safety === true))
        expect(outcome.skills).toEqual([...new Set(effects.flatMap(({ skills }) => skills ?? []))])
        expect(outcome.parts).toEqual([...new Set(effects.flatMap(({ parts }) => parts ?? []))])
        expect(outcome.advice).toEqual([...new Set(effects.flatMap(({ advice }) => advice ?? []))])
      }),
    )
  })

  it('going back equals never having answered', () => {
    fc.assert(
      fc.property(treeArbitrary, picksArbitrary, picksArbitrary, fc.nat(10), (tree, picks, others, back) => {
        const given = answersThrough(tree, picks)
        const kept = given.slice(0, Math.max(0, given.length - back))
        const never = walkTree(tree, kept)
        // Answer otherwise, come back, and nothing of it is left.
        const elsewhere = [...kept, ...answersThrough(tree, others).slice(kept.length)]
        walkTree(tree, elsewhere)
        expect(walkTree(tree, elsewhere.slice(0, kept.length))).toEqual(never)
        expect(never.answered.length).toBe(kept.length)
      }),
    )
  })

  it('always comes to an end, within the longest path the check counts', () => {
    fc.assert(
      fc.property(treeArbitrary, fc.array(fc.nat(50), { minLength: 10, maxLength: 10 }), (tree, picks) => {
        const given = answersThrough(tree, picks)
        expect(walkTree(tree, given).next).toBeNull()
        expect(given.length).toBeLessThanOrEqual(longestPath(tree))
        expect(problemsOf(tree).filter(({ severity }) => severity === 'forbids')).toEqual([])
      }),
    )
  })

  it('asks again where an answer does not belong to the question, and never throws for any answer', () => {
    fc.assert(
      fc.property(
        treeArbitrary,
        fc.array(
          fc.oneof(
            fc.record({ key: fc.constantFrom('q0', 'q1', 'q2', ''), choice: fc.integer({ min: -3, max: 99 }) }),
            fc.record({ key: fc.constantFrom('q0', 'q1', 'q2'), text: fc.string() }),
          ),
          { maxLength: 6 },
        ),
        (tree, answers) => {
          const walk = walkTree(tree, answers)
          expect(walk.answered.length).toBeLessThanOrEqual(answers.length)
          expect(walk.answered.length > 0 || walk.next?.key === 'q0').toBe(true)
        },
      ),
    )
  })
})

describe('checking a question tree', () => {
  const question = (key: string, next?: string): IntakeQuestion => ({
    key,
    ask: `${key}?`,
    kind: 'choice',
    answers: [
      {
        label: 'Yes',
        says: 'Yes',
        issue: 'Leak',
        workType: 'Leak repair',
        durationMinutes: 60,
        ...(next ? { next } : {}),
      },
    ],
  })
  const tree = (...questions: IntakeQuestion[]): QuestionTreeBody => ({ trade: 't', label: 'T', questions })
  const names = (body: QuestionTreeBody) => problemsOf(body).map(({ problem, key }) => `${problem} ${key}`)

  it('finds loops, missing questions, doubled keys and questions without answers', () => {
    expect(names(tree(question('a', 'b'), question('b', 'c'), question('c', 'b')))).toEqual(['loop b'])
    expect(names(tree(question('a', 'nowhere')))).toEqual(['missingNext a'])
    expect(names(tree(question('a', 'a')))).toEqual(['loop a'])
    expect(names(tree(question('a'), question('a')))).toEqual(['duplicateKey a'])
    expect(names(tree({ key: 'a', ask: 'a?', kind: 'choice', answers: [] }))).toEqual(['noAnswers a'])
  })

  it('warns of a question nobody comes to, and of a path that brings no work type', () => {
    const silent: IntakeQuestion = { key: 'z', ask: 'z?', kind: 'choice', answers: [{ label: 'No idea' }] }
    expect(names(tree(question('a'), question('lost')))).toEqual(['unreachable lost'])
    expect(problemsOf(tree(silent))).toContainEqual({
      problem: 'noWorkType',
      severity: 'warns',
      key: 'z',
      detail: 'No idea',
    })
    expect(nextKeys(question('a', 'b'))).toEqual(['b'])
  })
})

describe('the description', () => {
  it('has the first clause as its title and all of them as sentences', () => {
    expect(describeOf(['No heating in the flat', ' ', 'Shows E119!', 'A baby lives there'])).toEqual({
      title: 'No heating in the flat',
      description: 'No heating in the flat. Shows E119! A baby lives there.',
    })
    expect(describeOf([])).toEqual({ title: '', description: '' })
  })
})
