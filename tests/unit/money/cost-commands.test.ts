import { describe, expect, it } from 'vitest'
import { approvalAsk } from '#shared/commands/approval/ask.ts'
import { approvalDecide } from '#shared/commands/approval/decide.ts'
import type { CommandDefinition } from '#shared/commands/command.ts'
import { costAdd } from '#shared/commands/cost/add.ts'
import { costEdit } from '#shared/commands/cost/edit.ts'
import { costRemove } from '#shared/commands/cost/remove.ts'
import { approvedLimitChanges, workOrderSetLimit } from '#shared/commands/work-order/set-limit.ts'
import { expectError, expectOk, openTestBackend, type TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, snapshot, write } from '#tests/doubles/write-records.ts'

const records = (desk: TestBackend) => desk.backend.context.store.records
const linesOf = (desk: TestBackend, id = 'w') => records(desk).where('costLines', 'workOrderId', [id])

const part = {
  kind: 'part' as const,
  description: 'Filter',
  quantity: 2,
  unit: 'pcs',
  unitCostCents: 1_000,
  unitPriceCents: 1_500,
}

function office(): TestBackend {
  const desk = openTestBackend()
  write(desk, [
    fresh('settings', { id: 'officeZone', value: 'America/New_York' }),
    fresh('customers', { id: 'c' }),
    fresh('sites', { id: 's', customerId: 'c' }),
    fresh('assets', { id: 'a', siteId: 's', warrantyUntil: '2011-09-30' }),
    fresh('workTypes', { id: 'type', kind: 'repair' }),
    fresh('contracts', {
      id: 'contract',
      customerId: 'c',
      number: 'C-1',
      name: 'Care',
      startsOn: '2011-01-01',
      siteIds: [],
      workKinds: ['repair'],
      coversLabour: true,
      coversParts: false,
    }),
    fresh('workOrders', { id: 'w', number: 7, customerId: 'c', siteId: 's', workTypeId: 'type' }),
    fresh('workOrders', { id: 'other', number: 8 }),
    fresh('visits', { id: 'v', workOrderId: 'w' }),
    fresh('visits', { id: 'elsewhere', workOrderId: 'other' }),
    fresh('technicians', { id: 't' }),
  ])
  return desk
}

describe('entering costs', () => {
  it('takes several lines in one step, and Undo takes all of them back', async () => {
    await using desk = office()
    const before = snapshot(desk, ['costLines', 'workOrders'])
    expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [part, { ...part, description: 'Belt' }] }))
    expect(linesOf(desk).map(({ description }) => description)).toEqual(['Filter', 'Belt'])
    expectOk(desk.backend.context.history.undo())
    expect(snapshot(desk, ['costLines', 'workOrders'])).toEqual(before)
  })

  it('asks warranty and contract who bears a line, and keeps what they said beside what was chosen', async () => {
    await using desk = office()
    const labour = { ...part, kind: 'labour' as const, unit: 'h' }
    expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [labour, part, { ...labour, coverage: 'billable' }] }))
    expect(linesOf(desk).map(({ coverage, suggestedCoverage }) => [coverage, suggestedCoverage])).toEqual([
      ['contract', 'contract'],
      ['billable', 'billable'],
      ['billable', 'contract'],
    ])
    write(desk, [{ op: 'update', entity: 'workOrders', id: 'w', set: { assetId: 'a' } }])
    expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [part, { ...part, happenedOn: '2011-10-01' }] }))
    expect(
      linesOf(desk)
        .slice(3)
        .map(({ coverage, happenedOn }) => [coverage, happenedOn]),
    ).toEqual([
      ['warranty', '2011-09-06'],
      ['billable', '2011-10-01'],
    ])
  })

  it('takes a proposal once: a second click enters nothing', async () => {
    await using desk = office()
    const proposed = { ...part, sourceKey: 'kit Filter' }
    expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [proposed] }))
    expect(expectError(desk.run(costAdd, { workOrderId: 'w', lines: [proposed] })).kind).toBe('conflict')
    const again = expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [proposed, part] }))
    expect(again.value).toMatchObject({ skipped: 1 })
    expect(linesOf(desk)).toHaveLength(2)
  })

  it('wants a reason for a credit, and no reason without one', async () => {
    await using desk = office()
    const credit = { ...part, quantity: -1 }
    expect(expectError(desk.run(costAdd, { workOrderId: 'w', lines: [credit] })).kind).toBe('invalid-input')
    expect(
      expectError(desk.run(costAdd, { workOrderId: 'w', lines: [{ ...part, creditReason: 'Goodwill' }] })).kind,
    ).toBe('invalid-input')
    expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [{ ...credit, creditReason: 'Returned' }] }))
    const [line] = linesOf(desk)
    expect(line).toMatchObject({ quantity: -1, creditReason: 'Returned' })
    const edits = [{ costLineId: line!.id, set: { quantity: 1 } }]
    expectOk(desk.run(costEdit, { workOrderId: 'w', edits }))
    expect(linesOf(desk)[0]).toMatchObject({ quantity: 1, creditReason: null })
  })

  it('refuses a visit of another work order, an unknown technician and a finer quantity than a thousandth', async () => {
    await using desk = office()
    const run = (change: object) =>
      expectError(desk.run(costAdd, { workOrderId: 'w', lines: [{ ...part, ...change }] }))
    expect(run({ visitId: 'elsewhere' }).kind).toBe('invalid-input')
    expect(run({ technicianId: 'nobody' }).kind).toBe('not-found')
    expect(run({ quantity: 1.0001 }).kind).toBe('invalid-input')
    expect(run({ unitCostCents: -1 }).kind).toBe('invalid-input')
    expect(linesOf(desk)).toEqual([])
    expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [{ ...part, visitId: 'v', technicianId: 't' }] }))
  })

  it('leaves a closed work order alone', async () => {
    await using desk = office()
    expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [part] }))
    write(desk, [{ op: 'update', entity: 'workOrders', id: 'w', set: { status: 'closed' } }])
    const [line] = linesOf(desk)
    const edits = [{ costLineId: line!.id, set: { quantity: 9 } }]
    for (const result of [
      desk.run(costAdd, { workOrderId: 'w', lines: [part] }),
      desk.run(costEdit, { workOrderId: 'w', edits }),
      desk.run(costRemove, { workOrderId: 'w', costLineIds: [line!.id] }),
      desk.run(workOrderSetLimit, { workOrderId: 'w', nteCents: 1 }),
    ]) {
      expect(expectError(result)).toMatchObject({ kind: 'rule-violation', violations: [{ rule: 'costs-closed' }] })
    }
  })
})

