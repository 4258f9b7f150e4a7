import { openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { dayMs } from '#shared/kernel/zone.ts'
import { atMost, percentile, told } from './bench.ts'
import type { BenchResult } from './bench.ts'
import { callerTexts } from './store-data/callers.ts'
import { filledUntil } from './store-data/fill-store.ts'
import { benchWorkOrders as workOrders, filledFolder } from './store-data/filled-folder.ts'

export const suite = 'store'

const calls = 200
const pageTargetMs = 50
const searchTargetMs = 30
const callerTargetMs = 50

/** Pages of the list and searches while a million work orders are kept, through the same door the window uses. */
export async function run(say: (text: string) => void): Promise<BenchResult[]> {
  const started = performance.now()
  const dataDir = await filledFolder('store', say)
  const filledSeconds = (performance.now() - started) / 1000
  await using desk = openTestBackend({ dataDir, now: filledUntil })
  const results: BenchResult[] = []
  const pages: number[] = []
  const pagesWorked: number[] = []
  for (const [name, args] of pageCalls) {
    const { waited, worked } = await measure((i) => readPage(desk, args, i))
    pages.push(...waited)
    pagesWorked.push(...worked)
    results.push(atMost(`list page, ${name}, p95`, percentile(waited, 0.95), 'ms', pageTargetMs))
  }
  results.push(atMost('list page, all of the above, p95', percentile(pages, 0.95), 'ms', pageTargetMs))
  const searches = await measure((i) => search(desk, searchTexts[i % searchTexts.length]!))
  results.push(atMost('search over everything, p95', percentile(searches.waited, 0.95), 'ms', searchTargetMs))
  results.push(told('search over everything, slowest', Math.max(...searches.waited), 'ms'))
  results.push(...(await callers(desk)))
  // On a machine that does other things as well, these two say what the figures above would be without them.
  results.push(told('list page, processor time, p95', percentile(pagesWorked, 0.95), 'ms'))
  results.push(told('search over everything, processor time, p95', percentile(searches.worked, 0.95), 'ms'))
  results.push(told('work orders', workOrders, 'rows'))
  results.push(told('filling or opening the store', filledSeconds, 's'))
  return results
}

/** Who is calling, found at every letter that is typed; p95 of the whole texts, letter by letter. */
export async function callers(desk: TestBackend): Promise<BenchResult[]> {
  const typed = callerTexts.flatMap((text) => [...text].map((_, at) => text.slice(0, at + 1)))
  const { waited, worked } = await measure((i) => ask(desk, 'call.find', { text: typed[i % typed.length]! }))
  return [
    atMost('caller search while typing, p95', percentile(waited, 0.95), 'ms', callerTargetMs),
    told('caller search while typing, median', percentile(waited, 0.5), 'ms'),
    told('caller search while typing, slowest', Math.max(...waited), 'ms'),
    told('caller search while typing, processor time, p95', percentile(worked, 0.95), 'ms'),
  ]
}

/** Lists as people set them. Every call reads one page on from the call before, so that cursors of all depths are tried. */
const pageCalls: readonly [name: string, args: Readonly<Record<string, unknown>>][] = [
  ['by resolve-by', { sort: { by: 'resolveBy' } }],
  ['newest first', { sort: { by: 'openedAt', descending: true } }],
  ['by number', { sort: { by: 'number' } }],
  ['by priority', { sort: { by: 'priority' } }],
  ['by status', { sort: { by: 'status' } }],
  [
    'not yet done, by resolve-by',
    { filter: { statuses: ['open', 'scheduled', 'inProgress', 'onHold'] }, sort: { by: 'resolveBy' } },
  ],
  ['overdue', { filter: { due: 'overdue' }, sort: { by: 'resolveBy' } }],
  [
    'emergencies of two weeks',
    {
      filter: { priorities: ['emergency'], openedFrom: filledUntil - 14 * dayMs },
      sort: { by: 'openedAt', descending: true },
    },
  ],
  ['with words', { filter: { text: 'boiler leak' }, sort: { by: 'resolveBy' } }],
]

const searchTexts = [
  '501234',
  'boiler',
  'lift stu',
  'quarry house 77',
  'hydrant orchard',
  'FB123',
  'no heating sensor',
  'zzz',
  'm',
  'ward 7',
]

interface Page {
  readonly rows: readonly unknown[]
  readonly next: string | null
}
let cursor: string | null = null

async function readPage(desk: TestBackend, args: Readonly<Record<string, unknown>>, i: number): Promise<void> {
  if (i === 0) cursor = null
  const page = await ask<Page>(desk, 'workOrders.page', { ...args, after: cursor, limit: 100 })
  if (i === 0 && page.rows.length === 0) throw new Error(`the list is empty: ${JSON.stringify(args)}`)
  cursor = page.next
}

async function search(desk: TestBackend, text: string): Promise<void> {
  await ask(desk, 'search.find', { text })
}

async function ask<T>(desk: TestBackend, name: string, args: object): Promise<T> {
  const reply = await desk.backend.call({ kind: 'query', name, args })
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`)
  return reply.value as T
}

/** Milliseconds of each call, after a few that are not counted: as people wait, and as the processor worked. */
async function measure(call: (i: number) => Promise<void>): Promise<{ waited: number[]; worked: number[] }> {
  for (let i = 0; i < 3; i++) await call(i)
  const waited: number[] = []
  const worked: number[] = []
  for (let i = 0; i < calls; i++) {
    const started = performance.now()
    const before = process.cpuUsage()
    await call(i)
    const { user, system } = process.cpuUsage(before)
    waited.push(performance.now() - started)
    worked.push((user + system) / 1000)
  }
  return { waited, worked }
}
