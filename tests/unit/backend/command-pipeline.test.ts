import { expect, test } from 'vitest'
import { z } from 'zod'
import { settingsSet } from '#shared/commands/settings/set.ts'
import { insert, remove, update } from '#shared/commands/change.ts'
import { decide, defineCommand, refuse } from '#shared/commands/command.ts'
import { read } from '#shared/commands/read.ts'
import { historyOffers } from '#shared/queries/app.ts'
import type { Push } from '#shared/rpc/envelope.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { testNow } from '#tests/doubles/test-clock.ts'

const summary = { key: 'history.settingSet', values: { name: 'test' } }
const rowsOf = (desk: TestBackend, table: string) =>
  desk.backend.context.store.db.prepare(`SELECT * FROM ${table}`).all()

test('a command writes its record, its envelope and its field-level changes', async () => {
  await using desk = openTestBackend()
  expectOk(desk.run(settingsSet, { name: 'organisationName', value: 'North Depot' }))
  desk.clock.advance(60_000)
  const second = expectOk(desk.run(settingsSet, { name: 'organisationName', value: 'South Depot' }))
  expect(desk.backend.context.store.records.get('settings', 'organisationName')).toEqual({
    id: 'organisationName',
    value: 'South Depot',
    rev: 2,
    updatedAt: testNow + 60_000,
    deletedAt: null,
  })
  expect(second.seq).toBe(2)
  expect(rowsOf(desk, 'command_log')[1]).toMatchObject({ seq: 2, name: 'settings.set', actor_name: 'Test Dispatcher' })
  expect(rowsOf(desk, 'change_log')[1]).toMatchObject({
    seq: 2,
    entity: 'settings',
    op: 'update',
    rev: 2,
    before: '{"value":"North Depot"}',
    after: '{"value":"South Depot"}',
  })
})

test('setting what is already so is logged as a command and changes nothing', async () => {
  await using desk = openTestBackend()
  expectOk(desk.run(settingsSet, { name: 'a', value: { deep: [1, 2] } }))
  const again = expectOk(desk.run(settingsSet, { name: 'a', value: { deep: [1, 2] } }))
  expect(again.changed.size).toBe(0)
  expect(rowsOf(desk, 'change_log')).toHaveLength(1)
  expectOk(desk.backend.context.history.undo())
  expect(expectOk(await desk.client.query(historyOffers, {})).undo).toBeNull()
})

test('a refusal writes nothing at all', async () => {
  await using desk = openTestBackend()
  const refusing = defineCommand({
    name: 'test.refuse',
    args: z.object({}),
    undoable: true,
    reads: () => ({}),
    apply: () => refuse({ kind: 'forbidden', message: 'no' }),
  })
  expect(expectError(desk.run(refusing, {})).kind).toBe('forbidden')
  expect(rowsOf(desk, 'command_log')).toEqual([])
})

test('a command that fails after its first write leaves no trace', async () => {
  await using desk = openTestBackend()
  const halfway = defineCommand({
    name: 'test.halfway',
    args: z.object({}),
    undoable: true,
    reads: () => ({}),
    apply: () =>
      decide([insert('skills', { id: 's1', name: 'Pumps' }), update('skills', 'nobody', { name: 'x' })], summary),
  })
  expect(() => desk.run(halfway, {})).toThrow(/not there/)
  expect(rowsOf(desk, 'skills')).toEqual([])
  expect(rowsOf(desk, 'search_docs')).toEqual([])
  expect(rowsOf(desk, 'command_log')).toEqual([])
})

test('arguments that do not fit are named and nothing runs', async () => {
  await using desk = openTestBackend()
  const error = expectError(desk.run(settingsSet, { name: '', value: 1 }))
  expect(error).toMatchObject({ kind: 'invalid-input', issues: [{ path: 'name' }] })
})

test('a command sees the rows it declared, the second ones chosen by the first', async () => {
  await using desk = openTestBackend()
  expectOk(desk.run(settingsSet, { name: 'pointer', value: 'target' }))
  expectOk(desk.run(settingsSet, { name: 'target', value: 42 }))
  const follow = defineCommand({
    name: 'test.follow',
    args: z.object({}),
    undoable: false,
    reads: () => ({ pointer: read.byId('settings', 'pointer'), nothing: read.byId('settings', null) }),
    readsThen: (_args, { pointer }) => ({ target: read.byIds('settings', [String(pointer?.value), 'not there']) }),
    apply: (_args, { target, nothing }) => decide([], summary, { found: target.map((row) => row.value), nothing }),
  })
  expect(expectOk(desk.run(follow, {})).value).toEqual({ found: [42], nothing: null })
})

test('every commit is pushed with the ids it changed, a refused one is not', async () => {
  await using desk = openTestBackend()
  const heard: Push[] = []
  desk.backend.onPush((push) => heard.push(push))
  expectOk(desk.run(settingsSet, { name: 'a', value: 1 }))
  desk.run(settingsSet, { name: '', value: 1 })
  expectOk(desk.backend.context.history.undo())
  expect(heard).toEqual([
    { type: 'changes', seq: 1, entities: { settings: ['a'] } },
    { type: 'changes', seq: 2, entities: { settings: ['a'] } },
  ])
})

test('a removed record keeps its last image in the log', async () => {
  await using desk = openTestBackend()
  expectOk(desk.run(settingsSet, { name: 'a', value: 1 }))
  const removing = defineCommand({
    name: 'test.remove',
    args: z.object({}),
    undoable: true,
    reads: () => ({}),
    apply: () => decide([remove('settings', 'a')], summary),
  })
  expectOk(desk.run(removing, {}))
  expect(JSON.parse((rowsOf(desk, 'change_log')[1] as { before: string }).before)).toMatchObject({ id: 'a', value: 1 })
  expectOk(desk.backend.context.history.undo())
  expect(desk.backend.context.store.records.get('settings', 'a')).toMatchObject({ value: 1, rev: 3 })
})

test('human numbers are never given twice, not even after undo', async () => {
  await using desk = openTestBackend()
  const { counters } = desk.backend.context.store
  expect([counters.next('request'), counters.next('request'), counters.next('workOrder')]).toEqual([1001, 1002, 1001])
})
