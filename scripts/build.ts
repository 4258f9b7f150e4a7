import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { listFiles, repositoryRoot } from './source-files.ts'
import type { SourceFile } from './source-files.ts'

/** Everything the built programs are made from. */
const sources = [
  'renderer',
  'shared',
  'optimizer',
  'resources',
  'electron',
  'electron.vite.config.ts',
  'tsconfig.json',
  'tsconfig.web.json',
  'package.json',
  'package-lock.json',
]
const outDir = path.join(repositoryRoot, 'out')
const stampFile = path.join(outDir, '.stamp')
const lockFile = path.join(repositoryRoot, '.cache', 'build.lock')

/** What the last build was made from: a quick mark (sizes and times), and the content when the quick mark differs. */
interface Stamp {
  readonly quick: string
  readonly content: string
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const quickMark = (files: readonly SourceFile[]) =>
  hashOf(files.map((file) => `${file.path} ${file.size} ${file.mtimeMs}`).join('\n'))

function contentMark(files: readonly SourceFile[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file.path}\0`).update(readFileSync(path.join(repositoryRoot, file.path)))
  return hash.digest('hex')
}

function readStamp(): Stamp | null {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8')) as Stamp
  } catch {
    return null
  }
}

/** Whether `out/` was made from the sources as they are now. */
export function isBuilt(): boolean {
  const stamp = readStamp()
  if (!stamp || !existsSync(path.join(outDir, 'renderer', 'index.html'))) return false
  const files = listFiles(sources)
  const quick = quickMark(files)
  if (stamp.quick === quick) return true
  if (stamp.content !== contentMark(files)) return false
  writeFileSync(stampFile, JSON.stringify({ ...stamp, quick }))
  return true
}

/** The build failed; the message holds what the builder said. */
export class BuildError extends Error {}

/**
 * Builds the programs when their sources changed since the last build. Several processes may ask at the same time:
 * one builds, the others wait for it. Returns whether anything was built.
 */
export async function ensureBuilt(say: (text: string) => void = () => {}): Promise<boolean> {
  if (isBuilt()) return false
  const release = await takeBuildLock()
  try {
    if (isBuilt()) return false
    const started = performance.now()
    say('Building …')
    const files = listFiles(sources)
    const stamp: Stamp = { quick: quickMark(files), content: contentMark(files) }
    rmSync(stampFile, { force: true })
    runBuilder()
    writeFileSync(stampFile, JSON.stringify(stamp))
    say(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
    return true
  } finally {
    release()
  }
}

function runBuilder(): void {
  const builder = path.join(repositoryRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const done = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
    cwd: repositoryRoot,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (done.status === 0) return
  throw new BuildError(`The build failed:\n${done.stdout}${done.stderr}`.trimEnd())
}

/** A lock left by a process that died is taken over. */
async function takeBuildLock(): Promise<() => void> {
  mkdirSync(path.dirname(lockFile), { recursive: true })
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
      return () => rmSync(lockFile, { force: true })
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown
    }
    if (!isHeld()) rmSync(lockFile, { force: true })
    else await sleep(150)
  }
}

function isHeld(): boolean {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8'))
    const justTaken = Date.now() - statSync(lockFile).mtimeMs < 1_000
    if (!Number.isInteger(pid) || pid <= 0) return justTaken
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM'
  }
}

if (import.meta.main) {
  try {
    const built = await ensureBuilt((text) => process.stdout.write(`${text}\n`))
    if (!built) process.stdout.write('Everything is built.\n')
  } catch (thrown) {
    if (!(thrown instanceof BuildError)) throw thrown
    process.stderr.write(`${thrown.message}\n`)
    process.exitCode = 1
  }
}
