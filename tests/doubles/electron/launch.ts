import { fork } from 'node:child_process'
import path from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import type { Order, Report } from './control.ts'
import { fromChromium } from './scheme-addresses.ts'

/** An application running on the double, as a test drives it. */
export interface RunningApplication extends AsyncDisposable {
  /** Everything reported so far. */
  readonly reports: readonly Report[]
  /** The first report, past or coming, that fits; rejects when the process ends without one. */
  report<T extends Report['type']>(
    type: T,
    fits?: (report: Extract<Report, { type: T }>) => boolean,
  ): Promise<Extract<Report, { type: T }>>
  order(order: Order): void
  /** The page, present or coming, whose address (as Electron shows it) contains the text. */
  page(addressPart: string): Promise<Page>
  /** Exit code of the process once it has ended. */
  readonly ended: Promise<number | null>
  /** What it wrote to standard output and error. */
  output(): string
}

/** Runs the built application in `folder` on the double. */
export function launchOnDouble(folder: string, args: readonly string[]): RunningApplication {
  const child = fork(path.join(import.meta.dirname, 'run.ts'), [folder, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const reports: Report[] = []
  const waiting = new Set<() => void>()
  const wake = () => {
    for (const look of [...waiting]) look()
  }
  let written = ''
  let alive = true
  let browser: Promise<Browser> | null = null
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (piece: Buffer) => (written += piece.toString()))
  child.on('message', (message: Report) => {
    reports.push(message)
    wake()
  })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  // What it wrote last may still be on its way when it has ended. (`close` does not come after a `disconnect` of ours.)
  const allRead = [child.stdout!, child.stderr!].map(
    (stream) => new Promise((resolve) => stream.once('close', resolve)),
  )
  const ended = Promise.all([exited, ...allRead]).then(([code]) => {
    alive = false
    wake()
    return code
  })

  const report: RunningApplication['report'] = (type, fits = () => true) =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = reports.find((one) => one.type === type && fits(one as never))
        if (!found && alive) return
        waiting.delete(look)
        if (found) resolve(found as never)
        else reject(new Error(`the application ended without reporting ${type}:\n${written}`))
      }
      waiting.add(look)
      look()
    })
  return {
    reports,
    report,
    order: (order) => void child.send(order),
    async page(addressPart) {
      const { debuggingPort } = await report('ready')
      browser ??= chromium.connectOverCDP(`http://127.0.0.1:${debuggingPort}`)
      const context = (await browser).contexts()[0]!
      const fits = (page: Page) => fromChromium(page.url()).includes(addressPart)
      return new Promise((resolve, reject) => {
        void ended.then(() => reject(new Error(`the application ended without a page ${addressPart}:\n${written}`)))
        const look = (page: Page) => {
          const check = () => fits(page) && resolve(page)
          page.on('framenavigated', check)
          check()
        }
        context.on('page', look)
        context.pages().forEach(look)
      })
    },
    ended,
    output: () => written,
    async [Symbol.asyncDispose]() {
      await (await browser)?.close()
      if (child.connected) child.disconnect()
      await ended
    },
  }
}
