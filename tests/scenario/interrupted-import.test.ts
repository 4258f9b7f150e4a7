import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findDamage } from '#electron/store/damage.ts'
import { databaseFileName } from '#electron/store/open-database.ts'
import { historyUndo } from '#shared/actions/app.ts'
import { settingsSet } from '#shared/commands/settings/set.ts'
import { historyOffers } from '#shared/queries/app.ts'
import { importRuns } from '#shared/queries/import.ts'
import { importOk, recordCounts } from '#tests/doubles/import-files.ts'
import { repositoryRoot } from '#tests/doubles/repository-root.ts'
import { growDisk, mayMount, mountDisk, unmount } from '#tests/doubles/small-disk.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'

/* An import that does not come to its end, in real processes: the program is killed, or the disk is full. */

let folder: string
let dataDir: string
const mounts: string[] = []

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-interrupted-'))
  dataDir = path.join(folder, 'data')
  mkdirSync(dataDir)
})
afterEach(() => {
  mounts.splice(0).forEach(unmount)
  rmSync(folder, { recursive: true, force: true })
})

const program = path.join(repositoryRoot, 'electron', 'node', 'fieldboard.ts')

/** Rows of the file: ten batches. */
const rows = 20_000

/** A file of calls, of which each address is another. */
function writeCalls(): string {
  const file = path.join(folder, 'calls.csv')
  const lines = Array.from(
    { length: rows },
    (_, at) => `C-${at},Leak ${at},2026-01-05 08:00,${at} Main St,40.${100_000 + at},-75.1`,
  )
  writeFileSync(file, ['id,title,opened,address,latitude,longitude', ...lines, ''].join('\n'))
  return file
}

/** Something that is there before the import and must still be there after everything. */
async function moveIn(): Promise<void> {
  await using desk = openTestBackend({ dataDir })
  expectOk(desk.run(settingsSet, { name: 'organisationName', value: 'North Depot' }))
}

/** What a stopped import leaves: a sound database, its rows, its run marked as not finished, and one step to undo. */
async function expectUnfinished(desk: TestBackend): Promise<number> {
  const { store } = desk.backend.context
  expect(findDamage(store.db, 10)).toEqual([])
  const { runs } = expectOk(await desk.client.query(importRuns, {}))
  expect(runs).toMatchObject([{ fileName: 'calls.csv', status: 'running', finishedAt: null }])
  const { undo } = expectOk(await desk.client.query(historyOffers, {}))
  expect(undo).toMatchObject({ key: 'history.importPart', values: { file: 'calls.csv' } })
  const { requests } = recordCounts(desk)
  expect(requests).toBeGreaterThan(0)
  return requests!
}

async function expectAllTakenAway(desk: TestBackend): Promise<void> {
  expectOk(await desk.client.action(historyUndo, {}))
  expect(recordCounts(desk)).toEqual({ settings: 1 })
  const { store } = desk.backend.context
  expect(store.records.get('settings', 'organisationName')?.value).toBe('North Depot')
  expect(findDamage(store.db, 10)).toEqual([])
}

describe('an import whose program is killed', () => {
  const open = (options: Database.Options = {}) => new Database(path.join(dataDir, databaseFileName), options)

  /** Starts an import and kills its program once some rows, but not all, are in the database. */
  async function killHalfway(file: string): Promise<void> {
    // Every request takes its time, so that there is a halfway to be met, however busy the machine is.
    const slow = open()
    slow.exec(`CREATE TRIGGER slowly AFTER INSERT ON requests BEGIN
      SELECT count(*) FROM (WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i FROM n);
    END`)
    slow.close()
    const child = spawn(process.execPath, [program, 'import', file, '--data', dataDir], { stdio: 'ignore' })
    const ended = new Promise<NodeJS.Signals | null>((resolve) =>
      child.once('exit', (_code, signal) => resolve(signal)),
    )
    const look = open({ readonly: true })
    const taken = look.prepare('SELECT count(*) FROM requests').pluck()
    await expect.poll(() => taken.get() as number, { interval: 5 }).toBeGreaterThan(0)
    look.close()
    child.kill('SIGKILL')
    expect(await ended).toBe('SIGKILL')
    const quick = open()
    quick.exec('DROP TRIGGER slowly')
    quick.close()
  }

  test('leaves a database that opens, says that it is not finished, and is taken back with one undo', async () => {
    await moveIn()
    await killHalfway(writeCalls())
    await using desk = openTestBackend({ dataDir })
    // Whole batches only: each is one transaction.
    const taken = await expectUnfinished(desk)
    expect(taken % 2_000).toBe(0)
    expect(taken).toBeLessThan(rows)
    await expectAllTakenAway(desk)
  })

  test('is brought to its end by importing the file again, which doubles nothing', async () => {
    await moveIn()
    const file = writeCalls()
    await killHalfway(file)
    await using desk = openTestBackend({ dataDir })
    const taken = await expectUnfinished(desk)
    const again = await importOk(desk, { file: { path: file }, mapping: 'generic' })
    expect(again.files[0]).toMatchObject({ rowsRead: rows, rowsUnchanged: taken, rowsAdded: rows - taken })
    expect(recordCounts(desk)).toMatchObject({ requests: rows, sites: rows })
    expectOk(await desk.client.action(historyUndo, {}))
    await expectAllTakenAway(desk)
  })
})

describe('an import that fills the disk', () => {
  test('says what happened and what is there, and is taken back with one undo once there is room', async (context) => {
    if (!mayMount) return context.skip('only root may mount a small disk')
    mountDisk(dataDir, '16m')
    mounts.push(dataDir)
    await moveIn()
    const done = spawnSync(process.execPath, [program, 'import', writeCalls(), '--data', dataDir], {
      encoding: 'utf8',
    })
    expect({ code: done.status, stdout: done.stdout }).toEqual({ code: 3, stdout: '' })
    expect(done.stderr).toContain('The disk is full.')
    expect(done.stderr).toContain('What had been imported until then is still there; Undo takes it back.')
    growDisk(dataDir, '200m')
    await using desk = openTestBackend({ dataDir })
    const taken = await expectUnfinished(desk)
    expect(taken % 2_000).toBe(0)
    expect(taken).toBeLessThan(rows)
    await expectAllTakenAway(desk)
  })
})
