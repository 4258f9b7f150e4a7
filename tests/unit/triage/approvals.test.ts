import { describe, expect, it } from 'vitest'
import { deskChoose } from '#shared/actions/desk.ts'
import { approvalAsk } from '#shared/commands/approval/ask.ts'
import { approvalDecide } from '#shared/commands/approval/decide.ts'
import { approvalWithdraw } from '#shared/commands/approval/withdraw.ts'
import { requestAcceptMany } from '#shared/commands/request/accept-many.ts'
import { requestAccept } from '#shared/commands/request/accept.ts'
import { requestResolve } from '#shared/commands/request/resolve.ts'
import { dayMs } from '#shared/kernel/zone.ts'
import { approvalsLimits, approvalsList, approvalsOf } from '#shared/queries/approvals.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, snapshot, write } from '#tests/doubles/write-records.ts'

const touched = ['requests', 'workOrders', 'visits', 'approvals'] as const

/** An office of a dispatcher (up to 500), a manager (up to 10,000) and an administrator; the dispatcher sits at the desk. */
async function openOffice(): Promise<TestBackend> {
  const desk = openTestBackend()
  write(desk, [
    fresh('settings', { id: 'officeZone', value: 'America/New_York' }),
    fresh('users', { id: 'ada', name: 'Ada', role: 'administrator', active: true }),
    fresh('users', { id: 'mia', name: 'Mia', role: 'manager', active: true }),
    fresh('users', { id: 'dana', name: 'Dana', role: 'dispatcher', active: true }),
    fresh('technicians', { id: 'tech', costPerHour: 120, homeLatitude: 42.31, homeLongitude: -71.06 }),
    fresh('sites', { id: 's' }),
    fresh('workTypes', { id: 'small', durationMinutes: 60 }),
    fresh('workTypes', {
      id: 'big',
      name: 'Replace boiler',
      durationMinutes: 240,
      parts: [{ name: 'Boiler', quantity: 1, where: 'depot', kind: 'part', unitCostCents: 310_000 }],
    }),
    ...['a', 'b', 'c'].map((id, at) => fresh('requests', { id, number: 10 + at, workTypeId: 'big', siteId: 's' })),
    fresh('requests', { id: 'cheap', number: 20, workTypeId: 'small', siteId: 's' }),
    fresh('workOrders', { id: 'w', number: 5, nteCents: 100_000 }),
  ])
  await sit(desk, 'dana')
  return desk
}

async function sit(desk: TestBackend, userId: string): Promise<void> {
  expectOk(await desk.client.action(deskChoose, { userId }))
}

const get = (desk: TestBackend, id: string) => desk.backend.context.store.records.get('requests', id)
const ask = { reason: 'Boiler is beyond repair' }

