import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { firstStart, setUpCode } from './core/first-start.ts'
import { createHub } from './core/hub.ts'
import { isSound, verifyHub } from './core/verify-hub.ts'
import { createHubLog } from './http/hub-log.ts'
import { createMetrics } from './http/metrics.ts'
import { serveHub } from './http/server.ts'
import { openPostgres } from './store/postgres-database.ts'
import { openHubStore } from './store/sql-hub-store.ts'
import { openSqlite } from './store/sqlite-database.ts'

const usage = `Usage: npm run hub -- [--data <folder>] [--port <number>] [--host <address>]
                  [--tls-cert <file> --tls-key <file>] [--new-code | --verify]

Keeps what all desks of an office share. In a folder of this machine, or in PostgreSQL 15 or newer where DATABASE_URL
names one. It listens on this machine alone (127.0.0.1) unless --host and a certificate are given.
--new-code prints another set-up code: for an office that has locked itself out.
--verify reads everything, compares hashes, sums and seals, says what does not fit, and ends.
`

const dayMs = 86_400_000
/** Tombstones are kept so long: who was away longer takes everything anew. */
const tombstoneMs = 90 * dayMs

async function main(): Promise<number> {
  let values
  try {
    values = parseArgs({
      options: {
        data: { type: 'string', default: 'hub-data' },
        port: { type: 'string', default: '8737' },
        host: { type: 'string', default: '127.0.0.1' },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
        'new-code': { type: 'boolean' },
        verify: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (thrown) {
    process.stderr.write(`${(thrown as Error).message}\n\n${usage}`)
    return 2
  }
  if (values.help) {
    process.stdout.write(usage)
    return 0
  }
  const { 'tls-cert': cert, 'tls-key': key, host } = values
  const tls = cert && key ? { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') } : null
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    process.stderr.write(`--port ${values.port} is no port\n\n${usage}`)
    return 2
  }
  if (!tls && !['127.0.0.1', '::1', 'localhost'].includes(host)) {
    process.stderr.write('A hub that listens beyond this machine needs --tls-cert and --tls-key.\n')
    return 2
  }
  const url = process.env['DATABASE_URL']
  const now = () => Date.now()
  const log = createHubLog((line) => process.stdout.write(line), now)
  const ports = { now, random: (bytes: number) => randomBytes(bytes), bug: log.bug }
  // What the hub writes is for the one who runs it alone.
  process.umask(0o077)
  if (!url) mkdirSync(values.data, { recursive: true, mode: 0o700 })
  const store = await openHubStore(url ? openPostgres(url) : openSqlite(path.join(values.data, 'hub.sqlite')))
  if (values.verify) {
    const org = await store.firstOrg()
    const report = org ? await verifyHub(store, org.orgId) : null
    await store.close()
    process.stdout.write(`${JSON.stringify(report)}\n`)
    return report === null || isSound(report) ? 0 : 1
  }
  const hub = createHub(store, ports)
  const { org, code } = await firstStart(store, hub.devices, ports)
  const shown = code ?? (values['new-code'] ? await setUpCode(hub.devices, org) : null)
  const server = await serveHub(
    hub,
    { host, port, ...(tls ? { tls } : {}), lookForHeadsMs: url ? 250 : 0 },
    { log, metrics: createMetrics(), now },
  )
  log.info({ event: 'listening', address: server.url, orgId: org.orgId })
  // For the person at the screen, never for the log.
  if (shown) process.stderr.write(`\nSet-up code, good once and for seven days: ${shown}\n\n`)
  const forget = () =>
    void store.forgetTombstones(org.orgId, now() - tombstoneMs).catch((thrown: unknown) => log.bug('forget', thrown))
  const forgetting = setInterval(forget, dayMs).unref()
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  clearInterval(forgetting)
  await server.stop()
  log.info({ event: 'stopped' })
  return 0
}

process.exitCode = await main()
