import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { watch } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { chromium } from 'playwright-core'
import type { BrowserContext } from 'playwright-core'

/** A Chromium of our own and the way into it. */
export interface RunningChromium {
  readonly context: BrowserContext
  readonly debuggingPort: number
  /** Ends the process and waits for it. */
  close(): Promise<void>
}

/** Starts the installed Chromium on a profile folder; `CHROMIUM_PATH` names another than Debian's. */
export async function startChromium(profileDir: string): Promise<RunningChromium> {
  await mkdir(profileDir, { recursive: true })
  const portFile = path.join(profileDir, 'DevToolsActivePort')
  await rm(portFile, { force: true })
  const child = spawn(
    process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--headless=new',
      '--disable-gpu',
      '--no-first-run',
      '--no-default-browser-check',
      '--remote-debugging-port=0',
      `--user-data-dir=${profileDir}`,
      'about:blank',
    ],
    { stdio: 'ignore' },
  )
  // However our process ends, and be it while Chromium is still starting, it takes Chromium along.
  process.on('exit', () => child.kill('SIGKILL'))
  const debuggingPort = await portOnceWritten(child, profileDir, portFile)
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${debuggingPort}`)
  return {
    context: browser.contexts()[0]!,
    debuggingPort,
    async close() {
      const ended = child.exitCode === null ? new Promise((resolve) => child.once('exit', resolve)) : null
      child.kill()
      await ended
    },
  }
}

/** Chromium writes its port into the profile once it listens. */
async function portOnceWritten(child: ChildProcess, folder: string, portFile: string): Promise<number> {
  const watcher = watch(folder)
  try {
    return await new Promise<number>((resolve, reject) => {
      const look = () =>
        readFile(portFile, 'utf8').then(
          (text) => {
            if (text.includes('\n')) resolve(Number(text.split('\n')[0]))
          },
          () => {}, // not there yet
        )
      watcher.on('change', () => void look())
      child.once('error', reject)
      child.once('exit', (code) => reject(new Error(`Chromium ended with code ${code} before it could be used`)))
      void look()
    })
  } finally {
    watcher.close()
  }
}
