import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { historyUndo } from '#shared/actions/app.ts'
import { csvLine } from '#shared/domain/import/csv-scanner.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { importOk, sharedData } from '#tests/doubles/import-files.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import { atLeast, atMost, told } from './bench.ts'
import type { BenchResult } from './bench.ts'

export const suite = 'import'

const rows = Number(process.env['FIELDBOARD_BENCH_IMPORT_ROWS'] ?? 200_000)
const rowsPerSecondTarget = 10_000
const peakMemoryTargetMb = 600
const bostonTargetSeconds = 5
const excavatorUndoTargetSeconds = 5

/** A large generated file, and two real weeks where they are there, through the worker as the window starts it. */
export async function run(say: (text: string) => void): Promise<BenchResult[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-bench-import-'))
  try {
    const file = path.join(folder, 'requests.csv')
    say(`writing ${rows.toLocaleString('en')} rows`)
    writeRequests(file)
    return [...(await large(file, say)), ...(await boston(say)), ...(await excavators(say))]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function large(file: string, say: (text: string) => void): Promise<BenchResult[]> {
  await using desk = openTestBackend()
  let peakBytes = 0
  let worstStallMs = 0
  let lastBeat = performance.now()
  // The beat of the main thread: what a window would feel of the import.
  const beat = setInterval(() => {
    const now = performance.now()
    worstStallMs = Math.max(worstStallMs, now - lastBeat - 50)
    lastBeat = now
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss())
  }, 50)
  say('importing')
  const importSeconds = await seconds(() => importOk(desk, { file: { path: file }, mapping: 'generic' }))
  say('importing again')
  const againSeconds = await seconds(() => importOk(desk, { file: { path: file }, mapping: 'generic' }))
  say('taking back')
  lastBeat = performance.now()
  const undoSeconds = await seconds(async () => expectOk(await desk.client.action(historyUndo, {})))
  clearInterval(beat)
  return [
    told('rows', rows, 'rows'),
    atLeast('import, new rows', rows / importSeconds, 'rows/s', rowsPerSecondTarget),
    atLeast('import, unchanged rows', rows / againSeconds, 'rows/s', rowsPerSecondTarget),
    told('undo of the import', undoSeconds, 's'),
    told('longest stall of the main thread', worstStallMs, 'ms'),
    atMost('peak memory of the process', peakBytes / 1e6, 'MB', peakMemoryTargetMb),
  ]
}

async function boston(say: (text: string) => void): Promise<BenchResult[]> {
  const file = sharedData('boston-311', 'boston311_2011-09-01_14.csv')
  if (!file) return []
  say('importing the Boston file')
  await using desk = openTestBackend()
  const took = await seconds(() => importOk(desk, { file: { path: file }, mapping: 'boston-311' }))
  return [atMost('two weeks of Boston, 4,573 rows', took, 's', bostonTargetSeconds)]
}

async function excavators(say: (text: string) => void): Promise<BenchResult[]> {
  const file = sharedData('nist-excavators', 'excavators-raw.csv')
  if (!file) return []
  say('importing the excavators')
  await using desk = openTestBackend()
  const took = await seconds(() => importOk(desk, { file: { path: file }, mapping: 'nist-excavators' }))
  say('taking the excavators back')
  const undo = await seconds(async () => expectOk(await desk.client.action(historyUndo, {})))
  return [
    told('history of five excavators, 5,485 work orders', took, 's'),
    atMost('its undo', undo, 's', excavatorUndoTargetSeconds),
  ]
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

/** Requests as a call centre exports them: two thirds of the addresses come back, one row in fifty has no place. */
function writeRequests(file: string): void {
  const random = seededRandom(311)
  const kinds = ['Street light out', 'Pothole', 'Missed collection', 'Tree limb down', 'Leaking hydrant', 'Graffiti', 'Signal repair', 'Blocked drain'] // prettier-ignore
  const streets = Array.from({ length: 400 }, (_, at) => `${['Oak', 'Maple', 'Harbor', 'Mill', 'Station'][at % 5]} ${['Street', 'Avenue', 'Lane', 'Road'][at % 4]} ${at}`) // prettier-ignore
  const header = ['id', 'title', 'description', 'type', 'status', 'opened', 'due', 'closed', 'address', 'city', 'zip', 'latitude', 'longitude', 'source', 'team'] // prettier-ignore
  writeFileSync(file, csvLine(header, ','))
  let waiting = ''
  for (let id = 1; id <= rows; id++) {
    const kind = random.pick(kinds)
    const openedMs = Date.UTC(2024, 0, 1) + Math.floor((id / rows) * 365 * 86_400_000)
    const closed = random.chance(0.8)
    const at = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
    const street = random.integer(0, 399)
    const house = random.integer(1, Math.max(20, Math.floor(rows / 1200)))
    const placed = !random.chance(0.02)
    waiting += csvLine(
      [
        `C-${id}`,
        kind,
        `Caller reports: ${kind.toLowerCase()}, ${random.pick(['urgent', 'since yesterday', 'again', 'near the school'])}. Seen by ${random.integer(1, 9)} people.`,
        kind,
        closed ? 'Closed' : 'Open',
        at(openedMs),
        at(openedMs + 3 * 86_400_000),
        closed ? at(openedMs + random.integer(1, 200) * 3_600_000) : '',
        `${house} ${streets[street]}`,
        'Exampleville',
        String(10_000 + (street % 40)),
        placed ? (40 + street / 5_000 + house / 1e6).toFixed(6) : '',
        placed ? (-75 - street / 7_000 - house / 1e6).toFixed(6) : '',
        random.pick(['Phone', 'Web', 'App']),
        `Team ${street % 12}`,
      ],
      ',',
    )
    if (waiting.length < 1 << 20 && id < rows) continue
    appendFileSync(file, waiting)
    waiting = ''
  }
}
