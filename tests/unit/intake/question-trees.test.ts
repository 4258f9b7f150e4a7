import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { builtInTrees } from '#electron/backend/intake/built-in-trees.ts'
import { demoWorks } from '#electron/backend/demo/catalogue.ts'
import { longestPath, problemsOf } from '#shared/domain/intake/check-tree.ts'
import { defaultPriorityLines } from '#shared/domain/intake/default-priority-rules.ts'
import { matchWorkType } from '#shared/domain/intake/match-work-type.ts'
import { sameIssue } from '#shared/domain/intake/priority-of.ts'
import { intakeQuestionSchema, questionTreeBodySchema } from '#shared/domain/intake/question-tree-body.ts'
import type { IntakeEffect, QuestionTreeBody } from '#shared/domain/intake/question-tree-body.ts'
import { repositoryRoot } from '#tests/doubles/repository-root.ts'

const folder = path.join(repositoryRoot, 'resources', 'question-trees')
const trees = builtInTrees()
const effectsOf = (tree: QuestionTreeBody): IntakeEffect[] =>
  tree.questions.flatMap((question) => [...question.answers, ...(question.then ? [question.then] : [])])
const namesOf = (pick: (effect: IntakeEffect) => string | readonly string[] | undefined) =>
  [...new Set(trees.flatMap((tree) => effectsOf(tree).flatMap((effect) => pick(effect) ?? [])))].toSorted()

/** Words of a name as people write it: a capital first, no code, no dashes or underscores. */
const sensible = /^\p{Lu}[\p{L}\p{N} ,'’()-]{2,60}$/u

describe('the question trees of the program', () => {
  it('are all the files of the folder, at least eight trades, each named after its file', () => {
    const files = readdirSync(folder).map((file) => path.basename(file, '.json'))
    expect(trees.map(({ trade }) => trade).toSorted()).toEqual(files.toSorted())
    expect(trees.length).toBeGreaterThanOrEqual(8)
  })

  it('say nothing that the reader would not understand: no unknown field in any file', () => {
    const strict = questionTreeBodySchema
      .extend({
        questions: intakeQuestionSchema
          .extend({
            answers: intakeQuestionSchema.shape.answers.element.strict().array(),
            then: intakeQuestionSchema.shape.then.unwrap().strict().optional(),
          })
          .strict()
          .array(),
      })
      .strict()
    for (const file of readdirSync(folder)) {
      const parsed = strict.safeParse(JSON.parse(readFileSync(path.join(folder, file), 'utf8')))
      expect([file, parsed.error?.issues ?? []]).toEqual([file, []])
    }
  })

  it.each(trees.map((tree) => [tree.trade, tree] as const))(
    'of %s have no dead end, no loop, no lost question, and bring what a request needs on every path',
    (_trade, tree) => {
      expect(problemsOf(tree)).toEqual([])
      expect(longestPath(tree)).toBeLessThanOrEqual(7)
      for (const question of tree.questions) {
        expect(question.ask).toMatch(/[?]$/)
        // Every choice has a key of its own: 1 to 9, then 0.
        expect(question.answers.length).toBeLessThanOrEqual(10)
        if (question.kind === 'choice') expect(question.then).toBeUndefined()
        else expect(question.answers).toEqual([])
      }
    },
  )

  it('name work types, issues, skills and parts in words', () => {
    for (const names of [
      namesOf(({ workType }) => workType),
      namesOf(({ issue }) => issue),
      namesOf(({ skills }) => skills),
      namesOf(({ parts }) => parts),
    ]) {
      expect(names.filter((name) => !sensible.test(name))).toEqual([])
      // Two names that differ by their case alone would be two things to the office and one to the caller.
      const lower = names.map((name) => name.toLowerCase())
      expect(lower.filter((name, index) => lower.indexOf(name) !== index)).toEqual([])
    }
  })

  it('give advice wherever somebody is in danger', () => {
    for (const tree of trees) {
      expect([tree.trade, effectsOf(tree).filter(({ safety, advice }) => safety && !advice)]).toEqual([tree.trade, []])
      expect([tree.trade, effectsOf(tree).some(({ advice }) => advice)]).toEqual([tree.trade, true])
    }
  })

  it('never say what nobody typed, and ask for what is typed', () => {
    for (const tree of trees) {
      for (const { answers, then } of tree.questions) {
        expect(answers.filter(({ says }) => says?.includes('{'))).toEqual([])
        if (then?.says) expect(then.says).toContain('{answer}')
      }
    }
  })

  it('ask for issues that the priority table knows', () => {
    const issues = namesOf(({ issue }) => issue)
    for (const { issue } of defaultPriorityLines) {
      if (issue !== null) expect([issue, issues.some((one) => sameIssue(one, issue))]).toEqual([issue, true])
    }
  })

  it('find the work types of the demo city and of the Boston archive', () => {
    const offices = {
      demo: demoWorks.map(({ name }) => name),
      boston: [
        'Tree Emergencies',
        'Tree Maintenance Requests',
        'New Tree Requests',
        'Street Light Outages',
        'Street Light Knock Downs',
        'Request for Pothole Repair',
        'Sidewalk Repair (Make Safe)',
        'Sidewalk Repair',
        'Highway Maintenance',
        'Traffic Signal Repair',
        'Sign Repair',
        'Schedule a Bulk Item Pickup',
        'Missed Trash/Recycling/Yard Waste/Bulk Item',
        'Request for Recycling Cart',
        'Requests for Street Cleaning',
        'Rodent Activity',
        'Graffiti Removal',
        'Pick up Dead Animal',
        'Abandoned Vehicles',
      ],
    }
    for (const [office, names] of Object.entries(offices)) {
      const types = names.map((name) => ({ id: name, name, active: true }))
      const found = trees.flatMap((tree) =>
        [...new Set(effectsOf(tree).flatMap(({ workType }) => workType ?? []))].map(
          (name) => matchWorkType(name, tree.alsoCalled?.[name] ?? [], types)?.name,
        ),
      )
      const missed = names.filter((name) => !found.includes(name))
      expect([office, missed]).toEqual([office, []])
    }
  })
})

describe('matching a work type by name', () => {
  const types = ['Tree Emergencies', 'Boiler repair', 'Boiler service'].map((name) => ({
    id: name,
    name,
    active: true,
  }))

  it('reads through plurals, order and case, and takes other names in their order', () => {
    expect(matchWorkType('emergency tree', [], types)?.name).toBe('Tree Emergencies')
    expect(matchWorkType('Heating repair', ['Heating service', 'Boiler Service', 'Boiler repair'], types)?.name).toBe(
      'Boiler service',
    )
  })

  it('never guesses, and leaves what is no longer used alone', () => {
    expect(matchWorkType('Boiler', ['repair'], types)).toBeNull()
    expect(matchWorkType('', [''], types)).toBeNull()
    expect(matchWorkType('Boiler repair', [], [{ id: 'b', name: 'Boiler repair', active: false }])).toBeNull()
  })
})
