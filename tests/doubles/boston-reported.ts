import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createCsvScanner, csvLine } from '#shared/domain/import/csv-scanner.ts'
import { requestAcceptMany } from '#shared/commands/request/accept-many.ts'
import { bostonDay, bostonFile, bostonTime } from './boston-day.ts'
import { importOk } from './import-files.ts'
import { expectOk, openTestBackend } from './test-backend.ts'
import type { TestBackend } from './test-backend.ts'

const companions = ['work-types-assumed.csv', 'roster-assumed.csv']
/** What the city wrote when the work was over: nobody knew it when the request came in. */
const writtenLater = ['closed_dt', 'ontime', 'closure_reason']

/**
 * An office that has every request opened on 6 September 2011 and nothing else, each as it was reported, and has
 * accepted all that are field work: 476 visits that wait. The clock stands at the end of that day.
 */
export async function openBostonReported(): Promise<TestBackend> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-boston-'))
  const desk = openTestBackend({ now: bostonTime('23:59') + 59_999 })
  try {
    const file = path.join(folder, 'reported.csv')
    writeFileSync(file, asReported(readFileSync(bostonFile!, 'utf8')))
    for (const name of companions) copyFileSync(path.join(path.dirname(bostonFile!), name), path.join(folder, name))
    await importOk(desk, { file: { path: file }, mapping: 'boston-311', asOf: desk.clock.now() })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const ids = desk.backend.context.store.db
    .prepare("SELECT id FROM requests WHERE status = 'new' ORDER BY external_id")
    .pluck()
    .all()
  expectOk(await desk.client.command(requestAcceptMany, { requestIds: ids as string[] }))
  return desk
}

/** The rows opened on the day, open still. */
function asReported(text: string): string {
  const scanner = createCsvScanner(',')
  const [header, ...rows] = [...scanner.push(text), ...scanner.end()].map(({ cells }) => cells)
  const columnOf = (name: string) => header!.indexOf(name)
  const emptied = writtenLater.map(columnOf)
  const status = columnOf('case_status')
  const openedOnDay = rows.filter((cells) => cells[columnOf('open_dt')]!.startsWith(bostonDay))
  const open = openedOnDay.map((cells) =>
    cells.map((cell, column) => (column === status ? 'Open' : emptied.includes(column) ? '' : cell)),
  )
  return [header!, ...open].map((cells) => csvLine(cells, ',')).join('')
}
