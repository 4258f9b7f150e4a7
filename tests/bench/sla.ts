import { openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { atMost, percentile, told } from './bench.ts'
import type { BenchResult } from './bench.ts'
import { filledUntil } from './store-data/fill-store.ts'
import { benchWorkOrders, filledFolder } from './store-data/filled-folder.ts'

export const suite = 'sla'

const calls = 100
const countTargetMs = 100
const listTargetMs = 200

/**
 * The alert bell over the same filled store as `store`: its count, its list, and clocks counted by the reports.
 * FIELDBOARD_BENCH_WORK_ORDERS sets another size than a million.
 */
export async function run(say: (text: string) => void): Promise<BenchResult[]> {
  const dataDir = await filledFolder('store', say)
  await using desk = openTestBackend({ dataDir, now: filledUntil })
  const bell = await measure(() => ask(desk, 'alerts.count', {}))
  const list = await measure(() => ask(desk, 'alerts.list', {}))
  const month = { from: '2026-08-01', to: '2026-08-31', by: 'policy' }
  const clocks = await measure(() => ask(desk, 'reports.clocks', month), 20)
  const counted = (await ask(desk, 'alerts.count', {})) as { promises: Record<'missed' | 'warn' | 'notice', number> }
  const { missed, warn, notice } = counted.promises
  const running = desk.backend.context.store.db
    .prepare('SELECT count(*) FROM work_orders WHERE next_due_at IS NOT NULL')
    .pluck()
    .get() as number
  return [
    atMost('alert bell, count, p95', percentile(bell, 0.95), 'ms', countTargetMs),
    told('alert bell, count, median', percentile(bell, 0.5), 'ms'),
    atMost('alert bell, list, p95', percentile(list, 0.95), 'ms', listTargetMs),
    told('alert bell, list, median', percentile(list, 0.5), 'ms'),
    told('report of the clocks of a month by service level, median', percentile(clocks, 0.5), 'ms'),
    told('work orders', benchWorkOrders, 'rows'),
    told('with a running or paused clock', running, 'rows'),
    told('alerts: missed', missed, 'rows'),
    told('alerts: warnings', warn, 'rows'),
    told('alerts: notices', notice, 'rows'),
  ]
}

async function ask(desk: TestBackend, name: string, args: object): Promise<unknown> {
  const reply = await desk.backend.call({ kind: 'query', name, args })
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`)
  return reply.value
}

/** Milliseconds of each call, after a few that are not counted. */
async function measure(call: () => Promise<unknown>, times = calls): Promise<number[]> {
  for (let i = 0; i < 3; i++) await call()
  const taken: number[] = []
  for (let i = 0; i < times; i++) {
    const started = performance.now()
    await call()
    taken.push(performance.now() - started)
  }
  return taken
}
