import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { PdfPrinter } from '../backend/host.ts'
import { sandboxArgs } from './find-chromium.ts'

/** What a printer over an installed Chromium needs. */
export interface ChromiumPrinterOptions {
  /** Program file of the browser. */
  readonly executablePath: string
  /** Address of the print page with its token, `http://127.0.0.1:PORT/print.html?token=…`. */
  readonly pageUrl: () => string
  /** The browser is closed when nothing was printed for so long. */
  readonly idleMs?: number
  /** Longest time the page may take to draw itself. */
  readonly drawMs?: number
}

/** A printer that keeps one browser between prints. */
export interface ChromiumPrinter extends PdfPrinter {
  /** Closes the browser at once. */
  close(): Promise<void>
}

const defaultIdleMs = 60_000
const defaultDrawMs = 120_000

/** Prints documents with an installed Chromium, without a window. Prints may run beside each other. */
export function createChromiumPrinter(options: ChromiumPrinterOptions): ChromiumPrinter {
  const { executablePath, pageUrl, idleMs = defaultIdleMs, drawMs = defaultDrawMs } = options
  let browser: Promise<Browser> | null = null
  let running = 0
  let idle: NodeJS.Timeout | null = null

  const close = async () => {
    if (idle) clearTimeout(idle)
    idle = null
    const closing = browser
    browser = null
    await (await closing?.catch(() => null))?.close()
  }
  const launch = async (): Promise<Browser> => {
    // Hinting moves glyphs to the pixel grid of the screen; what is measured must be what is printed.
    const args = [...sandboxArgs(), '--font-render-hinting=none']
    const started = await chromium.launch({
      executablePath,
      args,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    started.on('disconnected', () => {
      browser = null
    })
    return started
  }
  const open = () => {
    browser ??= launch().catch((thrown: unknown) => {
      browser = null
      throw thrown
    })
    return browser
  }

  return {
    close,
    async print(query, signal) {
      if (signal.aborted) return err(cancelled)
      if (idle) clearTimeout(idle)
      idle = null
      running++
      let page: Page | null = null
      const stop = () => void page?.close().catch(() => {})
      signal.addEventListener('abort', stop)
      try {
        page = await (await open()).newPage()
        // The signal may have come while the browser started.
        if (signal.aborted as boolean) return err(cancelled)
        return await printPage(page, `${pageUrl()}&${query}`, drawMs)
      } catch (thrown) {
        if (signal.aborted as boolean) return err(cancelled)
        return err(failed(thrown instanceof Error ? thrown.message.split('\n')[0]! : String(thrown)))
      } finally {
        signal.removeEventListener('abort', stop)
        await page?.close().catch(() => {})
        running--
        if (running === 0) idle = setTimeout(() => void close(), idleMs).unref()
      }
    },
  }
}

async function printPage(page: Page, url: string, drawMs: number): Promise<Result<Buffer, AppError>> {
  await page.goto(url, { waitUntil: 'commit', timeout: drawMs })
  const said = await page.waitForFunction(
    () => (globalThis as unknown as PrintWindow).document.documentElement.dataset['printReady'],
    null,
    {
      timeout: drawMs,
      polling: 50,
    },
  )
  const state = (await said.jsonValue()) ?? ''
  if (state !== 'true') return err(failed(state.replace(/^error:?\s*/, '') || 'the page gave no reason'))
  return ok(await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: false }))
}

/** The little of a browser's window that runs inside the page. */
interface PrintWindow {
  readonly document: { readonly documentElement: { readonly dataset: Readonly<Record<string, string | undefined>> } }
}

const cancelled: AppError = { kind: 'cancelled', message: 'The print was stopped. Nothing was recorded.' }

function failed(reason: string): AppError {
  return { kind: 'unavailable', code: 'print-failed', message: `The document could not be printed: ${reason}` }
}
