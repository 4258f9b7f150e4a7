import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importResultSchema } from '#shared/actions/import.ts'
import { sharedData } from '#tests/doubles/import-files.ts'
import { repositoryRoot } from '#tests/doubles/repository-root.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-import-command-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const program = path.join(repositoryRoot, 'electron', 'node', 'fieldboard.ts')
const fieldboard = (...words: string[]) =>
  spawnSync(process.execPath, [program, ...words, '--data', path.join(folder, 'data')], { encoding: 'utf8' })

test('a file with a bad row ends with code 1, says which row and why, and hands it back', () => {
  const file = path.join(folder, 'calls.csv')
  writeFileSync(file, 'id,title,opened\n1,Leak,2026-01-05 08:00\n2,Leak,soon\n')
  const rejected = path.join(folder, 'back.csv')
  const run = fieldboard('import', file, '--rejected', rejected)
  expect(run.status).toBe(1)
  expect(run.stdout).toContain('calls.csv (generic): 2 rows read, 1 added, 0 updated, 0 unchanged, 1 rejected.')
  expect(run.stdout).toContain('row 3: opened: “soon” is not a date and time like YYYY-MM-DD HH:mm:ss')
  expect(readFileSync(rejected, 'utf8')).toContain('2,Leak,soon,')
  const undo = fieldboard('undo')
  expect([undo.status, undo.stdout]).toEqual([0, 'Taken back: import calls.csv (2 rows).\n'])
})

test('a file that is not there, an instant without an offset and an unknown mapping are said in words', () => {
  const file = path.join(folder, 'some.csv')
  writeFileSync(file, 'id,title,opened\n')
  const missing = fieldboard('import', path.join(folder, 'nowhere.csv'))
  expect([missing.status, missing.stderr]).toEqual([4, 'There is no file nowhere.csv. Nothing was imported.\n'])
  const instant = fieldboard('import', file, '--as-of', '2011-09-06 12:00')
  expect([instant.status, instant.stderr]).toEqual([2, expect.stringContaining('with its offset')])
  const mapping = fieldboard('import', file, '--mapping', 'bostn')
  expect([mapping.status, mapping.stderr]).toEqual([2, expect.stringContaining('There is no mapping named “bostn”')])
})

const boston = sharedData('boston-311', 'boston311_2011-09-01_14.csv')
test.skipIf(boston === null)('the Boston file comes in as JSON for machines, and again as unchanged', () => {
  const words = ['import', boston!, '--mapping', 'boston-311', '--json']
  const first = importResultSchema.parse(JSON.parse(fieldboard(...words).stdout))
  expect(first.files.at(-1)).toMatchObject({ rowsRead: 4573, rowsAdded: 4573, rowsRejected: 0 })
  const again = importResultSchema.parse(JSON.parse(fieldboard(...words).stdout))
  expect([again.runId, again.files.at(-1)?.rowsUnchanged]).toEqual([null, 4573])
})
