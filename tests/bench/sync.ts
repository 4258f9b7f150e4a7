import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { postgresUrl } from '#hub/store/postgres-database.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import type { Envelope } from '#shared/sync/envelope.ts'
import { syncLimits } from '#shared/sync/protocol.ts'
import { atLeast, atMost, percentile, told } from './bench.ts'
import type { BenchResult } from './bench.ts'
import { createWorkOrder, envelope, officeChanges } from './sync-data/boston-commands.ts'
import { startHub } from './sync-data/hub-process.ts'
import type { HubProcess } from './sync-data/hub-process.ts'

export const suite = 'sync'

const workOrders = 20_000
const desks = 500
const contentionSeconds = 6

/** The hub in a process of its own, over loopback: pushing and pulling a city's work orders, and many desks at once. */
export async function run(say: (text: string) => void): Promise<BenchResult[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-bench-'))
  const results: BenchResult[] = []
  try {
    results.push(...(await bulk('SQLite', path.join(folder, 'bulk.sqlite'), say)))
    results.push(...(await contention('SQLite', path.join(folder, 'many.sqlite'), say, false)))
    const url = await database(say)
    if (url) {
      results.push(...(await bulk('PostgreSQL', url.bulk, say)))
      results.push(...(await contention('PostgreSQL', url.many, say, true)))
      await url.remove()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  results.push(told('load of the machine, last minute', loadavg()[0]!, 'processes'))
  return results
}

const packed = (mutations: readonly Envelope[]): Buffer => gzipSync(JSON.stringify({ mutations }))

/** The office comes first: what the commands speak of. */
async function bringOffice(hub: HubProcess): Promise<void> {
  const changes = officeChanges().map((change) => ({ ...change, id: change.op === 'insert' ? change.row.id : '' }))
  const first = envelope(seededRandom(1), 1, { name: 'import.workOrders', changes: changes as Envelope['changes'] })
  await pushed(hub, 0, packed([first]))
}

async function pushed(hub: HubProcess, desk: number, body: Buffer): Promise<void> {
  const answer = await hub.ask(desk, 'POST', '/v1/push', body)
  const text = (answer.packed ? gunzipSync(answer.body) : answer.body).toString()
  if (answer.status !== 200 || text.includes('"rejected"')) throw new Error(text.slice(0, 500))
}

async function bulk(engine: string, where: string, say: (text: string) => void): Promise<BenchResult[]> {
  say(`${engine}: pushing ${workOrders} work orders …`)
  const hub = await startHub(where, 1)
  try {
    await bringOffice(hub)
    const random = seededRandom(2)
    const bodies: Buffer[] = []
    for (let at = 0; at < workOrders; at += syncLimits.mutations) {
      const made = Array.from({ length: syncLimits.mutations }, (_, index) => createWorkOrder(random, at + index + 2))
      bodies.push(packed(made))
    }
    const cpuBefore = await hub.cpuSeconds()
    const started = performance.now()
    for (const body of bodies) await pushed(hub, 0, body)
    const seconds = (performance.now() - started) / 1_000
    const cpu = (await hub.cpuSeconds()) - cpuBefore
    const upBytes = bodies.reduce((sum, body) => sum + body.length, 0)
    const target = engine === 'SQLite' ? 6_000 : 4_000
    return [
      atLeast(`${engine}: commands pushed`, workOrders / seconds, 'per second', target),
      told(`${engine}: commands for a second of the hub's processor time`, workOrders / cpu, 'per second'),
      told(`${engine}: command on the wire`, upBytes / workOrders, 'bytes'),
      ...(await firstSync(hub, engine, say)),
    ]
  } finally {
    await hub.stop()
  }
}

/** A desk that has nothing takes a snapshot, and pulls everything by pages for comparison. */
async function firstSync(hub: HubProcess, engine: string, say: (text: string) => void): Promise<BenchResult[]> {
  say(`${engine}: first sync …`)
  let started = performance.now()
  const snapshot = await hub.ask(0, 'GET', '/v1/snapshot')
  const lines = gunzipSync(snapshot.body).toString().trim().split('\n')
  const rows = lines.slice(1, -1).map((line) => JSON.parse(line) as object)
  const snapshotSeconds = (performance.now() - started) / 1_000
  started = performance.now()
  let [since, head, count, bytes] = [0, 1, 0, 0]
  while (since < head) {
    const { body } = await hub.ask(0, 'GET', `/v1/pull?since=${since}`)
    const page = JSON.parse(gunzipSync(body).toString()) as { rows: object[]; next: number; head: number }
    bytes += body.length
    count += page.rows.length
    ;({ next: since, head } = page)
  }
  const pullSeconds = (performance.now() - started) / 1_000
  return [
    atLeast(`${engine}: rows of a snapshot, received and read`, rows.length / snapshotSeconds, 'per second', 15_000),
    atMost(`${engine}: row of a snapshot on the wire`, snapshot.body.length / rows.length, 'bytes', 200),
    atLeast(`${engine}: rows pulled by pages`, count / pullSeconds, 'per second', 15_000),
    atMost(`${engine}: row of a page on the wire`, bytes / count, 'bytes', 200),
  ]
}

/** Every desk sends one command, waits for the answer, and sends the next. */
async function contention(
  engine: string,
  where: string,
  say: (text: string) => void,
  aimed: boolean,
): Promise<BenchResult[]> {
  say(`${engine}: ${desks} desks at once …`)
  const hub = await startHub(where, desks)
  try {
    await bringOffice(hub)
    const waited: number[] = []
    const cpuBefore = await hub.cpuSeconds()
    const started = performance.now()
    const end = started + contentionSeconds * 1_000
    await Promise.all(
      Array.from({ length: desks }, async (_, desk) => {
        const random = seededRandom(desk + 10)
        for (let seq = desk === 0 ? 2 : 1; performance.now() < end; seq++) {
          const body = packed([createWorkOrder(random, seq)])
          const sent = performance.now()
          await pushed(hub, desk, body)
          waited.push(performance.now() - sent)
        }
      }),
    )
    const seconds = (performance.now() - started) / 1_000
    const cpu = (await hub.cpuSeconds()) - cpuBefore
    const [rate, p95] = [waited.length / seconds, percentile(waited, 0.95)]
    const name = `${engine}: ${desks} desks, one command each`
    return [
      aimed ? atLeast(name, rate, 'pushes per second', 2_000) : told(name, rate, 'pushes per second'),
      aimed ? atMost(`${name}, p95`, p95, 'ms', 300) : told(`${name}, p95`, p95, 'ms'),
      told(`${name}, for a second of the hub's processor time`, waited.length / cpu, 'pushes'),
    ]
  } finally {
    await hub.stop()
  }
}

interface Databases {
  readonly bulk: string
  readonly many: string
  remove(): Promise<void>
}

/** Two databases of their own where a server answers; FIELDBOARD_TEST_POSTGRES names another than the one of this machine. */
async function database(say: (text: string) => void): Promise<Databases | null> {
  const server = process.env['FIELDBOARD_TEST_POSTGRES'] ?? 'postgres:///postgres?host=/var/run/postgresql'
  const names = ['bulk', 'many'].map((name) => `fieldboard_bench_${name}_${process.pid}`)
  const client = new pg.Client({ connectionString: postgresUrl(server) })
  try {
    await client.connect()
    for (const name of names) await client.query(`CREATE DATABASE ${name}`)
  } catch {
    say('No PostgreSQL answers: SQLite alone.')
    return null
  }
  const [bulkUrl, manyUrl] = names.map((name) => server.replace(/^([a-z]+:\/\/[^/]*\/)[^?]*/, `$1${name}`))
  return {
    bulk: bulkUrl!,
    many: manyUrl!,
    remove: async () => {
      for (const name of names) await client.query(`DROP DATABASE ${name} WITH (FORCE)`)
      await client.end()
    },
  }
}
