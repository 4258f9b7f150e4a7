import { describe, expect, it } from 'vitest'
import { bundleAdd } from '#shared/commands/bundle/add.ts'
import { bundleMake } from '#shared/commands/bundle/make.ts'
import { bundleTakeApart } from '#shared/commands/bundle/take-apart.ts'
import { requestAcceptMany } from '#shared/commands/request/accept-many.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, snapshot, write } from '#tests/doubles/write-records.ts'

const touched = ['requests', 'workOrders', 'visits', 'bundles'] as const

function openOffice(): TestBackend {
  const desk = openTestBackend()
  write(desk, [
    fresh('workTypes', { id: 'trees' }),
    ...['a', 'b', 'c', 'd'].map((id, at) => fresh('workOrders', { id, number: at + 1 })),
    fresh('workOrders', { id: 'over', number: 9, status: 'done' }),
    fresh('requests', { id: 'r', number: 7, workTypeId: 'trees' }),
    fresh('requests', { id: 'q', number: 8 }),
  ])
  return desk
}

const bundleOf = (desk: TestBackend, id: string) =>
  desk.backend.context.store.records.get('workOrders', id)?.bundleId ?? null

describe('a bundle', () => {
  it('is made of open work orders, grows, shrinks and is taken apart, and each step can be undone', async () => {
    await using desk = openOffice()
    const { history } = desk.backend.context
    const atFirst = snapshot(desk, touched)
    const made = expectOk(desk.run(bundleMake, { name: 'Main St', workOrderIds: ['a', 'b', 'over'] }))
    const { bundleId } = made.value as { bundleId: string }
    expect(made.value).toMatchObject({ left: [{ number: 9, reason: 'ended' }] })
    expect(['a', 'b', 'over'].map((id) => bundleOf(desk, id))).toEqual([bundleId, bundleId, null])
    expectOk(desk.run(bundleAdd, { bundleId, workOrderIds: ['c'] }))
    const ofThree = snapshot(desk, touched)
    expect(expectOk(desk.run(bundleTakeApart, { bundleId, workOrderIds: ['c'] })).value).toMatchObject({ gone: false })
    expect(expectOk(desk.run(bundleTakeApart, { bundleId, workOrderIds: ['b'] })).value).toMatchObject({ gone: true })
    expect(bundleOf(desk, 'a')).toBeNull()
    expect(snapshot(desk, touched)).toEqual(atFirst)
    expectOk(history.undo())
    expectOk(history.undo())
    expect(snapshot(desk, touched)).toEqual(ofThree)
    expectOk(history.undo())
    expectOk(history.undo())
    expect(snapshot(desk, touched)).toEqual(atFirst)
  })

  it('is not made of one work order, of work that is over, or of what is bundled already', async () => {
    await using desk = openOffice()
    const alone = expectError(desk.run(bundleMake, { name: 'x', workOrderIds: ['a', 'over'] }))
    expect(alone).toMatchObject({ violations: [{ rule: 'bundle-members', facts: { able: 1, reason: 'ended' } }] })
    const { bundleId } = expectOk(desk.run(bundleMake, { name: 'x', workOrderIds: ['a', 'b'] })).value as {
      bundleId: string
    }
    expect(expectError(desk.run(bundleMake, { name: 'y', workOrderIds: ['a', 'c'] }))).toMatchObject({
      violations: [{ facts: { reason: 'bundledAlready', number: 1 } }],
    })
    expect(expectError(desk.run(bundleAdd, { bundleId, workOrderIds: ['over'] })).kind).toBe('rule-violation')
    expect(expectError(desk.run(bundleTakeApart, { bundleId, workOrderIds: ['c'] })).kind).toBe('rule-violation')
    expect(expectError(desk.run(bundleAdd, { bundleId: 'no', workOrderIds: ['c'] })).kind).toBe('not-found')
  })

  it('is made while requests are accepted, of the new work orders and of open ones, in the same step', async () => {
    await using desk = openOffice()
    const before = snapshot(desk, touched)
    const bundles = [
      { name: 'Main St', requestIds: ['r', 'q'], workOrderIds: ['a'] },
      { name: 'Alone', requestIds: ['q'], workOrderIds: ['b'] },
    ]
    const done = expectOk(desk.run(requestAcceptMany, { requestIds: ['r', 'q'], bundles }))
    expect(done.value).toMatchObject({ bundled: 1, accepted: [{ requestId: 'r' }], left: [{ reason: 'noWorkType' }] })
    const { accepted } = done.value as { accepted: { workOrderId: string }[] }
    const [bundle] = desk.backend.context.store.records.all('bundles')
    expect(bundle?.name).toBe('Main St')
    expect([bundleOf(desk, accepted[0]!.workOrderId), bundleOf(desk, 'a'), bundleOf(desk, 'b')]).toEqual([
      bundle!.id,
      bundle!.id,
      null,
    ])
    expectOk(desk.backend.context.history.undo())
    expect(snapshot(desk, touched)).toEqual(before)
  })
})
