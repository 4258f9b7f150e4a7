import fc from 'fast-check'
import { expect, test } from 'vitest'
import { historyUndo } from '#shared/actions/app.ts'
import { attachmentEdit } from '#shared/commands/attachment/edit.ts'
import { checklistAnswer } from '#shared/commands/checklist/answer.ts'
import { checklistClear } from '#shared/commands/checklist/clear.ts'
import { workOrderFollowUp } from '#shared/commands/work-order/follow-up.ts'
import { workTypeEdit } from '#shared/commands/work-type/edit.ts'
import { update } from '#shared/commands/change.ts'
import { checklistOf, completenessOf, hasFailed, isAnswered } from '#shared/domain/checklist/checklist-state.ts'
import { answerRefusal } from '#shared/domain/checklist/judge-answer.ts'
import { checklistAnswerKinds } from '#shared/domain/work-type/work-type.ts'
import { searchFind } from '#shared/queries/search.ts'
import { openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, snapshot, write } from '#tests/doubles/write-records.ts'

const workOrderId = 'v1 order'
const checklist = [
  { key: 'guard', text: 'Guards in place', answer: 'pass-fail', unit: null },
  { key: 'oil', text: 'Oil pressure', answer: 'number', unit: 'bar', min: 1, max: 5 },
  { key: 'colour', text: 'Oil is', answer: 'choice', unit: null, choices: ['clear', 'dark'] },
  { key: 'words', text: 'Remarks', answer: 'text', unit: null, required: false },
  { key: 'photo', text: 'Photo after', answer: 'photo', unit: null },
  { key: 'sign', text: 'Customer', answer: 'signature', unit: null },
] as const

function openWithChecklist(): TestBackend {
  const desk = openSmallOffice()
  const picture = { name: 'a.png', mediaType: 'image/png', sizeBytes: 1, sha256: 'x', addedAt: 1 }
  write(desk, [
    update('workTypes', 'v1 type', { checklist: checklist.map((item) => ({ ...item, choices: ['clear', 'dark'] })) }),
    fresh('attachments', { id: 'picture', subjectKind: 'workOrder', subjectId: workOrderId, ...picture }),
    fresh('attachments', { id: 'of visit', subjectKind: 'visit', subjectId: 'v1', ...picture }),
    fresh('attachments', { id: 'elsewhere', subjectKind: 'workOrder', subjectId: 'v2 order', ...picture }),
    fresh('attachments', {
      id: 'paper',
      subjectKind: 'workOrder',
      subjectId: workOrderId,
      ...picture,
      mediaType: 'application/pdf',
    }),
  ])
  return desk
}

const answersOf = (desk: TestBackend) =>
  Object.fromEntries(
    desk.backend.context.store.records
      .where('checklistAnswers', 'workOrderId', [workOrderId])
      .map((answer) => [answer.itemKey, answer]),
  )

test('several answers are one step, judged by the limits of the template', async () => {
  await using desk = openWithChecklist()
  const answers = [
    { itemKey: 'guard', text: 'fail', comment: 'Left guard is missing' },
    { itemKey: 'oil', number: 5.1 },
    { itemKey: 'colour', text: 'dark' },
    { itemKey: 'photo', attachmentId: 'of visit' },
    { itemKey: 'sign', signedBy: 'M. Ortiz, janitor' },
  ]
  expectOk(desk.run(checklistAnswer, { workOrderId, visitId: 'v1', answers }))
  const given = answersOf(desk)
  expect(Object.values(given).filter(({ failed }) => failed)).toHaveLength(2)
  expect(given['oil']).toMatchObject({ number: 5.1, failed: true, visitId: 'v1', answeredBy: 'Test Dispatcher' })
  expect(given['guard']).toMatchObject({ failed: true, comment: 'Left guard is missing' })
  expectOk(await desk.client.action(historyUndo, {}))
  expect(answersOf(desk)).toEqual({})
})