describe('changing costs', () => {
  it('keeps what was ordered once the vendor’s bill is in', async () => {
    await using desk = office()
    const ordered = { ...part, kind: 'vendor' as const, state: 'committed' as const }
    expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [ordered] }))
    const costLineId = linesOf(desk)[0]!.id
    const charged = { state: 'actual' as const, unitCostCents: 1_250, reference: 'INV 4' }
    expectOk(desk.run(costEdit, { workOrderId: 'w', edits: [{ costLineId, set: charged }] }))
    expect(linesOf(desk)[0]).toMatchObject({ ...charged, committedCostCents: 2_000 })
    expectOk(desk.run(costEdit, { workOrderId: 'w', edits: [{ costLineId, set: { state: 'committed' } }] }))
    expect(linesOf(desk)[0]).toMatchObject({ state: 'committed', committedCostCents: null })
  })

  it('lets a coverage that nobody chose follow the line, and leaves a chosen one', async () => {
    await using desk = office()
    expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [part, { ...part, coverage: 'internal' }] }))
    const edits = linesOf(desk).map(({ id }) => ({ costLineId: id, set: { kind: 'labour' as const } }))
    expectOk(desk.run(costEdit, { workOrderId: 'w', edits }))
    expect(linesOf(desk).map(({ coverage, suggestedCoverage }) => [coverage, suggestedCoverage])).toEqual([
      ['contract', 'contract'],
      ['internal', 'contract'],
    ])
  })

  it('refuses an edit on an old picture and keeps what is there', async () => {
    await using desk = office()
    expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [part] }))
    const costLineId = linesOf(desk)[0]!.id
    const edit = (quantity: number, seen: number) =>
      desk.run(costEdit, { workOrderId: 'w', edits: [{ costLineId, set: { quantity }, was: { quantity: seen } }] })
    expectOk(edit(3, 2))
    expect(expectError(edit(4, 2)).kind).toBe('conflict')
    expect(linesOf(desk)[0]!.quantity).toBe(3)
  })
})