describe('a request above the limit of who accepts it', () => {
  it('is refused with who may decide, and waits for approval when that is asked for', async () => {
    await using desk = await openOffice()
    const refusal = expectError(desk.run(requestAccept, { requestId: 'a' }))
    expect(refusal).toMatchObject({
      kind: 'rule-violation',
      violations: [
        { rule: 'above-approval-limit', facts: { amountCents: 358_000, limitCents: 50_000, deciders: 'Ada, Mia' } },
      ],
    })
    expect(get(desk, 'a')?.status).toBe('new')
    const before = snapshot(desk, touched)
    const asked = expectOk(desk.run(requestAccept, { requestId: 'a', durationMinutes: 300, ask }))
    expect(asked.value).toMatchObject({ outcome: 'asked', amountCents: 370_000 })
    expect(get(desk, 'a')).toMatchObject({ status: 'awaitingApproval', estimateCents: 370_000, durationMinutes: 300 })
    expect(expectError(desk.run(requestAccept, { requestId: 'a', ask })).message).toContain('waits for a decision')
    expectOk(desk.backend.context.history.undo())
    expect(snapshot(desk, touched)).toEqual(before)
    expectOk(desk.run(requestAccept, { requestId: 'cheap' }))
  })

  it('becomes a work order when somebody approves whose limit reaches, and the decision is kept', async () => {
    await using desk = await openOffice()
    const { approvalId } = expectOk(desk.run(requestAccept, { requestId: 'a', ask })).value as { approvalId: string }
    expect(expectError(desk.run(approvalDecide, { approvalIds: [approvalId], decision: 'approved' }))).toMatchObject({
      violations: [{ rule: 'above-approval-limit', facts: { deciders: 'Ada, Mia' } }],
    })
    await sit(desk, 'mia')
    const mine = expectOk(await desk.client.query(approvalsList, { which: 'mine' }))
    expect(mine.rows.map(({ subject, deciders }) => [subject?.number, deciders])).toEqual([[10, ['Ada', 'Mia']]])
    expectOk(desk.run(approvalDecide, { approvalIds: [approvalId], decision: 'approved', reason: 'Go ahead' }))
    expect(get(desk, 'a')).toMatchObject({ status: 'accepted', estimateCents: 358_000 })
    expect(desk.backend.context.store.records.get('approvals', approvalId)).toMatchObject({
      state: 'approved',
      decidedBy: 'Mia',
      decidedById: 'mia',
      onBehalfOfId: null,
      decisionReason: 'Go ahead',
      decidedAt: desk.clock.now(),
    })
    const again = desk.run(approvalDecide, { approvalIds: [approvalId], decision: 'rejected', reason: 'No' })
    expect(expectError(again).message).toContain('decided')
  })

  it('can be decided by a delegate, in the name of who is away', async () => {
    await using desk = await openOffice()
    const { approvalId } = expectOk(desk.run(requestAccept, { requestId: 'a', ask })).value as { approvalId: string }
    const { store } = desk.backend.context
    store.db.prepare("UPDATE users SET delegate_id = 'dana' WHERE id = 'mia'").run()
    const limits = expectOk(await desk.client.query(approvalsLimits, {}))
    expect(limits).toMatchObject({ ownLimitCents: 50_000, actsFor: [{ name: 'Mia', limitCents: 1_000_000 }] })
    expectOk(desk.run(approvalDecide, { approvalIds: [approvalId], decision: 'approved' }))
    expect(store.records.get('approvals', approvalId)).toMatchObject({ decidedById: 'dana', onBehalfOfId: 'mia' })
    const [row] = expectOk(await desk.client.query(approvalsOf, { subjectKind: 'request', subjectId: 'a' }))
    expect(row?.decidedFor).toBe('Mia')
  })

  it('is rejected with a reason, and never without one', async () => {
    await using desk = await openOffice()
    const { approvalId } = expectOk(desk.run(requestAccept, { requestId: 'a', ask })).value as { approvalId: string }
    await sit(desk, 'ada')
    const silent = desk.run(approvalDecide, { approvalIds: [approvalId], decision: 'rejected' })
    expect(expectError(silent).kind).toBe('invalid-input')
    expectOk(desk.run(approvalDecide, { approvalIds: [approvalId], decision: 'rejected', reason: 'No budget' }))
    expect(get(desk, 'a')).toMatchObject({ status: 'rejected', decisionReason: 'No budget' })
  })

  it('goes back to the inbox when the question is withdrawn, and is answered when it is resolved meanwhile', async () => {
    await using desk = await openOffice()
    const { approvalId } = expectOk(desk.run(requestAccept, { requestId: 'a', ask })).value as { approvalId: string }
    expectOk(desk.run(approvalWithdraw, { approvalId }))
    expect(get(desk, 'a')?.status).toBe('new')
    expect(expectError(desk.run(approvalWithdraw, { approvalId })).message).toContain('withdrawn already')
    expectOk(desk.run(requestAccept, { requestId: 'a', ask }))
    expectOk(desk.run(requestResolve, { requestIds: ['a'], how: 'advice', note: 'Bled the radiator' }))
    const states = desk.backend.context.store.records.where('approvals', 'subjectId', ['a']).map(({ state }) => state)
    expect(states).toEqual(['withdrawn', 'withdrawn'])
    expect(get(desk, 'a')).toMatchObject({
      status: 'resolved',
      resolvedHow: 'advice',
      closingNote: 'Bled the radiator',
    })
  })

  it('runs out after two weeks, and can then be asked anew', async () => {
    await using desk = await openOffice()
    const { approvalId } = expectOk(desk.run(requestAccept, { requestId: 'a', ask })).value as { approvalId: string }
    desk.clock.set(desk.clock.now() + 14 * dayMs)
    await sit(desk, 'mia')
    const listed = expectOk(await desk.client.query(approvalsList, { which: 'open' }))
    expect(listed.rows.map(({ state }) => state)).toEqual(['expired'])
    expect(listed.mine).toBe(0)
    const late = desk.run(approvalDecide, { approvalIds: [approvalId], decision: 'approved' })
    expect(expectError(late)).toMatchObject({ violations: [{ facts: { reason: 'expired' } }] })
    const args = {
      subjectKind: 'request',
      subjectId: 'a',
      kind: 'accept',
      amountCents: 358_000,
      reason: 'Still',
    } as const
    expectOk(desk.run(approvalAsk, args))
    const states = desk.backend.context.store.records.where('approvals', 'subjectId', ['a']).map(({ state }) => state)
    expect(states.toSorted()).toEqual(['expired', 'pending'])
  })
})

