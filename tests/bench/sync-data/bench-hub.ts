import { randomBytes } from 'node:crypto'
import { firstStart, setUpCode } from '#hub/core/first-start.ts'
import { createHub } from '#hub/core/hub.ts'
import { createHubLog } from '#hub/http/hub-log.ts'
import { createMetrics } from '#hub/http/metrics.ts'
import { serveHub } from '#hub/http/server.ts'
import { openPostgres } from '#hub/store/postgres-database.ts'
import { openHubStore } from '#hub/store/sql-hub-store.ts'
import { openSqlite } from '#hub/store/sqlite-database.ts'

/*
 * A hub as a process of its own for the bench: `bench-hub.ts <file or postgres://…> <desks>`. Prints one JSON line with
 * where it listens and a token for each desk; without the rates of a hub in use.
 */
const [where, desks] = process.argv.slice(2) as [string, string]
const now = () => Date.now()
const log = createHubLog(() => undefined, now)
const ports = { now, random: (bytes: number) => randomBytes(bytes), bug: log.bug }
const store = await openHubStore(where.startsWith('postgres') ? openPostgres(where) : openSqlite(where))
const hub = createHub(store, ports)
const { org } = await firstStart(store, hub.devices, ports)
const tokens: string[] = []
for (let at = 0; at < Number(desks); at++) {
  const enrolled = await hub.devices.enrol(await setUpCode(hub.devices, org), `Desk ${at}`)
  if (enrolled.ok) tokens.push(enrolled.enrolled.token)
}
const plenty = { burst: 1e9, perSecond: 1e9 }
const metrics = createMetrics()
const cpuSeconds = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
metrics.gauge('cpu_seconds', cpuSeconds)
const rates = { push: plenty, read: plenty, enrol: plenty }
const server = await serveHub(hub, { host: '127.0.0.1', port: 0, rates }, { log, metrics, now })
process.stdout.write(`${JSON.stringify({ url: server.url, tokens })}\n`)
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))
