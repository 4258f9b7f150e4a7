import { describe, expect, it } from 'vitest'
import { requestCreate } from '#shared/commands/request/create.ts'
import { requestEdit } from '#shared/commands/request/edit.ts'
import { requestMerge } from '#shared/commands/request/merge.ts'
import { requestReject } from '#shared/commands/request/reject.ts'
import { requestReopen } from '#shared/commands/request/reopen.ts'
import { noteAdd } from '#shared/commands/note/add.ts'
import { expectError, expectOk, openTestBackend, type TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, snapshot, write } from '#tests/doubles/write-records.ts'

const touched = ['requests', 'workOrders', 'notes'] as const
const get = (desk: TestBackend, id: string) => desk.backend.context.store.records.get('requests', id)

describe('writing a request down', () => {
  it('takes priority and deadline from the work type and the territory from the site', async () => {
    await using desk = openTestBackend()
    write(desk, [
      fresh('territories', { id: 't' }),
      fresh('slaPolicies', { id: 'p', resolveMinutes: 60 }),
      fresh('workTypes', { id: 'w', slaPolicyId: 'p', priority: 'emergency' }),
      fresh('sites', { id: 's', territoryId: 't' }),
    ])
    const args = { title: '  Branch on the road ', source: 'Phone', workTypeId: 'w', siteId: 's' }
    const { requestId } = expectOk(desk.run(requestCreate, args)).value as { requestId: string }
    const now = desk.clock.now()
    expect(get(desk, requestId)).toMatchObject({
      title: 'Branch on the road',
      priority: 'emergency',
      territoryId: 't',
      openedAt: now,
      resolveBy: now + 3_600_000,
      status: 'new',
    })
  })

  it('refuses an empty title and a site that is not there', async () => {
    await using desk = openTestBackend()
    expect(expectError(desk.run(requestCreate, { title: '  ', source: 'Phone' })).kind).toBe('invalid-input')
    expect(expectError(desk.run(requestCreate, { title: 'x', source: 'Phone', siteId: 'no' })).kind).toBe('not-found')
  })
})

describe('editing a request', () => {
  it('sets one field, and refuses an edit made on an old picture', async () => {
    await using desk = openTestBackend()
    write(desk, [fresh('requests', { id: 'r', number: 1 })])
    expectOk(desk.run(requestEdit, { requestId: 'r', set: { priority: 'high' }, was: { priority: 'normal' } }))
    const stale = desk.run(requestEdit, { requestId: 'r', set: { priority: 'low' }, was: { priority: 'normal' } })
    expect(expectError(stale).kind).toBe('conflict')
    expect(get(desk, 'r')?.priority).toBe('high')
    expectOk(desk.run(requestEdit, { requestId: 'r', set: { title: 'New' }, was: { title: 'Tree emergency' } }))
  })
})

describe('rejecting requests', () => {
  it('needs a reason, takes the new ones and leaves the decided', async () => {
    await using desk = openTestBackend()
    const rows = [
      fresh('requests', { id: 'a', number: 1 }),
      fresh('requests', { id: 'b', number: 2, status: 'accepted' }),
    ]
    write(desk, rows)
    expect(expectError(desk.run(requestReject, { requestIds: ['a'], reason: ' ' })).kind).toBe('invalid-input')
    const commit = expectOk(desk.run(requestReject, { requestIds: ['a', 'b'], reason: 'Private land' }))
    expect(commit.value).toEqual({ rejected: ['a'], left: ['b'] })
    expect(get(desk, 'a')).toMatchObject({ status: 'rejected', decisionReason: 'Private land' })
    expectOk(desk.run(requestReopen, { requestId: 'a' }))
    expect(get(desk, 'a')).toMatchObject({ status: 'new', decisionReason: null, closedAt: null })
  })
})

describe('merging a duplicate', () => {
  it('loses nothing: words, deadline, urgency, and what was merged into it before', async () => {
    await using desk = openTestBackend()
    write(desk, [
      fresh('sites', { id: 's' }),
      fresh('workOrders', { id: 'w', number: 1, requestId: 'main', resolveBy: 9_000_000 }),
      fresh('requests', { id: 'main', number: 1, status: 'accepted', workOrderId: 'w', resolveBy: 9_000_000 }),
      fresh('requests', {
        id: 'again',
        number: 2,
        priority: 'emergency',
        resolveBy: 5_000_000,
        siteId: 's',
        description: 'It blocks the school gate',
      }),
      fresh('requests', { id: 'earlier', number: 3, status: 'merged', mergedIntoId: 'again' }),
    ])
    const before = snapshot(desk, touched)
    expectOk(desk.run(requestMerge, { duplicateId: 'again', intoId: 'main' }))
    expect(get(desk, 'again')).toMatchObject({ status: 'merged', mergedIntoId: 'main', title: 'Tree emergency' })
    expect(get(desk, 'earlier')?.mergedIntoId).toBe('main')
    expect(get(desk, 'main')).toMatchObject({ resolveBy: 5_000_000, priority: 'emergency', siteId: 's' })
    const { records } = desk.backend.context.store
    expect(records.get('workOrders', 'w')).toMatchObject({ resolveBy: 5_000_000, priority: 'emergency' })
    const notes = records.all('notes')
    expect(notes.map((note) => note.subjectKind).toSorted()).toEqual(['request', 'workOrder'])
    for (const note of notes) expect(note.text).toContain('It blocks the school gate')
    expectOk(desk.backend.context.history.undo())
    expect(snapshot(desk, touched)).toEqual(before)
  })

  it('refuses itself, a decided duplicate and a closed target', async () => {
    await using desk = openTestBackend()
    write(desk, [
      fresh('requests', { id: 'a', number: 1 }),
      fresh('requests', { id: 'b', number: 2, status: 'rejected' }),
    ])
    for (const [duplicateId, intoId] of [
      ['a', 'a'],
      ['b', 'a'],
      ['a', 'b'],
    ] as const) {
      expect(expectError(desk.run(requestMerge, { duplicateId, intoId })).kind).toBe('rule-violation')
    }
  })
})

describe('notes', () => {
  it('are added to a record that exists and carry their author', async () => {
    await using desk = openTestBackend()
    write(desk, [fresh('requests', { id: 'r', number: 1 })])
    const { noteId } = expectOk(desk.run(noteAdd, { subjectKind: 'request', subjectId: 'r', text: 'Called back' }))
      .value as { noteId: string }
    expect(desk.backend.context.store.records.get('notes', noteId)).toMatchObject({
      author: 'Test Dispatcher',
      writtenAt: desk.clock.now(),
      visibility: 'internal',
    })
    expect(expectError(desk.run(noteAdd, { subjectKind: 'site', subjectId: 'no', text: 'x' })).kind).toBe('not-found')
  })
})
