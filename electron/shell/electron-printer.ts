import type { BrowserWindow } from 'electron'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { PdfPrinter } from '../backend/host.ts'
import { pageUrl } from './origin.ts'

/** Runs in the print page: resolves once the page has said that it is ready, or that it failed. */
const untilReady = `new Promise((resolve) => {
  const root = document.documentElement
  const look = () => {
    const said = root.dataset.printReady ?? ''
    if (said === 'true' || said.startsWith('error')) resolve(said)
  }
  new MutationObserver(look).observe(root, { attributes: true, attributeFilter: ['data-print-ready'] })
  look()
})`

/** Prints documents through a window nobody sees. Each print has a window of its own. */
export function electronPrinter(openHidden: () => BrowserWindow): PdfPrinter {
  return {
    async print(query, signal) {
      if (signal.aborted) return err(cancelled)
      const window = openHidden()
      const stopped = Promise.withResolvers<'stopped' | 'crashed'>()
      const stop = () => stopped.resolve('stopped')
      signal.addEventListener('abort', stop)
      window.webContents.on('render-process-gone', () => stopped.resolve('crashed'))
      try {
        const outcome = await Promise.race([stopped.promise, print(window, query)])
        if (outcome === 'stopped') return err(cancelled)
        if (outcome === 'crashed') return err(failed('the page that draws the packets stopped'))
        return outcome
      } finally {
        signal.removeEventListener('abort', stop)
        if (!window.isDestroyed()) window.destroy()
      }
    },
  }
}

async function print(window: BrowserWindow, query: string): Promise<Result<Buffer, AppError>> {
  try {
    await window.loadURL(pageUrl('print.html', { query }))
    const said = (await window.webContents.executeJavaScript(untilReady)) as string
    if (said !== 'true') return err(failed(said.replace(/^error:?\s*/, '') || 'the page gave no reason'))
    return ok(await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true }))
  } catch (thrown) {
    return err(failed(thrown instanceof Error ? thrown.message : String(thrown)))
  }
}

const cancelled: AppError = { kind: 'cancelled', message: 'The print was stopped.' }

function failed(reason: string): AppError {
  return { kind: 'unavailable', code: 'print-failed', message: `The document could not be printed: ${reason}.` }
}
