import { existsSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { databaseFileName } from '#electron/store/open-database.ts'
import { outboxFileName } from '#electron/sync/outbox-file.ts'
import { customerCreate } from '#shared/commands/customer/create.ts'
import { requestCreate } from '#shared/commands/request/create.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { workOrderEdit } from '#shared/commands/work-order/edit.ts'
import { isProvisional } from '#shared/domain/record/provisional-number.ts'
import type { Push } from '#shared/rpc/envelope.ts'
import { MemoryHub } from '#tests/doubles/sync/memory-hub.ts'
import { contentsOf, expectSame, hubUrl, joinDesk } from '#tests/doubles/sync/sync-desk.ts'
import { officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { SyncDesk } from '#tests/doubles/sync/sync-desk.ts'

const stateOf = ({ desk }: SyncDesk) => desk.backend.context.sync().state()
const recordsOf = ({ desk }: SyncDesk) => desk.backend.context.store.records
const titled = (title: string) => ({ workOrderId: 'v1 order', set: { title } })
const placed = (technicianId: string, time: string) => ({ visitId: 'v1', technicianId, startsAt: officeTime(time) })

async function twoDesks() {
  const hub = new MemoryHub()
  const ana = await joinDesk(hub, 'Ana', openSmallOffice)
  const ben = await joinDesk(hub, 'Ben')
  return {
    hub,
    ana,
    ben,
    async [Symbol.asyncDispose]() {
      await ana[Symbol.asyncDispose]()
      await ben[Symbol.asyncDispose]()
    },
  }
}

test('a visit two desks placed apart stays where the first put it, and the second desk shows that and can say so', async () => {
  await using office = await twoDesks()
  const { hub, ana, ben } = office
  expectOk(ana.desk.run(visitSchedule, placed('oak', '9:00')))
  expectOk(ben.desk.run(visitSchedule, placed('elm', '10:00')))
  await ana.sync()
  const pushes: Push[] = []
  ben.desk.backend.onPush((push) => pushes.push(push))
  await ben.sync()
  await ana.sync()
  expectSame(hub, ana, ben)
  expect(recordsOf(ben).get('visits', 'v1')?.startsAt).toBe(officeTime('9:00'))
  expect(pushes.filter(({ type }) => type === 'changes')).toHaveLength(1)
  expect(hub.audit.map(({ name }) => name).filter((name) => name === 'visit.schedule')).toHaveLength(2)
  // What was refused is not there any more: there is nothing of it to take back.
  expect(expectError(ben.desk.backend.context.history.undo())).toMatchObject({ code: 'nothing-to-undo' })
})

test('a command that no longer fits what was pulled is not shown and waits for the hub to say so', async () => {
  await using office = await twoDesks()
  const { hub, ana, ben } = office
  expectOk(ana.desk.run(visitSchedule, placed('oak', '9:00')))
  await ana.sync()
  expectOk(ben.desk.run(visitSchedule, placed('elm', '10:00')))
  ben.network.lostPushes = true
  await ben.sync()
  await ben.pullOnly()
  expect(stateOf(ben)).toMatchObject({ waiting: 1, hidden: 1, pending: [{ name: 'visit.schedule' }] })
  expect(stateOf(ben).pending[0]?.hidden).toMatchObject({ kind: 'conflict' })
  expect(recordsOf(ben).get('visits', 'v1')?.startsAt).toBe(officeTime('9:00'))
  ben.network.lostPushes = false
  await ben.sync()
  expectSame(hub, ana, ben)
})

test('an answer that was lost is asked for again after a restart, and the command counts once', async () => {
  await using office = await twoDesks()
  const { hub, ana, ben } = office
  expectOk(ana.desk.run(workOrderEdit, titled('Oak tree')))
  ana.network.lostAnswers = true
  await ana.sync()
  const judged = hub.audit.length
  expect(stateOf(ana)).toMatchObject({ waiting: 1 })
  ana.network.lostAnswers = false
  await ana.restart()
  expect(stateOf(ana)).toMatchObject({ waiting: 1 })
  await ana.sync()
  await ben.sync()
  expect(hub.audit).toHaveLength(judged)
  expectSame(hub, ana, ben)
})

test('what was undone after it had been sent is undone everywhere', async () => {
  await using office = await twoDesks()
  const { hub, ana, ben } = office
  expectOk(ana.desk.run(workOrderEdit, titled('Oak tree')))
  await ana.sync()
  expectOk(ana.desk.backend.context.history.undo())
  await ana.sync()
  await ben.sync()
  expectSame(hub, ana, ben)
  expect(recordsOf(ben).get('workOrders', 'v1 order')?.title).toBe('Work 1')
  expectOk(ana.desk.backend.context.history.redo())
  await ana.sync()
  await ben.sync()
  expectSame(hub, ana, ben)
  expect(recordsOf(ben).get('workOrders', 'v1 order')?.title).toBe('Oak tree')
})

test('undo is refused once another desk changed the same field', async () => {
  await using office = await twoDesks()
  const { hub, ana, ben } = office
  expectOk(ana.desk.run(workOrderEdit, titled('Oak tree')))
  await ana.sync()
  await ben.sync()
  expectOk(ben.desk.run(workOrderEdit, titled('Elm tree')))
  await ben.sync()
  await ana.sync()
  expect(expectError(ana.desk.backend.context.history.undo()).kind).toBe('conflict')
  expectSame(hub, ana, ben)
})

test('a request bears a draft’s number until the hub gives one, and can be undone all the same', async () => {
  await using office = await twoDesks()
  const { hub, ana, ben } = office
  const { value } = expectOk(
    ana.desk.run(requestCreate, { title: 'Fallen tree', source: 'phone', workTypeId: 'v1 type', siteId: 'v1 site' }),
  )
  const id = (value as { requestId: string }).requestId
  expect(isProvisional(recordsOf(ana).get('requests', id)!.number)).toBe(true)
  await ana.sync()
  await ben.sync()
  expect(recordsOf(ana).get('requests', id)?.number).toBe(5_001)
  expectSame(hub, ana, ben)
  expectOk(ana.desk.backend.context.history.undo())
  await ana.sync()
  await ben.sync()
  expect(recordsOf(ben).get('requests', id)).toBeNull()
  expectSame(hub, ana, ben)
})

test('a database that died takes no unsent work along', async () => {
  await using office = await twoDesks()
  const { hub, ana, ben } = office
  ana.network.online = false
  expectOk(ana.desk.run(workOrderEdit, titled('Oak tree')))
  expectOk(ana.desk.run(customerCreate, { name: 'Elm Court' }))
  const { dataDir } = ana.desk
  await ana.desk.backend.close()
  for (const end of ['', '-wal', '-shm']) rmSync(path.join(dataDir, databaseFileName + end), { force: true })
  ana.network.online = true
  const options = { dataDir, now: officeTime('8:00'), syncWorld: ana.world, actorName: 'Ana' }
  await using again = openTestBackend(options)
  const { sync } = again.backend.context
  expectOk(await sync().join(hubUrl, 'code-456', 'Ana'))
  await sync().goNow()
  await ben.sync()
  expect(recordsOf(ben).get('workOrders', 'v1 order')?.title).toBe('Oak tree')
  expect(
    recordsOf(ben)
      .all('customers')
      .map(({ name }) => name),
  ).toContain('Elm Court')
  expectSame(hub, ben)
  expect(contentsOf(again)).toEqual(contentsOf(ben.desk))
  expect(statSync(path.join(dataDir, outboxFileName)).size).toBe(0)
  ana.desk = again
})

test('a database put back from an older copy gets the commands it lost from the file beside it', async () => {
  await using office = await twoDesks()
  const { hub, ana, ben } = office
  const { dataDir } = ana.desk
  const copy = path.join(dataDir, 'copy.sqlite')
  await ana.desk.backend.context.store.db.backup(copy)
  ana.network.online = false
  expectOk(ana.desk.run(workOrderEdit, titled('Oak tree')))
  await ana.desk.backend.close()
  for (const end of ['', '-wal', '-shm']) rmSync(path.join(dataDir, databaseFileName + end), { force: true })
  new Database(copy).exec(`VACUUM INTO '${path.join(dataDir, databaseFileName)}'`).close()
  ana.desk = openTestBackend({ dataDir, now: officeTime('8:00'), syncWorld: ana.world, actorName: 'Ana' })
  expect(stateOf(ana)).toMatchObject({ waiting: 1 })
  ana.network.online = true
  await ana.sync()
  await ben.sync()
  expectSame(hub, ana, ben)
  expect(recordsOf(ben).get('workOrders', 'v1 order')?.title).toBe('Oak tree')
})

test('a copy of a desk that went on working is found out, stops, and joins again with what waits', async () => {
  await using office = await twoDesks()
  const { hub, ana, ben } = office
  const copy = path.join(ana.desk.dataDir, 'copy.sqlite')
  await ana.desk.backend.context.store.db.backup(copy)
  expectOk(ana.desk.run(workOrderEdit, titled('Oak tree')))
  await ana.sync()
  const { dataDir } = ana.desk
  await ana.desk.backend.close()
  for (const end of ['', '-wal', '-shm']) rmSync(path.join(dataDir, databaseFileName + end), { force: true })
  new Database(copy).exec(`VACUUM INTO '${path.join(dataDir, databaseFileName)}'`).close()
  ana.desk = openTestBackend({ dataDir, now: officeTime('8:00'), syncWorld: ana.world, actorName: 'Ana' })
  expectOk(ana.desk.run(customerCreate, { name: 'Elm Court' }))
  await ana.sync()
  expect(stateOf(ana)).toMatchObject({ phase: 'stopped', problem: 'forked', waiting: 1 })
  const { sync } = ana.desk.backend.context
  expectOk(await sync().join(hubUrl, 'code-456', 'Ana'))
  await ana.sync()
  await ben.sync()
  expectSame(hub, ana, ben)
  expect(
    recordsOf(ben)
      .all('customers')
      .map(({ name }) => name),
  ).toContain('Elm Court')
})

test('a hub put back from a backup gets again what it lost', async () => {
  await using office = await twoDesks()
  const { hub, ana, ben } = office
  const backup = hub.copy()
  backup.epoch = 'second'
  expectOk(ana.desk.run(workOrderEdit, titled('Oak tree')))
  await ana.sync()
  await ben.sync()
  expectOk(ben.desk.run(customerCreate, { name: 'Elm Court' }))
  await ben.sync()
  expectOk(ben.desk.run(visitSchedule, placed('oak', '9:00')))
  ana.network.hub = backup
  ben.network.hub = backup
  for (const desk of [ana, ben, ana]) await desk.sync()
  expectSame(backup, ana, ben)
  expect(recordsOf(ana).get('workOrders', 'v1 order')?.title).toBe('Oak tree')
  expect(
    recordsOf(ana)
      .all('customers')
      .map(({ name }) => name),
  ).toContain('Elm Court')
  expect(backup.contents().size).toBe(hub.contents().size + 1)
})

test('a desk with work of its own asks before the hub’s replaces it, and keeps a copy', async () => {
  const hub = new MemoryHub()
  await using ana = await joinDesk(hub, 'Ana', openSmallOffice)
  await using ben = await joinDesk(hub, 'Ben', (options) => {
    const desk = openTestBackend(options)
    expectOk(desk.run(customerCreate, { name: 'Only here' }))
    return desk
  })
  expect(stateOf(ben)).toMatchObject({ phase: 'deciding', waiting: 0 })
  expect(recordsOf(ben).all('customers')).toHaveLength(1)
  const { backupPath } = expectOk(await ben.desk.backend.context.sync().takeHubs())
  await ben.sync()
  expectSame(hub, ana, ben)
  expect(recordsOf(ben).all('customers')).toEqual([])
  const copy = new Database(backupPath, { readonly: true })
  expect(copy.prepare('SELECT name FROM customers').pluck().all()).toEqual(['Only here'])
  copy.close()
})

test('a desk that leaves keeps what it has and sends nothing more', async () => {
  await using office = await twoDesks()
  const { ana } = office
  const before = ana.contents()
  expectOk(await ana.desk.backend.context.sync().leave())
  expect(stateOf(ana)).toMatchObject({ phase: 'alone', hub: null })
  expectOk(ana.desk.run(customerCreate, { name: 'Elm Court' }))
  expect(ana.contents().size).toBe(before.size + 1)
  expect(stateOf(ana)).toMatchObject({ waiting: 0 })
})

test('a desk on its own keeps nothing for a hub', async () => {
  await using desk = openSmallOffice()
  expectOk(desk.run(workOrderEdit, titled('Oak tree')))
  const { db } = desk.backend.context.store
  for (const table of ['sync_outbox', 'sync_base', 'sync_incoming'])
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
  expect(existsSync(path.join(desk.dataDir, outboxFileName))).toBe(false)
})
