import { expect, test } from 'vitest'
import { attentionDismiss } from '#shared/commands/attention/dismiss.ts'
import { attentionResolve } from '#shared/commands/attention/resolve.ts'
import { timeOfUuid7, uuid7 } from '#shared/kernel/uuid7.ts'
import { attentionIdOf, idsOfCommand } from '#shared/sync/derived-ids.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'

/** An item as the hub makes it, of somebody with this user id. */
function put(desk: TestBackend, id: string, userId: string | null): void {
  desk.backend.context.store.records.insert('attentionItems', {
    id,
    kind: 'kept',
    commandId: `command ${id}`,
    commandName: 'workOrder.edit',
    args: { title: 'Pump' },
    stepId: `command ${id}`,
    userId,
    userName: 'Ana',
    deviceId: 'desk-1',
    madeAt: 1,
    subjectEntity: 'workOrders',
    subjectId: 'order',
    workOrderId: 'order',
    crossings: [{ entity: 'workOrders', id: 'order', field: 'siteId', base: null, mine: 'a', theirs: 'b' }],
    theirsBy: 'Ben',
    theirsAt: 2,
    error: { kind: 'conflict', message: 'Somebody else changed this.', facts: {} },
    createdAt: 3,
    state: 'open',
    resolvedBy: null,
    resolvedAt: null,
    rev: 1,
    updatedAt: 3,
    deletedAt: null,
  })
}

const stateOf = (desk: TestBackend, id: string) => {
  const item = desk.backend.context.store.records.get('attentionItems', id)
  return item && { state: item.state, by: item.resolvedBy, at: item.resolvedAt }
}

test('what needs attention is put away or done again once, by name and time, and both can be undone', async () => {
  await using desk = openTestBackend()
  put(desk, 'one', null)
  put(desk, 'two', null)
  expectOk(await desk.client.command(attentionDismiss, { itemIds: ['one'] }))
  expectOk(await desk.client.command(attentionResolve, { itemId: 'two' }))
  const first = stateOf(desk, 'one')
  expect(first).toMatchObject({ state: 'dismissed', by: expect.any(String), at: expect.any(Number) })
  expect(stateOf(desk, 'two')?.state).toBe('redone')
  expectOk(await desk.client.command(attentionResolve, { itemId: 'one' }))
  expect(stateOf(desk, 'one')).toEqual(first)
})

test('an item that is not there is not settled', async () => {
  await using desk = openTestBackend()
  const answer = await desk.client.command(attentionDismiss, { itemIds: ['nowhere'] })
  expect(answer).toMatchObject({ ok: false, error: { kind: 'not-found' } })
})

test('the ids a command mints hang on nothing but its own id', () => {
  const command = uuid7(1_790_000_000_123, new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
  expect(timeOfUuid7(command)).toBe(1_790_000_000_123)
  const [one, again] = [idsOfCommand(command), idsOfCommand(command)]
  const ids = Array.from({ length: 2_000 }, one)
  expect(Array.from({ length: 2_000 }, again)).toEqual(ids)
  expect(new Set([...ids, attentionIdOf(command)]).size).toBe(2_001)
  expect(ids.every((id) => timeOfUuid7(id) === 1_790_000_000_123)).toBe(true)
  expect(timeOfUuid7('not one')).toBe(0)
})
