import { describe, expect, it } from 'vitest'
import { visitSetStatus } from '#shared/commands/visit/set-status.ts'
import { workOrderAddVisit } from '#shared/commands/work-order/add-visit.ts'
import { workOrderCreate } from '#shared/commands/work-order/create.ts'
import { workOrderEditMany } from '#shared/commands/work-order/edit-many.ts'
import { workOrderEdit } from '#shared/commands/work-order/edit.ts'
import { workOrderHold } from '#shared/commands/work-order/hold.ts'
import { workOrderResume } from '#shared/commands/work-order/resume.ts'
import { workOrderSetStatusMany } from '#shared/commands/work-order/set-status-many.ts'
import { workOrderSetStatus } from '#shared/commands/work-order/set-status.ts'
import { expectError, expectOk, openTestBackend, type TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, snapshot, write } from '#tests/doubles/write-records.ts'

const records = (desk: TestBackend) => desk.backend.context.store.records
const order = (desk: TestBackend, id = 'w') => records(desk).get('workOrders', id)

const accepted = [
  fresh('requests', { id: 'r', number: 1, status: 'accepted', workOrderId: 'w' }),
  fresh('requests', { id: 'm', number: 2, status: 'merged', mergedIntoId: 'r' }),
  fresh('workOrders', { id: 'w', number: 1, requestId: 'r' }),
  fresh('visits', { id: 'v', workOrderId: 'w' }),
]

describe('creating a work order', () => {
  it('gives it a visit, the work type’s priority and the site’s territory', async () => {
    await using desk = openTestBackend()
    write(desk, [
      fresh('territories', { id: 't' }),
      fresh('workTypes', { id: 'type' }),
      fresh('sites', { id: 's', territoryId: 't' }),
    ])
    const made = expectOk(desk.run(workOrderCreate, { title: 'Check the pump', workTypeId: 'type', siteId: 's' }))
    const { workOrderId, visitId } = made.value as { workOrderId: string; visitId: string }
    expect(order(desk, workOrderId)).toMatchObject({ priority: 'emergency', territoryId: 't', status: 'open' })
    expect(records(desk).get('visits', visitId)?.durationMinutes).toBe(50)
  })
})

describe('editing a work order', () => {
  it('refuses an old revision and keeps what is there', async () => {
    await using desk = openTestBackend()
    write(desk, accepted)
    expectOk(desk.run(workOrderEdit, { workOrderId: 'w', set: { title: 'First' }, rev: 1 }))
    const second = desk.run(workOrderEdit, { workOrderId: 'w', set: { title: 'Second' }, rev: 1 })
    expect(expectError(second)).toMatchObject({ kind: 'conflict', facts: { rev: 2 } })
    expect(order(desk)?.title).toBe('First')
  })

  it('refuses an asset of another site, and a new site takes the asset off', async () => {
    await using desk = openTestBackend()
    write(desk, [
      fresh('territories', { id: 't' }),
      fresh('sites', { id: 's1' }),
      fresh('sites', { id: 's2', territoryId: 't' }),
      fresh('assets', { id: 'a', siteId: 's1' }),
      fresh('workOrders', { id: 'w', number: 1, siteId: 's1', assetId: 'a' }),
    ])
    expectOk(desk.run(workOrderEdit, { workOrderId: 'w', set: { siteId: 's2' } }))
    expect(order(desk)).toMatchObject({ siteId: 's2', assetId: null, territoryId: 't' })
    expect(expectError(desk.run(workOrderEdit, { workOrderId: 'w', set: { assetId: 'a' } })).kind).toBe('invalid-input')
  })

  it('sets a field on many in one step', async () => {
    await using desk = openTestBackend()
    write(desk, [...accepted, fresh('workOrders', { id: 'w2', number: 2 })])
    expectOk(desk.run(workOrderEditMany, { workOrderIds: ['w', 'w2'], set: { priority: 'high' } }))
    expect([order(desk)?.priority, order(desk, 'w2')?.priority]).toEqual(['high', 'high'])
    expectOk(desk.backend.context.history.undo())
    expect([order(desk)?.priority, order(desk, 'w2')?.priority]).toEqual(['normal', 'normal'])
  })
})

