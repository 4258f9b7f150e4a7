import path from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { findChromium, sandboxArgs } from '#electron/node/find-chromium.ts'
import { startHttpHost } from '#electron/node/http-host.ts'
import type { Backend } from '#electron/backend/create-backend.ts'
import { builtApplication } from './built-application.ts'

/** A real Chromium window on the built renderer, served by the real Node host over a real backend. */
export interface BackendWindow extends AsyncDisposable {
  readonly page: Page
  /** Errors of the page so far: exceptions and error lines of its console. */
  readonly faults: readonly string[]
  readonly url: string
  /** Loads the page anew at a screen: what reopening the program shows. */
  open(screen: string, day?: string): Promise<void>
  close(): Promise<void>
}

export interface WindowOptions {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
}

/** Opens a window on a backend; the backend stays the caller's to close. */
export async function openWindow(backend: Backend, options: WindowOptions = {}): Promise<BackendWindow> {
  const program = findChromium()
  if (!program) throw new Error('No Chromium is installed; tests/e2e needs one.')
  const root = await builtApplication()
  const host = await startHttpHost({
    port: 0,
    rendererDir: path.join(root, 'out', 'renderer'),
    call: backend.call,
    onPush: backend.onPush,
  })
  const browser: Browser = await chromium.launch({ executablePath: program, args: sandboxArgs() })
  const page = await browser.newPage({
    viewport: { width: options.width ?? 1600, height: options.height ?? 1000 },
    colorScheme: options.dark ? 'dark' : 'light',
  })
  // Far beyond what any step takes: a busy machine is slow, and that is no fault of the page.
  page.setDefaultTimeout(60_000)
  const faults: string[] = []
  page.on('pageerror', (fault) => faults.push(fault.message))
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text())
  })
  const close = async () => {
    await browser.close()
    await host.close()
  }
  return {
    page,
    faults,
    url: host.url,
    async open(screen, day) {
      await page.goto('about:blank')
      await page.goto(`${host.url}${day ? `&day=${day}` : ''}#${screen}`)
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}
