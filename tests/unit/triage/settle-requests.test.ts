import { describe, expect, it } from 'vitest'
import { requestLink } from '#shared/commands/request/link.ts'
import { requestReopen } from '#shared/commands/request/reopen.ts'
import { requestResolve } from '#shared/commands/request/resolve.ts'
import { requestUnlink } from '#shared/commands/request/unlink.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, snapshot, write } from '#tests/doubles/write-records.ts'

const get = (desk: TestBackend, id: string) => desk.backend.context.store.records.get('requests', id)
const rows = [
  fresh('requests', { id: 'a', number: 1 }),
  fresh('requests', { id: 'b', number: 2 }),
  fresh('requests', { id: 'done', number: 3, status: 'accepted' }),
]

describe('resolving without a visit', () => {
  it('closes what waits with how and what was said, leaves what was decided, and can be reopened later', async () => {
    await using desk = openTestBackend()
    write(desk, rows)
    const before = snapshot(desk, ['requests'])
    const commit = expectOk(
      desk.run(requestResolve, { requestIds: ['a', 'b', 'done'], how: 'remoteFix', note: ' Reset the controller ' }),
    )
    expect(commit.value).toEqual({ resolved: ['a', 'b'], left: ['done'] })
    expect(get(desk, 'a')).toMatchObject({
      status: 'resolved',
      resolvedHow: 'remoteFix',
      closingNote: 'Reset the controller',
      closedAt: desk.clock.now(),
    })
    expectOk(desk.run(requestReopen, { requestId: 'a' }))
    expectOk(desk.run(requestReopen, { requestId: 'b' }))
    expect(snapshot(desk, ['requests'])).toEqual(before)
    expect(expectError(desk.run(requestReopen, { requestId: 'a' })).kind).toBe('rule-violation')
  })

  it('asks for words where "otherwise" alone says nothing, and refuses what was decided', async () => {
    await using desk = openTestBackend()
    write(desk, rows)
    expect(expectError(desk.run(requestResolve, { requestIds: ['a'], how: 'other', note: '  ' })).kind).toBe(
      'invalid-input',
    )
    expect(expectError(desk.run(requestResolve, { requestIds: ['done'], how: 'advice' })).kind).toBe('rule-violation')
  })
})

describe('links between requests', () => {
  it('say that two belong together or that somebody has to go again, once for each pair, and can be taken away', async () => {
    await using desk = openTestBackend()
    write(desk, rows)
    const { store, history } = desk.backend.context
    const pair = { requestId: 'a', otherRequestId: 'done' }
    expectOk(desk.run(requestLink, { ...pair, kind: 'related' }))
    expect(expectError(desk.run(requestLink, { ...pair, kind: 'visitAgain' })).kind).toBe('invalid-input')
    const again = { ...pair, kind: 'visitAgain', reason: 'The leak came back' } as const
    const { linkId } = expectOk(desk.run(requestLink, again)).value as { linkId: string }
    expect(store.records.all('requestLinks')).toMatchObject([{ id: linkId, ...again }])
    expectOk(desk.run(requestLink, { requestId: 'done', otherRequestId: 'a', kind: 'related' }))
    expect(store.records.all('requestLinks')).toMatchObject([{ id: linkId, kind: 'related', reason: null }])
    expectOk(history.undo())
    expect(store.records.all('requestLinks')).toMatchObject([{ id: linkId, ...again }])
    expectOk(desk.run(requestUnlink, { linkId }))
    expect(store.records.all('requestLinks')).toEqual([])
    expect(expectError(desk.run(requestLink, { requestId: 'a', otherRequestId: 'a', kind: 'related' })).kind).toBe(
      'rule-violation',
    )
  })
})
