import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { randomBytes } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { syncJoin } from '#shared/actions/sync.ts'
import { customerCreate } from '#shared/commands/customer/create.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { syncStateQuery } from '#shared/queries/sync.ts'
import { firstStart, setUpCode } from '#hub/core/first-start.ts'
import { createHub } from '#hub/core/hub.ts'
import { createHubLog } from '#hub/http/hub-log.ts'
import { createMetrics } from '#hub/http/metrics.ts'
import { serveHub } from '#hub/http/server.ts'
import { openHubStore } from '#hub/store/sql-hub-store.ts'
import { openSqlite } from '#hub/store/sqlite-database.ts'
import { contentsOf } from '#tests/doubles/sync/sync-desk.ts'
import { officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'

/** The real hub over SQLite and HTTP, at the office's instant. */
async function startHub() {
  const folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-hub-'))
  const now = () => officeTime('7:00')
  const log = createHubLog(() => {}, now)
  const ports = { now, random: (bytes: number) => randomBytes(bytes), bug: log.bug }
  const store = await openHubStore(openSqlite(path.join(folder, 'hub.sqlite')))
  const hub = createHub(store, ports)
  const { org } = await firstStart(store, hub.devices, ports)
  const server = await serveHub(hub, { host: '127.0.0.1', port: 0 }, { log, metrics: createMetrics(), now })
  return {
    url: server.url,
    code: () => setUpCode(hub.devices, org),
    async [Symbol.asyncDispose]() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const patience = { timeout: 20_000, interval: 50 }
const waiting = async (desk: TestBackend) => expectOk(await desk.client.query(syncStateQuery, {}))

test('two desks joined to a real hub over HTTP see each other’s work without being asked to look', async () => {
  await using hub = await startHub()
  await using ana = openSmallOffice()
  await using ben = openTestBackend({ now: officeTime('7:00') })
  for (const [desk, deviceName] of [
    [ana, 'Front'],
    [ben, 'Back'],
  ] as const) {
    expectOk(await desk.client.action(syncJoin, { url: hub.url, code: await hub.code(), deviceName }))
    await vi.waitFor(
      async () =>
        expect(await waiting(desk)).toMatchObject({
          phase: 'live',
          problem: null,
          trouble: null,
          online: true,
          waiting: 0,
        }),
      patience,
    )
  }
  expect(contentsOf(ben)).toEqual(contentsOf(ana))
  expectOk(ana.run(visitSchedule, { visitId: 'v1', technicianId: 'oak', startsAt: officeTime('9:00') }))
  expectOk(ben.run(customerCreate, { name: 'Elm Court' }))
  await vi.waitFor(() => {
    expect(ben.backend.context.store.records.get('visits', 'v1')?.startsAt).toBe(officeTime('9:00'))
    expect(ana.backend.context.store.records.all('customers')).toHaveLength(1)
  }, patience)
  await vi.waitFor(async () => expect(await waiting(ben)).toMatchObject({ waiting: 0 }), patience)
  expect(contentsOf(ben)).toEqual(contentsOf(ana))
})

test('a wrong code and a hub that is not there are told apart', async () => {
  await using hub = await startHub()
  await using desk = openTestBackend()
  const join = (url: string) => desk.client.action(syncJoin, { url, code: 'not-a-code', deviceName: 'Front' })
  expect(expectError(await join(hub.url)).kind).not.toBe('internal')
  expect(expectError(await join('http://127.0.0.1:9'))).toMatchObject({ code: 'hub-unreachable' })
  expect(await waiting(desk)).toMatchObject({ hub: null, phase: 'alone' })
})
