import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeInstanceLock } from '#tests/doubles/electron/single-instance.ts'

let folder = ''
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'instance-'))))
afterEach(() => rmSync(folder, { recursive: true }))

test('a folder has one holder, who hears of later starts', async () => {
  const heard = Promise.withResolvers<string>()
  const first = takeInstanceLock(folder, (start) => heard.resolve(start.workingDirectory))
  expect(first).not.toBeNull()
  expect(takeInstanceLock(folder, () => {})).toBeNull()
  expect(await heard.promise).toBe(process.cwd())
  first!.release()
})

test('after release, or the end of its process, another may have it', () => {
  takeInstanceLock(folder, () => {})!.release()
  writeFileSync(path.join(folder, 'electron-double.pid'), '999999999')
  const next = takeInstanceLock(folder, () => {})
  expect(next).not.toBeNull()
  next!.release()
})
