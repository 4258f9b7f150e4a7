import { appendFileSync, closeSync, mkdirSync, openSync, readFileSync, rmSync, watch, writeSync } from 'node:fs'
import type { FSWatcher } from 'node:fs'
import path from 'node:path'

/** What a second start tells the first. */
export interface SecondStart {
  readonly argv: readonly string[]
  readonly workingDirectory: string
}

/** The first process's hold on a folder. */
export interface InstanceLock {
  release(): void
}

/**
 * Takes the folder for this process, or tells the process that has it about this start and answers null. Synchronous,
 * as Electron's is: the holder's process id stands in a file, later starts append a line to another.
 */
export function takeInstanceLock(folder: string, onSecondStart: (start: SecondStart) => void): InstanceLock | null {
  mkdirSync(folder, { recursive: true })
  const lockFile = path.join(folder, 'electron-double.pid')
  const startsFile = path.join(folder, 'electron-double.starts')
  if (!claim(lockFile)) {
    const start: SecondStart = { argv: process.argv, workingDirectory: process.cwd() }
    appendFileSync(startsFile, `${JSON.stringify(start)}\n`)
    return null
  }
  rmSync(startsFile, { force: true })
  let heard = 0
  const watcher: FSWatcher = watch(folder, (_event, name) => {
    if (name !== path.basename(startsFile)) return
    const lines = readFileSync(startsFile, 'utf8').split('\n').slice(0, -1)
    for (const line of lines.slice(heard)) onSecondStart(JSON.parse(line) as SecondStart)
    heard = lines.length
  })
  watcher.unref()
  return {
    release() {
      watcher.close()
      rmSync(lockFile, { force: true })
      rmSync(startsFile, { force: true })
    },
  }
}

function claim(lockFile: string): boolean {
  try {
    const file = openSync(lockFile, 'wx')
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch {
    if (isAlive(Number(readFileSync(lockFile, 'utf8')))) return false
    rmSync(lockFile, { force: true })
    return claim(lockFile)
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