test('an answer is corrected in place, and the limits themselves are inside', async () => {
  await using desk = openWithChecklist()
  expectOk(
    desk.run(checklistAnswer, { workOrderId, visitId: 'v1', answers: [{ itemKey: 'oil', number: 9, comment: 'hot' }] }),
  )
  const { id } = answersOf(desk)['oil']!
  expectOk(desk.run(checklistAnswer, { workOrderId, answers: [{ itemKey: 'oil', number: 5 }] }))
  expect(answersOf(desk)['oil']).toMatchObject({ id, number: 5, failed: false, comment: 'hot', visitId: 'v1' })
  expectOk(desk.run(checklistAnswer, { workOrderId, answers: [{ itemKey: 'oil', number: null, text: 'na' }] }))
  expect(answersOf(desk)['oil']).toMatchObject({ number: null, text: 'na', failed: false })
})

test('an item with nothing said is open again; a comment alone is kept but answers nothing', async () => {
  await using desk = openWithChecklist()
  expectOk(desk.run(checklistAnswer, { workOrderId, answers: [{ itemKey: 'words', text: 'fine' }] }))
  expectOk(desk.run(checklistAnswer, { workOrderId, answers: [{ itemKey: 'words', text: '' }] }))
  expect(answersOf(desk)).toEqual({})
  expectOk(desk.run(checklistAnswer, { workOrderId, answers: [{ itemKey: 'guard', comment: 'could not see it' }] }))
  const items = checklistOf({ checklist: [...checklist].map((item) => ({ ...item, choices: [] })), requires: [] })
  expect(completenessOf(items, Object.values(answersOf(desk)))).toMatchObject({ answered: 0, required: 5, items: 6 })
})

test('answers that make no sense refuse them all', async () => {
  await using desk = openWithChecklist()
  const bad = [
    { itemKey: 'guard', text: 'yes' },
    { itemKey: 'guard', number: 3 },
    { itemKey: 'oil', text: 'much' },
    { itemKey: 'oil', text: 'na', number: 3 },
    { itemKey: 'colour', text: 'green' },
    { itemKey: 'words', text: '…' },
    { itemKey: 'words', attachmentId: 'picture' },
    { itemKey: 'photo', attachmentId: 'elsewhere' },
    { itemKey: 'photo', attachmentId: 'paper' },
    { itemKey: 'photo', attachmentId: 'none' },
    { itemKey: 'photo', signedBy: 'Ana' },
    { itemKey: 'sign', text: 'Ana' },
    { itemKey: 'other', text: 'x' },
  ]
  for (const wrong of bad) {
    const answers = [{ itemKey: 'guard', text: 'pass' }, wrong].filter((one, i) => i > 0 || wrong.itemKey !== 'guard')
    expectError(desk.run(checklistAnswer, { workOrderId, answers }))
  }
  const twice = [1, 2].map((number) => ({ itemKey: 'oil', number }))
  expectError(desk.run(checklistAnswer, { workOrderId, answers: twice }))
  expect(expectError(desk.run(checklistAnswer, { workOrderId, visitId: 'v2', answers: [twice[0]!] })).kind).toBe(
    'not-found',
  )
  expect(answersOf(desk)).toEqual({})
})

test('a closed work order keeps its answers as they are', async () => {
  await using desk = openWithChecklist()
  expectOk(desk.run(checklistAnswer, { workOrderId, answers: [{ itemKey: 'guard', text: 'pass' }] }))
  write(desk, [update('workOrders', workOrderId, { status: 'closed' })])
  for (const refused of [
    desk.run(checklistAnswer, { workOrderId, answers: [{ itemKey: 'guard', text: 'fail' }] }),
    desk.run(checklistClear, { workOrderId }),
  ])
    expect(expectError(refused)).toMatchObject({ violations: [{ rule: 'checklist-closed' }] })
})

