import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { sandboxArgs } from './find-chromium.ts'

/** A Chromium window without address bar that shows one page. */
export interface AppWindow {
  /** Resolves when the window was closed, with the exit code of the browser. */
  readonly closed: Promise<number>
  close(): void
}

/**
 * Opens the page in an app window with a browser profile of its own inside the data folder: closing the window then
 * ends that browser, and the person's own browser stays out of it.
 */
export function openAppWindow(chromium: string, url: string, dataDir: string): AppWindow {
  const profile = path.join(dataDir, 'browser')
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  const child = spawn(
    chromium,
    [
      `--app=${url}`,
      `--user-data-dir=${profile}`,
      '--class=Fieldboard',
      '--window-size=1440,900',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-sync',
      '--disable-background-networking',
      '--disable-features=Translate',
      ...sandboxArgs(),
    ],
    { stdio: 'ignore' },
  )
  const closed = new Promise<number>((resolve) => {
    child.once('error', () => resolve(127))
    child.once('exit', (code) => resolve(code ?? 0))
  })
  return { closed, close: () => void child.kill('SIGTERM') }
}