describe('the status of a work order', () => {
  it('closes its request with the reason when it is cancelled, and a reopening takes both back', async () => {
    await using desk = openTestBackend()
    write(desk, accepted)
    expectOk(desk.run(workOrderSetStatus, { workOrderId: 'w', status: 'cancelled', reason: 'Done by the city' }))
    const request = () => records(desk).get('requests', 'r')
    const closedAt = desk.clock.now()
    expect(request()).toMatchObject({ status: 'closed', decisionReason: 'Done by the city', closedAt })
    expect(records(desk).get('requests', 'm')?.status).toBe('merged')
    expectOk(desk.run(workOrderSetStatus, { workOrderId: 'w', status: 'open' }))
    expect(request()).toMatchObject({ status: 'accepted', decisionReason: null, closedAt: null, workOrderId: 'w' })
  })

  it('gives its request back to the inbox where the person who cancels says so, and undo takes that back', async () => {
    await using desk = openTestBackend()
    write(desk, accepted)
    const before = snapshot(desk, ['requests', 'workOrders', 'visits'])
    const words = { reason: 'Wrong trade', requestsTo: 'inbox' } as const
    expectOk(desk.run(workOrderSetStatusMany, { workOrderIds: ['w'], status: 'cancelled', ...words }))
    expect(order(desk)).toMatchObject({ status: 'cancelled', holdReason: 'Wrong trade' })
    expect(records(desk).get('requests', 'r')).toMatchObject({ status: 'new', workOrderId: null, decisionReason: null })
    expectOk(desk.backend.context.history.undo())
    expect(snapshot(desk, ['requests', 'workOrders', 'visits'])).toEqual(before)
    // Where the work is done, the words for cancelling mean nothing.
    expectOk(desk.run(workOrderSetStatus, { workOrderId: 'w', status: 'done', requestsTo: 'inbox' }))
    expect(records(desk).get('requests', 'r')).toMatchObject({ status: 'closed', workOrderId: 'w' })
  })

  it('closes its request and ends its visits when done, and a reopening asks for another visit', async () => {
    await using desk = openTestBackend()
    write(desk, accepted)
    const before = snapshot(desk, ['requests', 'workOrders', 'visits'])
    expectOk(desk.run(workOrderSetStatus, { workOrderId: 'w', status: 'done' }))
    const now = desk.clock.now()
    expect(order(desk)).toMatchObject({ status: 'done', completedAt: now })
    expect(records(desk).get('requests', 'r')).toMatchObject({ status: 'closed', closedAt: now })
    expect(records(desk).get('requests', 'm')?.status).toBe('merged')
    expect(records(desk).get('visits', 'v')?.status).toBe('cancelled')
    expectOk(desk.run(workOrderSetStatus, { workOrderId: 'w', status: 'open' }))
    expect(order(desk)).toMatchObject({ status: 'open', completedAt: null })
    expect(records(desk).get('requests', 'r')).toMatchObject({ status: 'accepted', closedAt: null })
    expect(
      records(desk)
        .where('visits', 'workOrderId', ['w'])
        .map(({ status }) => status)
        .toSorted(),
    ).toEqual(['cancelled', 'toSchedule'])
    expectOk(desk.backend.context.history.undo())
    expectOk(desk.backend.context.history.undo())
    expect(snapshot(desk, ['requests', 'workOrders', 'visits'])).toEqual(before)
  })

  it('explains an illegal move and says what is legal', async () => {
    await using desk = openTestBackend()
    write(desk, [fresh('workOrders', { id: 'w', number: 9, status: 'cancelled' })])
    const error = expectError(desk.run(workOrderSetStatus, { workOrderId: 'w', status: 'done' }))
    expect(error).toMatchObject({
      kind: 'rule-violation',
      violations: [{ rule: 'work-order-status', facts: { from: 'cancelled', to: 'done', legal: 'open', number: 9 } }],
    })
  })

  it('is not cancelled under the feet of a technician on site', async () => {
    await using desk = openTestBackend()
    write(desk, [
      fresh('workOrders', { id: 'w', number: 1, status: 'inProgress' }),
      fresh('visits', { id: 'v', workOrderId: 'w', status: 'onSite', startsAt: 1, endsAt: 2 }),
    ])
    const error = expectError(desk.run(workOrderSetStatus, { workOrderId: 'w', status: 'cancelled', reason: 'Twice' }))
    expect(error).toMatchObject({ violations: [{ rule: 'visit-under-way' }] })
  })

  it('holds with a reason and comes back to what its visits say', async () => {
    await using desk = openTestBackend()
    write(desk, [
      fresh('workOrders', { id: 'w', number: 1, status: 'scheduled' }),
      fresh('visits', { id: 'v', workOrderId: 'w', status: 'scheduled', startsAt: 1, endsAt: 2 }),
    ])
    expect(expectError(desk.run(workOrderHold, { workOrderId: 'w', reason: '' })).kind).toBe('invalid-input')
    expectOk(desk.run(workOrderHold, { workOrderId: 'w', reason: 'Parts' }))
    expect(order(desk)).toMatchObject({ status: 'onHold', holdReason: 'Parts' })
    expectOk(desk.run(workOrderResume, { workOrderId: 'w' }))
    expect(order(desk)).toMatchObject({ status: 'scheduled', holdReason: null })
  })

  it('moves many and names those that were left', async () => {
    await using desk = openTestBackend()
    write(desk, [...accepted, fresh('workOrders', { id: 'x', number: 5, status: 'done' })])
    const workOrderIds = ['w', 'x']
    const commit = expectOk(desk.run(workOrderSetStatusMany, { workOrderIds, status: 'cancelled', reason: 'Storm' }))
    expect(commit.value).toMatchObject({ count: 1, left: [{ workOrderId: 'x', number: 5 }] })
    expect(order(desk)?.status).toBe('cancelled')
  })
})

