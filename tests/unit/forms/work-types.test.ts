import { expect, test } from 'vitest'
import { historyRedo, historyUndo } from '#shared/actions/app.ts'
import { workOrderCreate } from '#shared/commands/work-order/create.ts'
import { workOrderEdit } from '#shared/commands/work-order/edit.ts'
import { workTypeCreate } from '#shared/commands/work-type/create.ts'
import { workTypeDuplicate } from '#shared/commands/work-type/duplicate.ts'
import { workTypeEdit } from '#shared/commands/work-type/edit.ts'
import { workTypeSetActive } from '#shared/commands/work-type/set-active.ts'
import { checklistProblems, tidyChecklist } from '#shared/domain/checklist/tidy-checklist.ts'
import { templateOf } from '#shared/domain/work-type/template-of.ts'
import { openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, snapshot, write } from '#tests/doubles/write-records.ts'

const records = (desk: TestBackend) => desk.backend.context.store.records
const item = { text: 'Oil pressure', answer: 'number', unit: 'bar', min: 1, max: 5 } as const

function templateFor(desk: TestBackend, workOrderId: string) {
  const { get, where } = records(desk)
  const order = get('workOrders', workOrderId)!
  const versions = where('workTypeVersions', 'workTypeId', [order.workTypeId!])
  return templateOf(order, get('workTypes', order.workTypeId!), versions)!
}

test('a work type is made whole from a name and a duration, and its first version is kept', async () => {
  await using desk = openSmallOffice()
  const made = expectOk(desk.run(workTypeCreate, { set: { name: ' Boiler service ', durationMinutes: 90 } }))
  const { workTypeId } = made.value as { workTypeId: string }
  expect(records(desk).get('workTypes', workTypeId)).toMatchObject({ name: 'Boiler service', version: 1, active: true })
  const [version] = records(desk).where('workTypeVersions', 'workTypeId', [workTypeId])
  expect(version).toMatchObject({ version: 1, madeBy: 'Test Dispatcher', body: { name: 'Boiler service' } })
})

test('a duration of zero is refused with the reason', async () => {
  await using desk = openSmallOffice()
  const error = expectError(desk.run(workTypeCreate, { set: { name: 'X', durationMinutes: 0 } }))
  expect(error.message).toContain('overbook')
  expect(expectError(desk.run(workTypeEdit, { workTypeId: 'v1 type', set: { durationMinutes: 0 } })).kind).toBe(
    'invalid-input',
  )
})

test('an edit makes the next version, and work orders keep the one they were made from', async () => {
  await using desk = openSmallOffice()
  const make = () =>
    (expectOk(desk.run(workOrderCreate, { title: 'A', workTypeId: 'v1 type' })).value as { workOrderId: string })
      .workOrderId
  const first = make()
  expectOk(desk.run(workTypeEdit, { workTypeId: 'v1 type', set: { checklist: [item], crewSize: 2 } }))
  const second = make()
  expectOk(desk.run(workTypeEdit, { workTypeId: 'v1 type', set: { durationMinutes: 75 } }))
  expect(records(desk).get('workOrders', first)).toMatchObject({ workTypeVersion: 1, crewSize: 1 })
  expect(records(desk).get('workOrders', second)).toMatchObject({ workTypeVersion: 2, crewSize: 2 })
  expect(templateFor(desk, first)).toMatchObject({ checklist: [], durationMinutes: 60 })
  expect(templateFor(desk, second)).toMatchObject({ checklist: [{ text: 'Oil pressure' }], durationMinutes: 60 })
  expect(records(desk).get('workTypes', 'v1 type')).toMatchObject({ version: 3, durationMinutes: 75 })
  // One that came in by an import follows the work type as it is.
  expect(templateFor(desk, 'v1 order')).toMatchObject({ durationMinutes: 75 })
})

test('an edit that changes nothing makes no version; one on an old picture is a conflict', async () => {
  await using desk = openSmallOffice()
  const { rev } = records(desk).get('workTypes', 'v1 type')!
  expectOk(desk.run(workTypeEdit, { workTypeId: 'v1 type', set: { durationMinutes: 60 }, rev }))
  expect(records(desk).get('workTypes', 'v1 type')!.version).toBe(1)
  expectOk(desk.run(workTypeEdit, { workTypeId: 'v1 type', set: { checklist: [item] }, rev }))
  const late = desk.run(workTypeEdit, { workTypeId: 'v1 type', set: { crewSize: 3 }, rev })
  expect(expectError(late).kind).toBe('conflict')
})

test('an item keeps its key when its words or its place change', async () => {
  await using desk = openSmallOffice()
  write(desk, [fresh('workTypes', { id: 'old', name: 'Old', checklist: [{ ...item }, { ...item, text: 'Noise' }] })])
  const [oil, noise] = [
    { ...item, key: '1' },
    { ...item, text: 'Noise, any', key: '2' },
  ]
  expectOk(desk.run(workTypeEdit, { workTypeId: 'old', set: { checklist: [noise, { ...item, text: 'New' }, oil] } }))
  const keys = records(desk)
    .get('workTypes', 'old')!
    .checklist.map(({ key }) => key)
  expect([keys[0], keys[2]]).toEqual(['2', '1'])
  expect(keys[1]).toMatch(/^[0-9a-f-]{36}$/)
  const first = records(desk).where('workTypeVersions', 'workTypeId', ['old'])[0]!
  expect(first.body.checklist.map(({ key }) => key)).toEqual(['1', '2'])
})