test('clearing takes some answers or all, and Undo brings back every byte', async () => {
  await using desk = openWithChecklist()
  const answers = ['guard', 'oil'].map((itemKey) => ({ itemKey, text: 'na' }))
  expectOk(desk.run(checklistAnswer, { workOrderId, answers }))
  const before = snapshot(desk, ['checklistAnswers'])
  expectOk(desk.run(checklistClear, { workOrderId, itemKeys: ['oil'] }))
  expect(Object.keys(answersOf(desk))).toEqual(['guard'])
  expectOk(desk.run(checklistClear, { workOrderId }))
  expect(answersOf(desk)).toEqual({})
  expectOk(await desk.client.action(historyUndo, {}))
  expectOk(await desk.client.action(historyUndo, {}))
  expect(snapshot(desk, ['checklistAnswers'])).toEqual(before)
})

test('answers are judged by the version the work order was made from', async () => {
  await using desk = openWithChecklist()
  write(desk, [update('workOrders', workOrderId, { workTypeVersion: 1 })])
  const looser = checklist.map((item) => ({
    ...item,
    choices: ['clear', 'dark'],
    ...(item.key === 'oil' && { max: 50 }),
  }))
  expectOk(desk.run(workTypeEdit, { workTypeId: 'v1 type', set: { checklist: looser } }))
  expectOk(desk.run(checklistAnswer, { workOrderId, answers: [{ itemKey: 'oil', number: 20 }] }))
  expect(answersOf(desk)['oil']!.failed).toBe(true)
})

test('a failed item becomes a work order about the same place in one step, once', async () => {
  await using desk = openWithChecklist()
  write(desk, [
    fresh('assets', { id: 'pump', siteId: 'v1 site' }),
    update('workOrders', workOrderId, { assetId: 'pump', workTypeVersion: null }),
  ])
  const follow = () => desk.run(workOrderFollowUp, { workOrderId, itemKey: 'oil' })
  expect(expectError(follow())).toMatchObject({ violations: [{ rule: 'follow-up-not-failed' }] })
  expectOk(
    desk.run(checklistAnswer, { workOrderId, answers: [{ itemKey: 'oil', number: 7.2, comment: 'Seal leaks' }] }),
  )
  const before = snapshot(desk, ['workOrders', 'visits', 'checklistAnswers'])
  const made = expectOk(follow()).value as { workOrderId: string; visitId: string }
  expect(desk.backend.context.store.records.get('workOrders', made.workOrderId)).toMatchObject({
    followUpOfId: workOrderId,
    siteId: 'v1 site',
    assetId: 'pump',
    territoryId: 'north',
    workTypeId: 'v1 type',
    workTypeVersion: 1,
    title: 'Oil pressure',
    description:
      'Follow-up of work order 1: Work 1\nChecklist item 2, Oil pressure: 7.2 bar (at least 1, at most 5 bar)\nSeal leaks',
  })
  expect(answersOf(desk)['oil']!.followUpWorkOrderId).toBe(made.workOrderId)
  expect(expectError(follow())).toMatchObject({ violations: [{ rule: 'follow-up-exists' }] })
  expectOk(await desk.client.action(historyUndo, {}))
  expect(snapshot(desk, ['workOrders', 'visits', 'checklistAnswers'])).toEqual(before)
})

test('the template says what kind of work follows a failure, and a next step can be followed up as well', async () => {
  await using desk = openWithChecklist()
  const items = checklist.map((item) => ({ ...item, choices: [], followUpWorkTypeId: 'v2 type' }))
  write(desk, [
    update('workTypes', 'v1 type', { checklist: items }),
    update('workOrders', workOrderId, { nextStep: 'Replace the pump\nwithin a month' }),
  ])
  expectOk(desk.run(checklistAnswer, { workOrderId, answers: [{ itemKey: 'guard', text: 'fail' }] }))
  const orders = desk.backend.context.store.records
  const first = expectOk(desk.run(workOrderFollowUp, { workOrderId, itemKey: 'guard' })).value as {
    workOrderId: string
  }
  expect(orders.get('workOrders', first.workOrderId)!.workTypeId).toBe('v2 type')
  const second = expectOk(desk.run(workOrderFollowUp, { workOrderId })).value as { workOrderId: string }
  expect(orders.get('workOrders', second.workOrderId)).toMatchObject({
    title: 'Replace the pump',
    followUpOfId: workOrderId,
  })
})