describe('deciding many at once', () => {
  it('accepts what the limit reaches, asks for the rest, and says which is which', async () => {
    await using desk = await openOffice()
    const bare = expectOk(desk.run(requestAcceptMany, { requestIds: ['a', 'cheap'] }))
    expect(bare.value).toMatchObject({
      accepted: [{ requestId: 'cheap' }],
      left: [{ number: 10, reason: 'aboveLimit' }],
    })
    const asked = expectOk(desk.run(requestAcceptMany, { requestIds: ['a', 'b', 'c'], askReason: 'Winter is near' }))
    expect(asked.value).toMatchObject({ accepted: [], asked: [{}, {}, {}], left: [] })
    const ids = (asked.value as { asked: { approvalId: string }[] }).asked.map(({ approvalId }) => approvalId)
    expectOk(desk.run(approvalWithdraw, { approvalId: ids[2]! }))
    await sit(desk, 'mia')
    const decided = expectOk(desk.run(approvalDecide, { approvalIds: [...ids, 'nobody'], decision: 'approved' }))
    expect(decided.value).toMatchObject({
      decided: [{ number: 10 }, { number: 11 }],
      left: [
        { number: null, reason: 'notFound' },
        { number: 12, reason: 'decided' },
      ],
    })
    expectOk(desk.backend.context.history.undo())
    expect(get(desk, 'a')?.status).toBe('awaitingApproval')
  })
})

describe('a higher limit of a work order', () => {
  it('is asked for once, and set when it is approved', async () => {
    await using desk = await openOffice()
    const args = {
      subjectKind: 'workOrder',
      subjectId: 'w',
      kind: 'limit',
      amountCents: 180_000,
      reason: 'Rot',
    } as const
    const { approvalId } = expectOk(desk.run(approvalAsk, args)).value as { approvalId: string }
    expect(expectError(desk.run(approvalAsk, args)).message).toContain('open already')
    await sit(desk, 'mia')
    expectOk(desk.run(approvalDecide, { approvalIds: [approvalId], decision: 'approved' }))
    expect(desk.backend.context.store.records.get('workOrders', 'w')?.nteCents).toBe(180_000)
  })

  it('is not asked for of what is not there, nor of a request', async () => {
    await using desk = await openOffice()
    const base = { kind: 'limit', amountCents: 1, reason: 'x' } as const
    expect(expectError(desk.run(approvalAsk, { ...base, subjectKind: 'workOrder', subjectId: 'no' })).kind).toBe(
      'not-found',
    )
    expect(expectError(desk.run(approvalAsk, { ...base, subjectKind: 'request', subjectId: 'a' })).kind).toBe(
      'invalid-input',
    )
  })
})