test('undo and redo of an edit bring back every byte of template and versions', async () => {
  await using desk = openSmallOffice()
  const kinds = ['workTypes', 'workTypeVersions'] as const
  const before = snapshot(desk, kinds)
  expectOk(desk.run(workTypeEdit, { workTypeId: 'v1 type', set: { requires: ['photo', 'photo'], name: 'New name' } }))
  const after = snapshot(desk, kinds)
  expect(records(desk).get('workTypes', 'v1 type')!.requires).toEqual(['photo'])
  expectOk(await desk.client.action(historyUndo, {}))
  expect(snapshot(desk, kinds)).toEqual(before)
  expectOk(await desk.client.action(historyRedo, {}))
  expect(snapshot(desk, kinds)).toEqual(after)
})

test('two work types in use cannot have one name; one out of use lets go of it', async () => {
  await using desk = openSmallOffice()
  const set = { name: 'trees 1', durationMinutes: 30 }
  const error = expectError(desk.run(workTypeCreate, { set }))
  expect(error).toMatchObject({ violations: [{ rule: 'work-type-name-taken' }] })
  expectOk(desk.run(workTypeSetActive, { workTypeId: 'v1 type', active: false }))
  expectOk(desk.run(workTypeCreate, { set }))
  expect(expectError(desk.run(workTypeSetActive, { workTypeId: 'v1 type', active: true })).kind).toBe('rule-violation')
})

test('a copy is a template of its own from version 1', async () => {
  await using desk = openSmallOffice()
  expectOk(desk.run(workTypeEdit, { workTypeId: 'v1 type', set: { checklist: [item] } }))
  const { workTypeId } = expectOk(desk.run(workTypeDuplicate, { workTypeId: 'v1 type', name: 'Trees 1, night' }))
    .value as { workTypeId: string }
  expect(records(desk).get('workTypes', workTypeId)).toMatchObject({
    version: 1,
    checklist: [{ text: 'Oil pressure' }],
  })
  expect(expectError(desk.run(workTypeDuplicate, { workTypeId: 'v1 type', name: 'Trees 1' })).kind).toBe(
    'rule-violation',
  )
})

test('a checklist that makes no sense is refused and names the item', async () => {
  await using desk = openSmallOffice()
  const bad = [
    [{ ...item, text: ' ' }, 'text'],
    [{ ...item, min: 6 }, 'limits'],
    [{ ...item, answer: 'choice' as const, choices: ['a', 'a'] }, 'choices'],
    [{ ...item, answer: 'choice' as const, choices: ['a', ' '] }, 'choices'],
    [{ ...item, key: 'signOff' }, 'key'],
  ] as const
  for (const [wrong, code] of bad) {
    const checklist = [{ ...item }, { ...wrong, choices: 'choices' in wrong ? [...wrong.choices] : undefined }]
    const error = expectError(desk.run(workTypeEdit, { workTypeId: 'v1 type', set: { checklist } }))
    expect(error).toMatchObject({ kind: 'invalid-input', issues: [{ path: `set.checklist.1.${code}` }] })
  }
  const skill = desk.run(workTypeEdit, { workTypeId: 'v1 type', set: { skillId: 'none' } })
  expect(expectError(skill)).toMatchObject({ kind: 'not-found', entity: 'skill' })
})

test('an item keeps only what its kind of answer uses', () => {
  const all = { unit: 'bar', min: 1, max: 5, choices: ['a', 'b'], required: false }
  const [passFail, choice] = tidyChecklist(
    [
      { text: ' Guards in place ', answer: 'pass-fail', ...all },
      { text: 'Colour', answer: 'choice', ...all },
    ],
    () => 'new',
  )
  expect(passFail).toEqual({ key: 'new', text: 'Guards in place', answer: 'pass-fail', unit: null, required: false })
  expect(choice).toEqual({
    key: 'new',
    text: 'Colour',
    answer: 'choice',
    unit: null,
    choices: ['a', 'b'],
    required: false,
  })
  expect(checklistProblems([passFail!, choice!])).toEqual([{ index: 1, code: 'key' }])
})

test('another work type brings its version along, but not onto a checklist that is answered', async () => {
  await using desk = openSmallOffice()
  expectOk(desk.run(workTypeEdit, { workTypeId: 'v2 type', set: { crewSize: 3 } }))
  expectOk(desk.run(workOrderEdit, { workOrderId: 'v1 order', set: { workTypeId: 'v2 type' } }))
  expect(records(desk).get('workOrders', 'v1 order')).toMatchObject({ workTypeVersion: 2, crewSize: 3 })
  const answer = { id: 'a', workOrderId: 'v1 order', itemKey: '1', text: 'pass', failed: false }
  write(desk, [fresh('checklistAnswers', { ...answer, answeredAt: 1, answeredBy: 'x' })])
  const error = expectError(desk.run(workOrderEdit, { workOrderId: 'v1 order', set: { workTypeId: 'v1 type' } }))
  expect(error).toMatchObject({ violations: [{ rule: 'work-type-answered' }] })
})
