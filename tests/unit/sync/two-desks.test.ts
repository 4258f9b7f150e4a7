import { expect, test } from 'vitest'
import { customerCreate } from '#shared/commands/customer/create.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { workOrderEdit } from '#shared/commands/work-order/edit.ts'
import { verifyChain } from '#electron/store/audit-chain.ts'
import { MemoryHub } from '#tests/doubles/sync/memory-hub.ts'
import { expectSame, joinDesk } from '#tests/doubles/sync/sync-desk.ts'
import { officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

test('the first desk gives an empty hub all it has, and the second takes it over', async () => {
  const hub = new MemoryHub()
  await using ana = await joinDesk(hub, 'Ana', openSmallOffice)
  expect(hub.contents().size).toBeGreaterThan(30)
  await using ben = await joinDesk(hub, 'Ben')
  expectSame(hub, ana, ben)
})

test('two desks that edit apart from each other come to the same', async () => {
  const hub = new MemoryHub()
  await using ana = await joinDesk(hub, 'Ana', openSmallOffice)
  await using ben = await joinDesk(hub, 'Ben')
  ana.network.online = false
  expectOk(ana.desk.run(workOrderEdit, { workOrderId: 'v1 order', set: { title: 'Oak tree' } }))
  expectOk(ben.desk.run(visitSchedule, { visitId: 'v1', technicianId: 'oak', startsAt: officeTime('9:00') }))
  expectOk(ben.desk.run(customerCreate, { name: 'Elm Court' }))
  await ana.sync()
  await ben.sync()
  expect(ana.desk.backend.context.sync().state()).toMatchObject({ waiting: 1, online: false, trouble: 'unreachable' })
  ana.network.online = true
  await ana.sync()
  await ben.sync()
  expectSame(hub, ana, ben)
  expect(verifyChain(ana.desk.backend.context.store.db)).toMatchObject({ brokenAt: null })
  expect(ana.desk.backend.context.store.records.get('visits', 'v1')?.startsAt).toBe(officeTime('9:00'))
  expect(ben.desk.backend.context.store.records.get('workOrders', 'v1 order')?.title).toBe('Oak tree')
})
