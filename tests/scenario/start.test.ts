import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ensureBuilt } from '#scripts/build.ts'
import { repositoryRoot } from '#scripts/source-files.ts'

let folder: string
const running: ChildProcessByStdio<null, Readable, Readable>[] = []

beforeAll(async () => {
  await ensureBuilt()
})
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-start-'))
})
afterEach(async () => {
  // Politely: what was started passes this on to the host, which a SIGKILL would leave behind.
  for (const child of running.splice(0)) {
    if (child.exitCode !== null) continue
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
})

/** Runs `npm start -- …` without npm, until it is ready. */
async function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _w, ...quiet } = process.env
  const child = spawn(process.execPath, ['scripts/run.mjs', 'scripts/start.ts', ...args], {
    cwd: repositoryRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...quiet, ...env },
  })
  running.push(child)
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const url = await new Promise<URL>((resolve, reject) => {
    child.stderr.on('data', (piece: Buffer) => (output += piece.toString()))
    child.stdout.on('data', (piece: Buffer) => {
      output += piece.toString()
      const ready = /Fieldboard is ready: (http:\S+)\n/.exec(output)
      if (ready) resolve(new URL(ready[1]!))
    })
    void ended.then((code) => reject(new Error(`ended with ${code}: ${output}`)))
  })
  return { child, url, ended, output: () => output }
}

const ask = (url: URL, name: string) =>
  fetch(new URL('/rpc', url), {
    method: 'POST',
    headers: { authorization: `Bearer ${url.searchParams.get('token')}` },
    body: JSON.stringify({ kind: 'query', name, args: {} }),
  }).then((response) => response.json() as Promise<{ ok: boolean; value: Record<string, unknown> }>)

test('without a display it serves, says so in one line, answers, and ends cleanly when told to', async () => {
  const { child, url, ended, output } = await start(['--empty'])
  expect(output()).toBe(
    `Only serving, because there is no display to open a window on.\nFieldboard is ready: ${url.href}\n`,
  )
  const page = await (await fetch(url)).text()
  expect(page).toContain('<div id="root">')
  const info = await ask(url, 'app.info')
  expect(info).toMatchObject({ ok: true, value: { empty: true, host: 'node' } })
  const dataDir = String(info.value['dataDir'])
  expect(existsSync(dataDir)).toBe(true)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(existsSync(dataDir)).toBe(false)
})

test('with a display it opens an app window of the browser, and closing that ends the host', async () => {
  const browser = path.join(folder, 'browser.sh')
  const closeIt = path.join(folder, 'close')
  writeFileSync(
    browser,
    `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/arguments'\nwhile [ ! -e '${closeIt}' ]; do sleep 0.05; done\n`,
    { mode: 0o755 },
  )
  const env = { DISPLAY: ':99', FIELDBOARD_CHROMIUM: browser }
  const { url, ended, output } = await start(['--data', path.join(folder, 'data')], env)
  expect(output()).toContain(`Opening an app window of ${browser}, because Electron is not downloaded.\n`)
  writeFileSync(closeIt, '')
  expect(await ended).toBe(0)
  const args = readFileSync(path.join(folder, 'arguments'), 'utf8').split('\n')
  expect(args).toContain(`--app=${url.href}`)
  expect(args).toContain(`--user-data-dir=${path.join(folder, 'data', 'browser')}`)
})

test('a window that cannot be opened leaves Fieldboard served, and says so', async () => {
  const env = { DISPLAY: ':99', FIELDBOARD_CHROMIUM: '/bin/false' }
  const { child, url, ended, output } = await start(['--empty'], env)
  await expect.poll(output).toContain('The window could not be opened (/bin/false ended with 1).')
  expect((await ask(url, 'app.info')).ok).toBe(true)
  child.kill('SIGINT')
  expect(await ended).toBe(0)
})

test('a rehearsal starts its clock where it is told', async () => {
  const { url } = await start(['--empty', '--no-window', '--now', '2011-09-06T08:00:00-04:00'])
  const { value } = await ask(url, 'app.info')
  const late = Number(value['now']) - Date.UTC(2011, 8, 6, 12)
  expect(late).toBeGreaterThanOrEqual(0)
  expect(late).toBeLessThan(600_000)
})

test('the demo is loaded once, opened again, and never into other data', async () => {
  const dataDir = path.join(folder, 'demo')
  const first = await start(['--demo', '--no-window', '--data', dataDir])
  expect(await ask(first.url, 'app.info')).toMatchObject({ value: { empty: false } })
  first.child.kill('SIGTERM')
  await first.ended
  const second = await start(['--demo', '--no-window', '--data', dataDir])
  expect(await ask(second.url, 'app.info')).toMatchObject({ value: { empty: false } })
})

test('wrong options are named, with the right ones, and nothing starts', () => {
  const done = spawnSync(process.execPath, ['scripts/run.mjs', 'scripts/start.ts', '--colour', 'red'], {
    cwd: repositoryRoot,
    encoding: 'utf8',
  })
  expect(done.status).toBe(2)
  expect(done.stdout).toBe('')
  expect(done.stderr).toContain('--colour')
  expect(done.stderr).toContain('--no-window')
})

test('the command line prints only JSON on standard output when asked to', () => {
  const dataDir = path.join(folder, 'desk')
  const fieldboard = (...args: string[]) =>
    spawnSync('npm', ['run', '--silent', 'fieldboard', '--', ...args], { cwd: repositoryRoot, encoding: 'utf8' })
  expect(fieldboard('demo', '--data', dataDir, '--json').status).toBe(0)
  const check = fieldboard('check', '--data', dataDir, '--json')
  expect(JSON.parse(check.stdout)).toMatchObject({ ready: true })
  expect(check.stderr).toBe('')
  expect(fieldboard('no-such-command').status).toBe(2)
})