const answerArbitrary = fc.record({
  text: fc.option(fc.oneof(fc.constantFrom('pass', 'fail', 'na', 'a', 'b'), fc.string({ unit: 'binary' }))),
  number: fc.option(fc.double()),
  attachmentId: fc.option(fc.constant('p')),
  signedBy: fc.option(fc.string()),
})
const itemArbitrary = fc.record({
  key: fc.constant('k'),
  text: fc.string(),
  answer: fc.constantFrom(...checklistAnswerKinds),
  unit: fc.constant(null),
  min: fc.option(fc.integer({ min: -10, max: 10 })),
  max: fc.option(fc.integer({ min: -10, max: 10 })),
  choices: fc.constant<string[]>(['a', 'b']),
  required: fc.boolean(),
  position: fc.constant(1),
})

test('only an answer can fail, and a number exactly when it is outside its limits', () => {
  fc.assert(
    fc.property(itemArbitrary, answerArbitrary, (item, answer) => {
      if (answerRefusal(item, answer)) return
      if (hasFailed(item, answer)) expect(isAnswered(item, answer)).toBe(true)
      if (item.answer !== 'number' || answer.number === null) return
      const inside = (item.min ?? -Infinity) <= answer.number && answer.number <= (item.max ?? Infinity)
      expect(hasFailed(item, answer)).toBe(!inside)
    }),
    { numRuns: 1_000 },
  )
})

test('a checklist is complete exactly when no required item is missing', () => {
  const items = fc
    .array(itemArbitrary, { maxLength: 8 })
    .map((all) => all.map((item, i) => ({ ...item, key: `k${i}` })))
  fc.assert(
    fc.property(items, fc.array(answerArbitrary, { maxLength: 8 }), (all, given) => {
      const answers = given.map((answer, i) => ({ ...answer, itemKey: `k${i}` }))
      const state = completenessOf(all, answers)
      expect(state.complete).toBe(state.missing.length === 0)
      expect(state.requiredAnswered + state.missing.length).toBe(state.required)
      expect(state.answered).toBeLessThanOrEqual(state.items)
      expect(state.failed).toBeLessThanOrEqual(state.answered)
    }),
  )
})

test('answers in words, comments and files are found; verdicts take no place in the index', async () => {
  await using desk = openWithChecklist()
  const answers = [
    { itemKey: 'guard', text: 'fail', comment: 'Bracket corroded through' },
    { itemKey: 'words', text: 'Customer wants a quotation' },
    { itemKey: 'colour', text: 'dark' },
  ]
  expectOk(desk.run(checklistAnswer, { workOrderId, answers }))
  const find = async (text: string) =>
    expectOk(await desk.client.query(searchFind, { text })).found.map(({ kind, opens, id }) => [kind, opens, id])
  expect(await find('corrod')).toEqual([['answer', 'workOrder', workOrderId]])
  expect(await find('quotation customer')).toEqual([['answer', 'workOrder', workOrderId]])
  expect(await find('fail')).toEqual([])
  expectOk(desk.run(attachmentEdit, { attachmentId: 'of visit', set: { caption: 'Nameplate of the compressor' } }))
  expect(await find('nameplate')).toEqual([['file', 'visit', 'v1']])
  expectOk(desk.run(checklistClear, { workOrderId }))
  expect(await find('corrod')).toEqual([])
})
