import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { AppError } from '#shared/kernel/app-error.ts'
import { prepareDemo } from '../backend/demo/prepare-demo.ts'
import { openAppWindow } from './app-window.ts'
import { chooseWindow, hasDisplay } from './choose-window.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import { findChromium } from './find-chromium.ts'
import { hostUsage, parseHostOptions } from './host-options.ts'
import type { HostOptions } from './host-options.ts'
import { createHostPrinter } from './host-printer.ts'
import { startHttpHost } from './http-host.ts'
import type { HttpHost } from './http-host.ts'
import { openNodeBackend } from './open-node-backend.ts'

/** Folder of the built renderer. */
const rendererDir = path.resolve(import.meta.dirname, '../../out/renderer')

/** A browser that ends sooner than this never showed its window. */
const windowFailedWithinMs = 3_000

const say = (text: string) => process.stdout.write(`${text}\n`)
const complain = (text: string) => process.stderr.write(`${text}\n`)

/**
 * Runs the plain Node host until its window is closed or the process is told to stop, and returns the exit code.
 * `chromium` is the browser to open an app window with; null only serves.
 */
export async function runNodeHost(options: HostOptions, chromium: string | null): Promise<number> {
  const dataDir = options.empty ? mkdtempSync(path.join(tmpdir(), 'fieldboard-empty-')) : options.dataDir
  try {
    return await serve({ ...options, dataDir }, chromium)
  } finally {
    if (options.empty) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

async function serve(options: HostOptions, chromium: string | null): Promise<number> {
  const stop = stopRequest()
  if (options.demo) {
    const demo = await prepareDemo(() => openNodeBackend(options))
    if (!demo.ok) return failed(demo.error)
  }
  let host: HttpHost | null = null
  const printer = createHostPrinter(() => host?.url ?? null)
  const opened = openNodeBackend({ ...options, printer: printer.port })
  if (!opened.ok) return failed(opened.error)
  const backend = opened.value
  try {
    host = await listen(options.port, { rendererDir, call: backend.call, onPush: backend.onPush })
    if (!host) {
      complain(`Port ${options.port} is taken by another program. Choose another --port, or leave it out.`)
      return exitCodes.usage
    }
    say(`Fieldboard is ready: ${host.url}`)
    await Promise.race([stop, chromium ? windowClosed(chromium, host.url, options.dataDir, stop) : stop])
    await host.close()
    return exitCodes.ok
  } finally {
    await backend.close()
    await printer.close()
  }
}

/** Null when the port is taken. */
async function listen(
  port: number,
  options: Omit<Parameters<typeof startHttpHost>[0], 'port'>,
): Promise<HttpHost | null> {
  try {
    return await startHttpHost({ port, ...options })
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException
    if (code === 'EADDRINUSE' || code === 'EACCES') return null
    throw thrown
  }
}

/** Resolves when the person closed the window. A window that never came up leaves the host serving. */
async function windowClosed(chromium: string, url: string, dataDir: string, stop: Promise<void>): Promise<void> {
  const openedAt = performance.now()
  const window = openAppWindow(chromium, url, dataDir)
  void stop.then(() => window.close())
  const code = await window.closed
  if (code === 0 || performance.now() - openedAt > windowFailedWithinMs) return
  complain(`The window could not be opened (${chromium} ended with ${code}). Open the address above in a browser.`)
  await stop
}

/** Resolves at the first Ctrl+C or polite kill. npm passes the same signal on again, so repeats are swallowed. */
function stopRequest(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}

function failed(error: AppError): number {
  complain(error.message)
  return exitCodeOf(error)
}

if (import.meta.main) {
  const options = parseHostOptions(process.argv.slice(2))
  if (!options.ok) {
    complain(`${options.error.message}\n\n${hostUsage}`)
    process.exitCode = exitCodes.usage
  } else if (options.value.help) say(hostUsage)
  else {
    const chromium = findChromium()
    const choice = chooseWindow({ electron: null, chromium, display: hasDisplay(), wanted: options.value.window })
    process.exitCode = await runNodeHost(options.value, choice.kind === 'app-window' ? chromium : null)
  }
}
