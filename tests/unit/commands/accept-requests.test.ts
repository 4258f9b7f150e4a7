import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '#shared/commands/change.ts'
import { requestAcceptMany } from '#shared/commands/request/accept-many.ts'
import { requestAccept } from '#shared/commands/request/accept.ts'
import { priorities } from '#shared/domain/record/priority.ts'
import { requestStatuses } from '#shared/domain/request/request.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, snapshot, write } from '#tests/doubles/write-records.ts'

const touched = ['requests', 'workOrders', 'visits', 'visitTechnicians', 'notes'] as const
const minute = 60_000

const workTypes = [
  fresh('slaPolicies', { id: 'policy', respondMinutes: 60, resolveMinutes: 4_320 }),
  fresh('workTypes', { id: 'trees', slaPolicyId: 'policy' }),
  fresh('workTypes', { id: 'desk', name: 'Call back', fieldWork: false }),
]

describe('accepting a request', () => {
  it('makes a work order with a first visit of the work type’s duration and the policy’s deadlines', async () => {
    await using desk = openTestBackend()
    write(desk, [...workTypes, fresh('requests', { id: 'r', number: 7, workTypeId: 'trees', priority: 'high' })])
    const commit = expectOk(desk.run(requestAccept, { requestId: 'r' }))
    const { records } = desk.backend.context.store
    const { workOrderId, visitId } = commit.value as { workOrderId: string; visitId: string }
    expect(records.get('workOrders', workOrderId)).toMatchObject({
      requestId: 'r',
      workTypeId: 'trees',
      status: 'open',
      priority: 'high',
      openedAt: 1_000_000,
      respondBy: 1_000_000 + 60 * minute,
      resolveBy: 1_000_000 + 4_320 * minute,
    })
    expect(records.get('visits', visitId)).toMatchObject({
      workOrderId,
      sequence: 1,
      durationMinutes: 50,
      startsAt: null,
    })
    expect(records.get('requests', 'r')).toMatchObject({ status: 'accepted', workOrderId })
  })

  it('keeps a deadline that was promised to the reporter', async () => {
    await using desk = openTestBackend()
    write(desk, [...workTypes, fresh('requests', { id: 'r', number: 7, workTypeId: 'trees', resolveBy: 5_000_000 })])
    const commit = expectOk(desk.run(requestAccept, { requestId: 'r' }))
    const { workOrderId } = commit.value as { workOrderId: string }
    expect(desk.backend.context.store.records.get('workOrders', workOrderId)?.resolveBy).toBe(5_000_000)
  })

  it('makes no visit for desk work', async () => {
    await using desk = openTestBackend()
    write(desk, [...workTypes, fresh('requests', { id: 'r', number: 7, workTypeId: 'desk' })])
    expect(expectOk(desk.run(requestAccept, { requestId: 'r' })).value).toMatchObject({ visitId: null })
    expect(desk.backend.context.store.records.all('visits')).toEqual([])
  })

  it('refuses a request without a work type and takes one that is chosen', async () => {
    await using desk = openTestBackend()
    write(desk, [...workTypes, fresh('requests', { id: 'r', number: 7 })])
    const error = expectError(desk.run(requestAccept, { requestId: 'r' }))
    expect(error.message).toContain('has no work type')
    expectOk(desk.run(requestAccept, { requestId: 'r', workTypeId: 'trees' }))
    expect(desk.backend.context.store.records.get('requests', 'r')?.workTypeId).toBe('trees')
  })

  it('refuses to accept twice', async () => {
    await using desk = openTestBackend()
    write(desk, [...workTypes, fresh('requests', { id: 'r', number: 7, workTypeId: 'trees' })])
    expectOk(desk.run(requestAccept, { requestId: 'r' }))
    expect(expectError(desk.run(requestAccept, { requestId: 'r' })).message).toContain('accepted already')
  })
})

describe('accepting many requests', () => {
  it('takes those that can be accepted and lists the others with the reason', async () => {
    await using desk = openTestBackend()
    write(desk, [
      ...workTypes,
      fresh('requests', { id: 'a', number: 1, workTypeId: 'trees' }),
      fresh('requests', { id: 'b', number: 2, workTypeId: 'desk' }),
      fresh('requests', { id: 'c', number: 3 }),
      fresh('requests', { id: 'd', number: 4, workTypeId: 'trees', status: 'rejected' }),
    ])
    const commit = expectOk(desk.run(requestAcceptMany, { requestIds: ['a', 'b', 'c', 'd', 'a', 'gone'] }))
    const { accepted, left } = commit.value as { accepted: { requestId: string }[]; left: unknown[] }
    expect(accepted.map(({ requestId }) => requestId)).toEqual(['a', 'b'])
    expect(left).toEqual([
      { requestId: 'gone', number: null, reason: 'notFound' },
      { requestId: 'c', number: 3, reason: 'noWorkType' },
      { requestId: 'd', number: 4, reason: 'notNew' },
    ])
    expect(desk.backend.context.store.records.get('requests', 'c')?.status).toBe('new')
  })

  it('changes nothing when none can be accepted', async () => {
    await using desk = openTestBackend()
    write(desk, [...workTypes, fresh('requests', { id: 'c', number: 3 })])
    expect(expectError(desk.run(requestAcceptMany, { requestIds: ['c'] })).message).toContain('None of the 1')
    expect(desk.backend.context.history.offers().undo).toBeNull()
  })

  it('is taken back by one undo that restores every record exactly, whatever was accepted', async () => {
    const request = fc.record({
      status: fc.constantFrom('new', 'new', 'new', ...requestStatuses),
      workTypeId: fc.constantFrom('trees', 'desk', null),
      priority: fc.constantFrom(...priorities),
      resolveBy: fc.option(fc.integer({ min: 1_000_000, max: 2_000_000 })),
      title: fc.string({ minLength: 1, unit: 'grapheme' }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 12 }), async (requests) => {
        await using desk = openTestBackend()
        const rows: Change[] = requests.map((fields, i) => fresh('requests', { id: `r${i}`, number: i, ...fields }))
        write(desk, [...workTypes, ...rows])
        const before = snapshot(desk, touched)
        const run = desk.run(requestAcceptMany, { requestIds: requests.map((_, i) => `r${i}`) })
        if (!run.ok) {
          expect(snapshot(desk, touched)).toEqual(before)
          return
        }
        const after = snapshot(desk, touched)
        expectOk(desk.backend.context.history.undo())
        expect(snapshot(desk, touched)).toEqual(before)
        expectOk(desk.backend.context.history.redo())
        expect(snapshot(desk, touched)).toEqual(after)
      }),
      { numRuns: 15 },
    )
  })

  it('accepts a thousand in one step', async () => {
    await using desk = openTestBackend()
    const ids = Array.from({ length: 1_000 }, (_, i) => `r${i}`)
    write(desk, [...workTypes, ...ids.map((id, number) => fresh('requests', { id, number, workTypeId: 'trees' }))])
    const started = performance.now()
    const commit = expectOk(desk.run(requestAcceptMany, { requestIds: ids }))
    console.info(`accepted 1,000 requests in ${Math.round(performance.now() - started)} ms`)
    expect((commit.value as { accepted: unknown[] }).accepted).toHaveLength(1_000)
    expect(desk.backend.context.store.records.all('visits')).toHaveLength(1_000)
  })
})
