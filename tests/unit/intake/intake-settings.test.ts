import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { historyRedo, historyUndo } from '#shared/actions/app.ts'
import { priorityRuleMove } from '#shared/commands/priority-rule/move.ts'
import { priorityRuleRemove } from '#shared/commands/priority-rule/remove.ts'
import { priorityRuleReset } from '#shared/commands/priority-rule/reset.ts'
import { priorityRuleSave } from '#shared/commands/priority-rule/save.ts'
import { questionTreeRemove } from '#shared/commands/question-tree/remove.ts'
import { questionTreeSave } from '#shared/commands/question-tree/save.ts'
import { defaultPriorityLines } from '#shared/domain/intake/default-priority-rules.ts'
import { intakePriorityTable, intakeTrees } from '#shared/queries/intake.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { snapshot } from '#tests/doubles/write-records.ts'

const trees = async (desk: TestBackend) => expectOk(await desk.client.query(intakeTrees, {}))
const table = async (desk: TestBackend) => expectOk(await desk.client.query(intakePriorityTable, {}))
const names = async (desk: TestBackend) => (await table(desk)).lines.map(({ name }) => name)
const line = { name: 'Schools first', tier: 'gold', priority: 'high' } as const

describe('question trees of the office', () => {
  it('are the built-in ones until one is edited, and again once the edit is taken back', async () => {
    await using desk = openTestBackend()
    const before = await trees(desk)
    expect(before.every(({ origin, active }) => origin === 'builtIn' && active)).toBe(true)
    const heating = before.find(({ trade }) => trade === 'heating')!.tree
    expectOk(desk.run(questionTreeSave, { tree: { ...heating, label: 'Warmth' } }))
    const edited = (await trees(desk)).find(({ trade }) => trade === 'heating')
    expect(edited).toMatchObject({ origin: 'edited', tree: { label: 'Warmth' } })
    expectOk(desk.run(questionTreeSave, { tree: { ...heating, label: 'Warmth' }, active: false }))
    expect((await trees(desk)).find(({ trade }) => trade === 'heating')?.active).toBe(false)
    expectOk(desk.run(questionTreeRemove, { trade: 'heating' }))
    expect(await trees(desk)).toEqual(before)
  })

  it('take a trade of their own, which disappears with its last copy', async () => {
    await using desk = openTestBackend()
    const [first] = await trees(desk)
    expectOk(desk.run(questionTreeSave, { tree: { ...first!.tree, trade: 'solar', label: 'Solar' } }))
    expect((await trees(desk)).at(-1)).toMatchObject({ trade: 'solar', origin: 'own' })
    expectOk(await desk.client.action(historyUndo, {}))
    expect((await trees(desk)).some(({ trade }) => trade === 'solar')).toBe(false)
    expect(expectError(desk.run(questionTreeRemove, { trade: 'solar' })).kind).toBe('not-found')
  })

  it('are refused with a loop, and what was there stays', async () => {
    await using desk = openTestBackend()
    const heating = (await trees(desk))[0]!.tree
    const looping = {
      ...heating,
      questions: heating.questions.map((question) =>
        question.key === 'note' ? { ...question, then: { ...question.then, next: 'what' } } : question,
      ),
    }
    const refused = expectError(desk.run(questionTreeSave, { tree: looping }))
    expect(refused).toMatchObject({ violations: [{ rule: 'question-tree-broken', facts: { problem: 'loop' } }] })
    expect(desk.backend.context.store.records.all('questionTrees')).toEqual([])
  })
})

describe('the priority table of the office', () => {
  it('becomes its own with the first edit, and nothing of the built-in one is lost', async () => {
    await using desk = openTestBackend()
    const builtIn = defaultPriorityLines.map(({ name }) => name)
    expect(await table(desk)).toMatchObject({ own: false })
    expect(await names(desk)).toEqual(builtIn)
    expectOk(desk.run(priorityRuleSave, { index: 2, line }))
    expect(await names(desk)).toEqual([...builtIn.slice(0, 2), 'Schools first', ...builtIn.slice(2)])
    expect((await table(desk)).own).toBe(true)
    expectOk(desk.run(priorityRuleReset, {}))
    expect(await table(desk)).toMatchObject({ own: false })
    expectOk(await desk.client.action(historyUndo, {}))
    expect((await names(desk))[2]).toBe('Schools first')
  })

  it('is moved, switched off and thinned out, but never emptied', async () => {
    await using desk = openTestBackend()
    const [first, second, ...others] = defaultPriorityLines
    expectOk(desk.run(priorityRuleMove, { ruleId: first!.id, index: 1 }))
    expect((await names(desk)).slice(0, 2)).toEqual([second!.name, first!.name])
    const { id: _id, position: _position, ...rest } = second!
    expectOk(desk.run(priorityRuleSave, { ruleId: second!.id, line: { ...rest, active: false } }))
    expect((await table(desk)).lines[0]).toMatchObject({ id: second!.id, active: false })
    for (const { id } of [first!, ...others]) expectOk(desk.run(priorityRuleRemove, { ruleId: id }))
    expect(expectError(desk.run(priorityRuleRemove, { ruleId: second!.id }))).toMatchObject({
      violations: [{ rule: 'priority-rule-last' }],
    })
    expect(await names(desk)).toEqual([second!.name])
  })

  it('comes back exactly by undo and redo, whatever was done to it', async () => {
    const move = fc.oneof(
      fc.record({ kind: fc.constant('move' as const), at: fc.nat(20), to: fc.nat(20) }),
      fc.record({ kind: fc.constant('remove' as const), at: fc.nat(20), to: fc.nat(20) }),
      fc.record({ kind: fc.constant('save' as const), at: fc.nat(20), to: fc.nat(20) }),
      fc.record({ kind: fc.constant('reset' as const), at: fc.nat(0), to: fc.nat(0) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 6 }), async (moves) => {
        await using desk = openTestBackend()
        const pictures = [snapshot(desk, ['priorityRules'])]
        for (const { kind, at, to } of moves) {
          const { lines } = await table(desk)
          const ruleId = lines[at % lines.length]!.id
          if (kind === 'move') desk.run(priorityRuleMove, { ruleId, index: to })
          else if (kind === 'remove') desk.run(priorityRuleRemove, { ruleId })
          else if (kind === 'save') desk.run(priorityRuleSave, { index: to, line })
          else desk.run(priorityRuleReset, {})
          const now = snapshot(desk, ['priorityRules'])
          if (JSON.stringify(now) !== JSON.stringify(pictures.at(-1))) pictures.push(now)
        }
        for (const picture of pictures.slice(0, -1).toReversed()) {
          expectOk(await desk.client.action(historyUndo, {}))
          expect(snapshot(desk, ['priorityRules'])).toEqual(picture)
        }
        for (const picture of pictures.slice(1)) {
          expectOk(await desk.client.action(historyRedo, {}))
          expect(snapshot(desk, ['priorityRules'])).toEqual(picture)
        }
      }),
      { numRuns: 12 },
    )
  })
})
