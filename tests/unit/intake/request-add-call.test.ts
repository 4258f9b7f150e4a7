import { describe, expect, it } from 'vitest'
import { historyUndo } from '#shared/actions/app.ts'
import { requestAddCall } from '#shared/commands/request/add-call.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, snapshot, write } from '#tests/doubles/write-records.ts'

const touched = ['requests', 'workOrders', 'notes'] as const

describe('adding a call to what is open already', () => {
  it('keeps its words and its caller on the request, and raises what it makes more urgent', async () => {
    await using desk = openTestBackend()
    write(desk, [fresh('requests', { id: 'r', number: 7 })])
    const before = snapshot(desk, touched)
    const call = { kind: 'request', id: 'r', text: 'Still no heat', callerName: 'Bo', callerPhone: '555 0199' } as const
    const done = expectOk(desk.run(requestAddCall, { ...call, safety: true, priority: 'emergency' }))
    expect(done.value).toEqual({ number: 7, raised: true })
    const { records } = desk.backend.context.store
    expect(records.get('requests', 'r')).toMatchObject({ priority: 'emergency', safety: true, contactName: 'Bo' })
    expect(records.all('notes')).toMatchObject([
      { subjectId: 'r', kind: 'call', callDirection: 'in', callWith: 'Bo, 555 0199', text: 'Still no heat' },
    ])
    expectOk(await desk.client.action(historyUndo, {}))
    expect(snapshot(desk, touched)).toEqual(before)
  })

  it('never makes anything less urgent and keeps the first caller', async () => {
    await using desk = openTestBackend()
    write(desk, [fresh('requests', { id: 'r', number: 7, priority: 'emergency', safety: true, contactName: 'Ana' })])
    expectOk(desk.run(requestAddCall, { kind: 'request', id: 'r', text: 'x', callerName: 'Bo', priority: 'low' }))
    expect(desk.backend.context.store.records.get('requests', 'r')).toMatchObject({
      priority: 'emergency',
      safety: true,
      contactName: 'Ana',
    })
  })

  it('reaches the work order that an accepted request became', async () => {
    await using desk = openTestBackend()
    write(desk, [
      fresh('requests', { id: 'r', number: 7, status: 'accepted', workOrderId: 'w' }),
      fresh('workOrders', { id: 'w', number: 9, requestId: 'r' }),
    ])
    expectOk(desk.run(requestAddCall, { kind: 'request', id: 'r', text: 'Worse now', priority: 'high' }))
    const { records } = desk.backend.context.store
    expect(records.get('workOrders', 'w')?.priority).toBe('high')
    expect(records.all('notes').map(({ subjectKind }) => subjectKind)).toEqual(['request', 'workOrder'])
  })

  it('refuses what is over, and says what to do instead', async () => {
    await using desk = openTestBackend()
    write(desk, [
      fresh('requests', { id: 'r', number: 7, status: 'rejected' }),
      fresh('workOrders', { id: 'w', number: 9, status: 'done' }),
    ])
    for (const call of [{ kind: 'request', id: 'r' } as const, { kind: 'workOrder', id: 'w' } as const]) {
      const refused = expectError(desk.run(requestAddCall, { ...call, text: 'x' }))
      expect(refused).toMatchObject({ violations: [{ rule: 'add-call-over' }] })
    }
    expect(expectError(desk.run(requestAddCall, { kind: 'request', id: 'gone', text: 'x' })).kind).toBe('not-found')
  })
})
