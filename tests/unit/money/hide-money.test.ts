import { expect, it } from 'vitest'
import { costAdd } from '#shared/commands/cost/add.ts'
import { settingsSet } from '#shared/commands/settings/set.ts'
import { workOrderSetLimit } from '#shared/commands/work-order/set-limit.ts'
import type { Role } from '#shared/domain/access/role.ts'
import { recordHistory, workOrdersGet } from '#shared/queries/inspector.ts'
import { costsGet, coverageGet } from '#shared/queries/money.ts'
import { peopleList } from '#shared/queries/people.ts'
import { settingsAll } from '#shared/queries/settings.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

/** An office with costs, looked at by somebody in a role. */
async function seenBy(role: Role) {
  const desk = openTestBackend()
  write(desk, [
    fresh('technicians', { id: 't', costPerHour: 41.5, billPerHour: 90 }),
    fresh('workOrders', { id: 'w', number: 7 }),
  ])
  expectOk(desk.run(settingsSet, { name: 'billPerHourCents', value: 9_000 }))
  expectOk(desk.run(settingsSet, { name: 'partsMarkup', value: 0.3 }))
  expectOk(desk.run(workOrderSetLimit, { workOrderId: 'w', nteCents: 123_456 }))
  const line = { kind: 'part' as const, description: 'Filter', quantity: 1, unit: 'pcs' }
  expectOk(desk.run(costAdd, { workOrderId: 'w', lines: [{ ...line, unitCostCents: 6_543, unitPriceCents: 7_654 }] }))
  write(desk, [
    fresh('users', { id: 'boss', name: 'Boss', role: 'administrator', active: true }),
    fresh('users', { id: 'me', name: 'Test Dispatcher', role, active: true }),
  ])
  const { client } = desk
  const answers = {
    order: expectOk(await client.query(workOrdersGet, { workOrderId: 'w' })),
    history: expectOk(await client.query(recordHistory, { subjectKind: 'workOrder', subjectId: 'w' })),
    people: expectOk(await client.query(peopleList, {})),
    settings: expectOk(await client.query(settingsAll, {})),
    costs: expectOk(await client.query(costsGet, { workOrderId: 'w' })),
    cover: expectOk(await client.query(coverageGet, { workOrderId: 'w' })),
  }
  await desk.close()
  return answers
}

it.each(['dispatcher', 'planner', 'readOnly'] as const)(
  'no amount reaches a %s, who still sees the cover',
  async (role) => {
    const answers = await seenBy(role)
    const text = JSON.stringify(answers)
    for (const secret of ['123456', '6543', '7654', '41.5', '9000', '0.3']) expect(text).not.toContain(secret)
    expect(answers.costs).toEqual({ maySee: false, costs: null })
    expect(answers.order?.workOrder).toMatchObject({ number: 7, nteCents: null })
    expect(answers.history.entries.map(({ name }) => name)).toContain('cost.add')
    expect(answers.cover?.stand).toBe('none')
  },
)

it.each(['coordinator', 'manager', 'administrator'] as const)('a %s sees every amount', async (role) => {
  const answers = await seenBy(role)
  expect(answers.order?.workOrder.nteCents).toBe(123_456)
  expect(answers.costs.costs?.lines[0]).toMatchObject({ unitCostCents: 6_543 })
  expect(answers.people[0]?.technician.costPerHour).toBe(41.5)
  expect(answers.settings.values['billPerHourCents']).toBe(9_000)
  expect(JSON.stringify(answers.history)).toContain('7654')
})
