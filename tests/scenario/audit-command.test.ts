import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseFileName } from '#electron/store/open-database.ts'
import { repositoryRoot } from '#tests/doubles/repository-root.ts'

let folder: string
const program = path.join(repositoryRoot, 'electron', 'node', 'fieldboard.ts')
const fieldboard = (...words: string[]) =>
  spawnSync(process.execPath, [program, ...words, '--data', path.join(folder, 'data')], { encoding: 'utf8' })

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-audit-'))
  const file = path.join(folder, 'calls.csv')
  writeFileSync(file, 'id,title,opened\n1,Leak,2026-01-05 08:00\n2,"Löschen ‮ <b>",2026-01-05 09:00\n')
  fieldboard('import', file)
  fieldboard('undo')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the exported log proves itself without the database, and a changed line does not', () => {
  const out = path.join(folder, 'log.jsonl')
  const exported = fieldboard('audit', 'export', '--out', out, '--json')
  expect(exported.status).toBe(0)
  const { commands, seal } = JSON.parse(exported.stdout) as { commands: number; seal: string }
  expect(commands).toBeGreaterThan(1)
  const verified = fieldboard('audit', 'verify', out, '--json')
  expect([verified.status, JSON.parse(verified.stdout)]).toEqual([0, { whole: true, commands, seal, brokenAt: null }])
  const again = fieldboard('audit', 'export', '--out', out)
  expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('is there already')])

  const changed = path.join(folder, 'changed.jsonl')
  writeFileSync(changed, readFileSync(out, 'utf8').replace('Leak', 'Leek'))
  const refused = fieldboard('audit', 'verify', changed)
  expect([refused.status, refused.stdout]).toEqual([1, expect.stringContaining('was rewritten')])
  const stranger = path.join(folder, 'stranger.jsonl')
  writeFileSync(stranger, 'id,title\n')
  expect(fieldboard('audit', 'verify', stranger).stderr).toContain('is not an audit log')
})

test('check says that the log was rewritten behind our back, and which command it was', () => {
  expect(fieldboard('audit', 'verify').stdout).toContain('The log is whole')
  const db = new Database(path.join(folder, 'data', databaseFileName))
  db.exec("DROP TRIGGER command_log_keeps; UPDATE command_log SET actor_name = 'Nobody' WHERE seq = 1")
  db.close()
  const check = fieldboard('check')
  expect(check.status).not.toBe(0)
  expect(check.stdout).toContain('The log of what was done was changed outside Fieldboard')
  expect(check.stdout).toContain('command 1')
  expect(fieldboard('audit', 'verify').status).toBe(1)
})