describe('a work order whose last visit is done', () => {
  it('closes its request, and opens it again when the visit turns out unfinished', async () => {
    await using desk = openTestBackend()
    write(desk, [
      fresh('requests', { id: 'r', number: 1, status: 'accepted', workOrderId: 'w' }),
      fresh('workOrders', { id: 'w', number: 1, requestId: 'r', status: 'inProgress' }),
      fresh('visits', { id: 'v', workOrderId: 'w', status: 'onSite', startsAt: 1, endsAt: 2, actualStartsAt: 1 }),
    ])
    expectOk(desk.run(visitSetStatus, { visitId: 'v', status: 'done' }))
    expect(order(desk)?.status).toBe('done')
    expect(records(desk).get('requests', 'r')).toMatchObject({ status: 'closed', closedAt: desk.clock.now() })
    expectOk(desk.run(visitSetStatus, { visitId: 'v', status: 'onSite' }))
    expect(order(desk)?.status).toBe('inProgress')
    expect(records(desk).get('requests', 'r')).toMatchObject({ status: 'accepted', closedAt: null })
  })
})

describe('adding a visit', () => {
  it('numbers it after the last and takes the work type’s duration', async () => {
    await using desk = openTestBackend()
    write(desk, [fresh('workTypes', { id: 't' }), ...accepted])
    expect(expectError(desk.run(workOrderAddVisit, { workOrderId: 'w', windowStartsAt: 5 })).kind).toBe('invalid-input')
    const { visitId } = expectOk(desk.run(workOrderAddVisit, { workOrderId: 'w', durationMinutes: 20 })).value as {
      visitId: string
    }
    expect(records(desk).get('visits', visitId)).toMatchObject({ sequence: 2, durationMinutes: 20 })
  })

  it('is refused once the work is over', async () => {
    await using desk = openTestBackend()
    write(desk, [fresh('workOrders', { id: 'w', number: 1, status: 'done' })])
    expect(expectError(desk.run(workOrderAddVisit, { workOrderId: 'w' })).message).toContain('Reopen')
  })
})
