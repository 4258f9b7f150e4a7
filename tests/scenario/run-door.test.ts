import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { repositoryRoot } from '#scripts/source-files.ts'

/** A small project with the real `scripts/run.mjs` and a double of npm that writes down what it was asked. */
let project: string
beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'fieldboard-door-'))
  mkdirSync(path.join(project, 'scripts'))
  copyFileSync(path.join(repositoryRoot, 'scripts/run.mjs'), path.join(project, 'scripts/run.mjs'))
  writeFileSync(path.join(project, 'package-lock.json'), '{"one":1}')
  writeFileSync(
    path.join(project, 'entry.mjs'),
    'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 7',
  )
  writeFileSync(
    path.join(project, 'npm.cjs'),
    `const fs = require('node:fs')
     fs.appendFileSync(${JSON.stringify(path.join(project, 'npm.log'))}, process.argv.slice(2).join(' ') + '\\n')
     if (process.env.NPM_FAILS) { console.error('registry is away'); process.exit(1) }
     fs.mkdirSync(${JSON.stringify(path.join(project, 'node_modules'))}, { recursive: true })
     console.log('added 386 packages')`,
  )
})
afterEach(() => rmSync(project, { recursive: true, force: true }))

function door(env: NodeJS.ProcessEnv = {}, ...args: string[]) {
  const done = spawnSync(process.execPath, [path.join(project, 'scripts/run.mjs'), 'entry.mjs', ...args], {
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: path.join(project, 'npm.cjs'), ...env },
  })
  return { code: done.status, stdout: done.stdout, stderr: done.stderr }
}
const installs = () => {
  const log = path.join(project, 'npm.log')
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []
}

test('the first run installs, and standard output stays the entry’s own', () => {
  const outcome = door({}, 'report', '--json')
  expect(outcome).toMatchObject({ code: 7, stdout: '["report","--json"]\n' })
  expect(outcome.stderr).toMatch(/^Installing packages, once …\nInstalled in \d+ s\.\n$/)
  expect(installs()).toEqual(['ci --ignore-scripts --no-audit --no-fund --no-progress --loglevel=error'])
})

test('the next run installs nothing and says nothing', () => {
  door()
  expect(door()).toMatchObject({ code: 7, stderr: '' })
  expect(installs()).toHaveLength(1)
})

test('a changed lock file is installed again', () => {
  door()
  writeFileSync(path.join(project, 'package-lock.json'), '{"two":2}')
  expect(door().stderr).toContain('package-lock.json changed')
  expect(installs()).toHaveLength(2)
})

test('an install that fails is told with what to do, and tried again next time', () => {
  const failed = door({ NPM_FAILS: '1' })
  expect(failed).toMatchObject({ code: 1, stdout: '' })
  expect(failed.stderr).toContain('registry is away')
  expect(failed.stderr).toContain('Check the network connection, then run the same command again.')
  expect(door().code).toBe(7)
})

test('a linked node_modules is left alone', () => {
  mkdirSync(path.join(project, 'elsewhere'))
  symlinkSync(path.join(project, 'elsewhere'), path.join(project, 'node_modules'))
  expect(door()).toMatchObject({ code: 7, stderr: '' })
  expect(installs()).toEqual([])
})