describe('the not-to-exceed amount', () => {
  it('refuses the line that would pass it, with what approval to ask for, and enters nothing of the step', async () => {
    await using desk = office()
    expectOk(desk.run(workOrderSetLimit, { workOrderId: 'w', nteCents: 3_000 }))
    const first = expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [part] }))
    expect(first.value).toMatchObject({ limit: { usedCents: 2_000, leftCents: 1_000, stand: 'within' } })
    const passed = expectError(desk.run(costAdd, { workOrderId: 'w', lines: [{ ...part, quantity: 0.1 }, part] }))
    expect(passed).toMatchObject({
      kind: 'rule-violation',
      violations: [
        { rule: 'cost-limit', facts: { limitCents: 3_000, beforeCents: 2_000, afterCents: 4_100, overCents: 1_100 } },
      ],
    })
    expect(linesOf(desk)).toHaveLength(1)
  })

  it('also stops an edit and the removal of a credit, but never what lowers the total', async () => {
    await using desk = office()
    const credit = { ...part, quantity: -1, creditReason: 'Returned' }
    expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [part, credit] }))
    expectOk(desk.run(workOrderSetLimit, { workOrderId: 'w', nteCents: 1_000 }))
    const [line, back] = linesOf(desk)
    const set = (quantity: number) =>
      desk.run(costEdit, { workOrderId: 'w', edits: [{ costLineId: line!.id, set: { quantity } }] })
    expect(expectError(set(2.001)).kind).toBe('rule-violation')
    expect(expectError(desk.run(costRemove, { workOrderId: 'w', costLineIds: [back!.id] })).kind).toBe('rule-violation')
    // The customer lowers the limit below what is entered: nothing more goes in, but less may.
    expectOk(desk.run(workOrderSetLimit, { workOrderId: 'w', nteCents: 100 }))
    expectOk(set(1.5))
    expectOk(desk.run(costRemove, { workOrderId: 'w', costLineIds: [line!.id] }))
  })

  it('becomes the approved amount, and an old approval never lowers it', () => {
    const approval = { kind: 'limit', subjectKind: 'workOrder', subjectId: 'w', amountCents: 4_100 } as const
    expect(approvedLimitChanges(approval, { id: 'w', nteCents: 3_000 })).toEqual([
      { op: 'update', entity: 'workOrders', id: 'w', set: { nteCents: 4_100 } },
    ])
    expect(approvedLimitChanges(approval, { id: 'w', nteCents: 5_000 })).toEqual([])
    expect(approvedLimitChanges(approval, { id: 'w', nteCents: null })).toEqual([])
    expect(approvedLimitChanges({ ...approval, kind: 'accept' }, { id: 'w', nteCents: 3_000 })).toEqual([])
    expect(approvedLimitChanges(approval, { id: 'other', nteCents: 3_000 })).toEqual([])
  })

  it('is raised by whoever may approve the amount; anybody else asks, and the decision raises it', async () => {
    await using desk = office()
    expectOk(desk.run(workOrderSetLimit, { workOrderId: 'w', nteCents: 100_000 }))
    write(desk, [
      fresh('users', { id: 'boss', name: 'Boss', role: 'administrator', active: true }),
      fresh('users', { id: 'me', name: 'Test Dispatcher', role: 'coordinator', active: true }),
    ])
    for (const nteCents of [150_000, null]) {
      const refused = expectError(desk.run(workOrderSetLimit, { workOrderId: 'w', nteCents }))
      expect(refused).toMatchObject({ violations: [{ rule: 'above-approval-limit', facts: { deciders: 'Boss' } }] })
    }
    expectOk(desk.run(workOrderSetLimit, { workOrderId: 'w', nteCents: 90_000 }))
    expectOk(desk.run(workOrderSetLimit, { workOrderId: 'w', nteCents: 95_000 }))
    const asked = expectOk(
      desk.run(approvalAsk, {
        subjectKind: 'workOrder',
        subjectId: 'w',
        kind: 'limit',
        amountCents: 150_000,
        reason: 'Second motor',
      }),
    )
    const { approvalId } = asked.value as { approvalId: string }
    const decision = { approvalIds: [approvalId], decision: 'approved' }
    const boss = { id: 'boss', name: 'Boss', role: 'administrator', userId: 'boss' } as const
    const { pipeline } = desk.backend.context
    expectOk(pipeline.run(approvalDecide as unknown as CommandDefinition, decision, { actor: boss }))
    expect(records(desk).get('workOrders', 'w')?.nteCents).toBe(150_000)
  })

  it('counts what the customer pays when the office says so', async () => {
    await using desk = office()
    write(desk, [fresh('settings', { id: 'limitBasis', value: 'price' })])
    expectOk(desk.run(workOrderSetLimit, { workOrderId: 'w', nteCents: 2_500 }))
    expect(expectError(desk.run(costAdd, { workOrderId: 'w', lines: [part] })).kind).toBe('rule-violation')
    expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [{ ...part, coverage: 'internal' }] }))
  })
})
