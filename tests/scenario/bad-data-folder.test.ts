import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { settingsSet } from '#shared/commands/settings/set.ts'
import { storeVersion } from '#electron/store/migrate.ts'
import { databaseFileName } from '#electron/store/open-database.ts'
import { repositoryRoot } from '#scripts/source-files.ts'
import { mayMount, mountDisk, unmount } from '#tests/doubles/small-disk.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'

let folder: string
const mounts: string[] = []

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-bad-'))
})

afterEach(() => {
  mounts.splice(0).forEach(unmount)
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true, force: true })
})

const isRoot = process.getuid?.() === 0

/** Runs a program of ours to its end, as a person would from a terminal. */
function program(entry: string, ...args: string[]) {
  const done = spawnSync(process.execPath, [path.join(repositoryRoot, entry), ...args], {
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { code: done.status, stdout: done.stdout, stderr: done.stderr.trim() }
}
const host = (...args: string[]) => program('electron/node/main.ts', '--no-window', ...args)
const cli = (...args: string[]) => program('electron/node/fieldboard.ts', ...args)

/** A data folder with one thing in it that must not be lost. */
async function folderWithData(dataDir: string): Promise<void> {
  const desk = openTestBackend({ dataDir })
  expectOk(desk.run(settingsSet, { name: 'organisationName', value: 'North Depot' }))
  await desk.close()
}

async function expectDataKept(dataDir: string): Promise<void> {
  await using desk = openTestBackend({ dataDir })
  expect(desk.backend.context.store.records.get('settings', 'organisationName')?.value).toBe('North Depot')
  expect(desk.backend.context.store.db.pragma('integrity_check', { simple: true })).toBe('ok')
}

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

const readOnlyMessage =
  'The data folder cannot be written. Nothing was changed. Give yourself write access to it, or choose another with --data.'

describe('a data folder that cannot be written', () => {
  test.skipIf(!isRoot && process.platform === 'win32')('is said to be so, and keeps what it holds', async (context) => {
    const dataDir = path.join(folder, 'data')
    await folderWithData(dataDir)
    if (isRoot) {
      if (!mayMount) return context.skip('root writes everywhere and may not mount here')
      execFileSync('mount', ['--bind', dataDir, dataDir])
      mounts.push(dataDir)
      execFileSync('mount', ['-o', 'remount,ro,bind', dataDir])
    } else {
      chmodSync(dataDir, 0o500)
    }
    expect(host('--data', dataDir)).toEqual({ code: 3, stdout: '', stderr: readOnlyMessage })
    expect(cli('demo', '--data', dataDir)).toMatchObject({ code: 3, stderr: readOnlyMessage })
    if (isRoot) unmount(mounts.pop()!)
    else chmodSync(dataDir, 0o700)
    await expectDataKept(dataDir)
  })

  test('a file where the folder should be is said to be so', () => {
    const file = path.join(folder, 'data')
    writeFileSync(file, 'a letter to my aunt')
    const outcome = host('--data', file)
    expect(outcome.code).toBe(3)
    expect(outcome.stderr).toBe(
      `${file} is a file, not a folder. Nothing was changed. Choose another folder with --data.`,
    )
    expect(readFileSync(file, 'utf8')).toBe('a letter to my aunt')
  })
})

describe('a full disk', () => {
  test('refuses the command that did not fit, and everything before it is there', async (context) => {
    if (!mayMount) return context.skip('only root may mount a small disk')
    const dataDir = path.join(folder, 'disk')
    mkdirSync(dataDir)
    mountDisk(dataDir, '3m')
    mounts.push(dataDir)
    const desk = openTestBackend({ dataDir })
    const value = 'x'.repeat(100_000)
    const kept: string[] = []
    let refused = null
    for (let i = 0; i < 100 && !refused; i++) {
      const outcome = desk.run(settingsSet, { name: `s${i}`, value })
      if (outcome.ok) kept.push(`s${i}`)
      else refused = outcome.error
    }
    expect(refused).toEqual({
      kind: 'storage',
      code: 'full',
      message:
        'The disk is full. The last change was not saved; everything before it is safe. Free some space and try again.',
    })
    expect(kept.length).toBeGreaterThan(3)
    expect(desk.backend.context.store.records.get('settings', `s${kept.length}`)).toBeNull()
    await desk.close()

    await using again = openTestBackend({ dataDir })
    const { store } = again.backend.context
    expect(store.records.all('settings').map((setting) => setting.id)).toEqual(kept)
    expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(store.log.head()).toBe(kept.length)
  })

  test('that has no room for a database at all is said to be full', (context) => {
    if (!mayMount) return context.skip('only root may mount a small disk')
    const dataDir = path.join(folder, 'disk')
    mkdirSync(dataDir)
    mountDisk(dataDir, '64k')
    mounts.push(dataDir)
    const outcome = host('--data', dataDir)
    expect(outcome.code).toBe(3)
    expect(outcome.stderr).toMatch(/^The disk is full\./)
  })
})

describe('a database from a newer Fieldboard', () => {
  test('is refused by window and command line, and not touched', async () => {
    await folderWithData(folder)
    const file = path.join(folder, databaseFileName)
    const db = new Database(file)
    db.pragma(`user_version = ${storeVersion + 10}`)
    db.close()
    const before = hashOf(file)
    const message =
      `This data was written by a newer Fieldboard (data version ${storeVersion + 10}, this program knows ${storeVersion}). ` +
      'Nothing was changed. Install the newer Fieldboard, or point --data at another folder.'
    expect(host('--data', folder)).toEqual({ code: 3, stdout: '', stderr: message })
    expect(cli('check', '--data', folder)).toEqual({ code: 3, stdout: '', stderr: message })
    expect(hashOf(file)).toBe(before)
  })
})

describe('a database from an older Fieldboard', () => {
  test('is not read half understood: reading says to open it once', () => {
    new Database(path.join(folder, databaseFileName)).pragma('user_version = 1')
    const outcome = cli('check', '--data', folder)
    expect(outcome.code).toBe(3)
    expect(outcome.stderr).toContain('Open it once with npm start: that brings it up to date and keeps everything.')
  })
})

describe('a second instance on the same data', () => {
  test('is refused while the first runs, and let in once it is gone, even when it was killed', async () => {
    const first = spawn(
      process.execPath,
      [path.join(repositoryRoot, 'electron/node/main.ts'), '--no-window', '--data', folder],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const ended = new Promise<void>((resolve) => first.once('exit', () => resolve()))
    await new Promise<void>((resolve) =>
      first.stdout.on('data', (text: Buffer) => /ready/.test(String(text)) && resolve()),
    )
    const message = `Fieldboard is already running on this data (${folder}). Use the window that is open, or start this one with another --data folder.`
    expect(host('--data', folder)).toEqual({ code: 3, stdout: '', stderr: message })
    expect(cli('demo', '--data', folder)).toMatchObject({ code: 3, stderr: message })
    // Reading beside the window is allowed.
    expect(cli('check', '--data', folder, '--json').code).toBe(1)
    first.kill('SIGKILL')
    await ended
    expect(cli('demo', '--data', folder).code).toBe(0)
  })
})

describe('a file that is not a database', () => {
  test.each([
    ['text', Buffer.from('This was never a database. '.repeat(200))],
    ['half a database', null],
  ])('(%s) is refused and left as it is', async (_name, content) => {
    const file = path.join(folder, databaseFileName)
    if (content) writeFileSync(file, content)
    else {
      await folderWithData(folder)
      const whole = readFileSync(file)
      writeFileSync(file, Buffer.concat([whole.subarray(0, 100), Buffer.alloc(whole.length - 100, 7)]))
    }
    const before = hashOf(file)
    const message =
      'The database file is damaged or is not a Fieldboard database. It was left as it is. Restore a backup, or choose another folder with --data.'
    expect(host('--data', folder)).toEqual({ code: 3, stdout: '', stderr: message })
    expect(cli('check', '--data', folder)).toEqual({ code: 3, stdout: '', stderr: message })
    expect(hashOf(file)).toBe(before)
  })
})

test('a port that is taken is said to be taken', async () => {
  const { createServer } = await import('node:net')
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const outcome = host('--data', folder, '--port', String(port))
  server.close()
  expect(outcome.code).toBe(2)
  expect(outcome.stderr).toBe(`Port ${port} is taken by another program. Choose another --port, or leave it out.`)
})
