import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import pg from 'pg'
import { firstStart } from '#hub/core/first-start.ts'
import { createHub } from '#hub/core/hub.ts'
import type { Hub, HubAnswer, Speaker } from '#hub/core/hub.ts'
import type { HubStore } from '#hub/core/hub-store.ts'
import { openPostgres, postgresUrl } from '#hub/store/postgres-database.ts'
import { openHubStore } from '#hub/store/sql-hub-store.ts'
import { openSqlite } from '#hub/store/sqlite-database.ts'
import { createTestClock, testNow } from '../test-clock.ts'
import type { TestClock } from '../test-clock.ts'

/** Where a test hub keeps its data: opened as often as wanted, like by several processes, and removed at the end. */
export interface HubPlace {
  open(): Promise<HubStore>
  remove(): Promise<void>
}

/** A SQLite file of its own. */
export function sqlitePlace(): Promise<HubPlace & { damage(statement: string): void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-hub-'))
  const file = path.join(folder, 'hub.sqlite')
  return Promise.resolve({
    open: () => openHubStore(openSqlite(file)),
    // Behind the hub's back, as a bad disk or a bad person would.
    damage: (statement: string) => {
      const db = new Database(file)
      db.exec(statement)
      db.close()
    },
    remove: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  })
}

/** Address of a PostgreSQL that tests may make databases in; the default socket unless it is set. */
const serverUrl = process.env['FIELDBOARD_TEST_POSTGRES'] ?? 'postgres:///postgres?host=/var/run/postgresql'

/** A PostgreSQL database of its own; null where no server answers. */
export async function postgresPlace(): Promise<HubPlace | null> {
  const name = `fieldboard_hub_${randomBytes(6).toString('hex')}`
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: postgresUrl(serverUrl) })
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }
  try {
    await run(`CREATE DATABASE ${name}`)
  } catch {
    return null
  }
  const url = serverUrl.replace(/^([a-z]+:\/\/[^/]*\/)[^?]*/, `$1${name}`)
  return {
    open: () => openHubStore(openPostgres(url)),
    remove: () => run(`DROP DATABASE ${name} WITH (FORCE)`),
  }
}

/** A hub over a place, with a clock the test moves, and a first desk that may do everything. */
export interface TestHub {
  readonly hub: Hub
  readonly store: HubStore
  readonly clock: TestClock
  readonly bugs: string[]
  /** Enrols a desk, for a user and some grants or for everything. */
  enrol(name: string, options?: { readonly userId?: string; readonly grants?: readonly string[] }): Promise<Speaker>
  /** The device as it is now. */
  again(speaker: Speaker): Promise<Speaker>
}

/** Opens a hub over a place; the first start makes its office. */
export async function openTestHub(place: HubPlace, clock = createTestClock(testNow)): Promise<TestHub> {
  const store = await place.open()
  const bugs: string[] = []
  const ports = {
    now: () => clock.now(),
    random: (bytes: number) => randomBytes(bytes),
    bug: (where: string, thrown: unknown) => {
      bugs.push(`${where}: ${String(thrown)}`)
      return `bug${bugs.length}`
    },
  }
  const hub = createHub(store, ports)
  const { org } = await firstStart(store, hub.devices, ports)
  const speakerOf = async (token: string) => {
    const speaker = await hub.devices.authenticate(token)
    if (!speaker) throw new Error('the token is not good')
    return speaker
  }
  return {
    hub,
    store,
    clock,
    bugs,
    enrol: async (name, { userId, grants } = {}) => {
      const forWhom = { userId: userId ?? null, owner: userId === undefined, grants: grants ?? ['*'] }
      const { code } = await hub.devices.makeCode(org.orgId, forWhom)
      const enrolled = await hub.devices.enrol(code, name)
      if (!enrolled.ok) throw new Error(enrolled.refusal.error.message)
      return speakerOf(enrolled.enrolled.token)
    },
    again: async ({ orgId, device }) => ({ orgId, device: (await store.accounts.device(orgId, device.id))! }),
  }
}

/** The JSON of an answer the test expects to be good. */
export function said<T>(answer: HubAnswer): T {
  if (!answer.ok) throw new Error(`expected an answer, got ${answer.refusal.code}: ${answer.refusal.error.message}`)
  return JSON.parse(answer.json) as T
}
