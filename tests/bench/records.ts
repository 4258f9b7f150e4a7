import { openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { dayMs } from '#shared/kernel/zone.ts'
import { atMost, percentile, told } from './bench.ts'
import type { BenchResult } from './bench.ts'
import { filledUntil } from './store-data/fill-store.ts'
import { benchWorkOrders, filledFolder } from './store-data/filled-folder.ts'

export const suite = 'records'

const openings = 300
const changed = 1_000
const openTargetMs = 50
const viewTargetMs = 100
const bulkTargetMs = 2_000

/** Opening a record, a saved view, and a bulk change with its undo, among a million work orders with their histories. */
export async function run(say: (text: string) => void): Promise<BenchResult[]> {
  const dataDir = await filledFolder('records', say)
  await using desk = openTestBackend({ dataDir, now: filledUntil })
  return [
    ...(await openRecords(desk)),
    ...(await openViews(desk)),
    ...(await changeMany(desk)),
    told('work orders', benchWorkOrders, 'rows'),
    told('commands in the log', desk.backend.context.store.log.head(), 'rows'),
  ]
}

/** What the inspector asks for when a record is selected: the record, its notes and files, and its history. */
async function openRecords(desk: TestBackend): Promise<BenchResult[]> {
  const random = seededRandom(7)
  const { db } = desk.backend.context.store
  const pick = db.prepare('SELECT id FROM work_orders WHERE number = ?').pluck()
  const open = async () => {
    const workOrderId = pick.get(1_001 + random.integer(0, benchWorkOrders - 1)) as string
    const subject = { subjectKind: 'workOrder', subjectId: workOrderId }
    const started = performance.now()
    await ask(desk, 'workOrders.get', { workOrderId })
    await ask(desk, 'record.notes', subject)
    await ask(desk, 'record.history', { ...subject, limit: 50 })
    return performance.now() - started
  }
  for (let i = 0; i < 5; i++) await open()
  const times: number[] = []
  for (let i = 0; i < openings; i++) times.push(await open())
  return [
    atMost('opening a record with its history, p95', percentile(times, 0.95), 'ms', openTargetMs),
    told('opening a record with its history, median', percentile(times, 0.5), 'ms'),
    told('opening a record with its history, slowest', Math.max(...times), 'ms'),
  ]
}

/** Views as people save them; opening one reads its first page and its count. */
const views: readonly [name: string, args: Readonly<Record<string, unknown>>][] = [
  [
    'open by deadline',
    { filter: { statuses: ['open', 'scheduled', 'inProgress', 'onHold'] }, sort: { by: 'resolveBy' } },
  ],
  ['past resolve by', { filter: { due: 'overdue' }, sort: { by: 'resolveBy' } }],
  ['on hold', { filter: { statuses: ['onHold'] }, sort: { by: 'openedAt', descending: true } }],
  ['done, newest first', { filter: { statuses: ['done'] }, sort: { by: 'openedAt', descending: true } }],
  [
    'emergencies of two weeks',
    {
      filter: { priorities: ['emergency'], openedFrom: filledUntil - 14 * dayMs },
      sort: { by: 'openedAt', descending: true },
    },
  ],
  ['everything by number', { filter: {}, sort: { by: 'number' } }],
]

async function openViews(desk: TestBackend): Promise<BenchResult[]> {
  const results: BenchResult[] = []
  const all: number[] = []
  for (const [name, args] of views) {
    const times: number[] = []
    for (let i = 0; i < 43; i++) {
      const started = performance.now()
      await ask(desk, 'workOrders.page', { ...args, limit: 200 })
      await ask(desk, 'workOrders.count', { filter: args['filter'] })
      if (i >= 3) times.push(performance.now() - started)
    }
    all.push(...times)
    results.push(atMost(`saved view, ${name}, p95`, percentile(times, 0.95), 'ms', viewTargetMs))
  }
  return [...results, atMost('saved view, all of the above, p95', percentile(all, 0.95), 'ms', viewTargetMs)]
}

/** One bulk change of a thousand work orders and its one undo, several times over. */
async function changeMany(desk: TestBackend): Promise<BenchResult[]> {
  const { db } = desk.backend.context.store
  const ids = db
    .prepare("SELECT id FROM work_orders WHERE status IN ('open', 'scheduled') ORDER BY number DESC LIMIT ?")
    .pluck()
    .all(changed) as string[]
  const forth: number[] = []
  const back: number[] = []
  for (let round = 0; round < 5; round++) {
    const started = performance.now()
    await tell(desk, 'command', 'workOrder.editMany', { workOrderIds: ids, set: { team: `Team ${round}` } })
    const half = performance.now()
    await tell(desk, 'action', 'history.undo', {})
    back.push(performance.now() - half)
    forth.push(half - started)
  }
  const teams = db.prepare("SELECT count(*) FROM work_orders WHERE team LIKE 'Team %'").pluck().get() as number
  if (teams > 0) throw new Error(`undo left ${teams} work orders changed`)
  return [
    atMost(`bulk change of ${ids.length} work orders, median`, percentile(forth, 0.5), 'ms', bulkTargetMs),
    atMost('its undo, one step, median', percentile(back, 0.5), 'ms', bulkTargetMs),
  ]
}

async function ask(desk: TestBackend, name: string, args: object): Promise<void> {
  await tell(desk, 'query', name, args)
}

async function tell(desk: TestBackend, kind: 'query' | 'command' | 'action', name: string, args: object) {
  const reply = await desk.backend.call({ kind, name, args })
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`)
}
