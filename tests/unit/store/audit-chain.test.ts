import Database from 'better-sqlite3'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifyChain } from '#electron/store/audit-chain.ts'
import { databaseFileName } from '#electron/store/open-database.ts'
import { noteAdd } from '#shared/commands/note/add.ts'
import { settingsSet } from '#shared/commands/settings/set.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import { openSmallOffice } from '#tests/doubles/small-office.ts'

/** Opens the file as somebody who means to change the log would: without the triggers that forbid it. */
function tamperWith(dataDir: string, sql: string): void {
  const db = new Database(path.join(dataDir, databaseFileName))
  for (const name of ['command_log_keeps', 'command_log_stays', 'change_log_keeps', 'change_log_stays']) {
    db.exec(`DROP TRIGGER ${name}`)
  }
  db.exec(sql)
  db.close()
}

test('every command is sealed, also undo and redo, and the chain holds across a restart', async () => {
  let desk = openSmallOffice()
  for (let i = 0; i < 5; i += 1) expectOk(desk.run(settingsSet, { name: 'slaTarget', value: i / 10 }))
  expectOk(desk.backend.context.history.undo())
  expectOk(desk.backend.context.history.redo())
  desk = await desk.reopen()
  expectOk(desk.run(noteAdd, { subjectKind: 'workOrder', subjectId: 'v1 order', text: 'Rang the bell' }))
  const report = verifyChain(desk.backend.context.store.db)
  expect(report).toMatchObject({ commands: 8, brokenAt: null, missingAtEnd: 0 })
  expect(report.seal).toMatch(/^[0-9a-f]{64}$/)
  await desk.close()
})

test.each([
  ['a changed name', "UPDATE command_log SET actor_name = 'Nobody' WHERE seq = 2", 2],
  ['a changed value', `UPDATE change_log SET after = '{"value":9}' WHERE seq = 3`, 3],
  ['a change taken out', 'DELETE FROM change_log WHERE seq = 1', 1],
  [
    'a command taken out of the middle',
    'DELETE FROM change_log WHERE seq = 2; DELETE FROM command_log WHERE seq = 2',
    3,
  ],
  ['a moved time', 'UPDATE command_log SET at = at + 1 WHERE seq = 4', 4],
])('%s is found at its command', async (_what, sql, brokenAt) => {
  const desk = openSmallOffice()
  for (let i = 0; i < 4; i += 1) expectOk(desk.run(settingsSet, { name: 'slaTarget', value: i / 10 }))
  tamperWith(desk.dataDir, sql)
  expect(verifyChain(desk.backend.context.store.db).brokenAt).toBe(brokenAt)
  await desk.close()
})

test('commands taken off the end are missed', async () => {
  const desk = openSmallOffice()
  for (let i = 0; i < 4; i += 1) expectOk(desk.run(settingsSet, { name: 'slaTarget', value: i / 10 }))
  tamperWith(desk.dataDir, 'DELETE FROM change_log WHERE seq > 2; DELETE FROM command_log WHERE seq > 2')
  expect(verifyChain(desk.backend.context.store.db)).toMatchObject({ brokenAt: null, missingAtEnd: 2 })
  await desk.close()
})

test('whatever texts a command holds, the chain that was written is the chain that is read', async () => {
  await using desk = openSmallOffice()
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300, minLength: 1 }), (text) => {
      if (text.trim() !== '') desk.run(noteAdd, { subjectKind: 'workOrder', subjectId: 'v1 order', text })
    }),
    { numRuns: 60 },
  )
  expect(verifyChain(desk.backend.context.store.db).brokenAt).toBeNull()
})
