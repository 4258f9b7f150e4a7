import { startHttpHost } from '#electron/node/http-host.ts'
import type { HttpHost } from '#electron/node/http-host.ts'
import { createChromiumPrinter } from '#electron/node/chromium-printer.ts'
import { findChromium } from '#electron/node/find-chromium.ts'
import { openTestBackend } from './test-backend.ts'
import type { TestBackend } from './test-backend.ts'

/** A test backend served by the real HTTP host, with a real Chromium to print with. */
export interface PrintingDesk extends AsyncDisposable {
  readonly desk: TestBackend
  readonly host: HttpHost
}

/** Opens a desk that can print. Needs the built renderer and an installed Chromium. */
export async function openPrintingDesk(rendererDir: string, now?: number): Promise<PrintingDesk> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium found')
  const printer = createChromiumPrinter({
    executablePath,
    pageUrl: () => host.url.replace('/?', '/print.html?'),
  })
  const desk = openTestBackend({ printer: () => printer, ...(now === undefined ? {} : { now }) })
  const host: HttpHost = await startHttpHost({
    port: 0,
    rendererDir,
    call: (call) => desk.backend.call(call),
    onPush: (listener) => desk.backend.onPush(listener),
  })
  return {
    desk,
    host,
    async [Symbol.asyncDispose]() {
      await printer.close()
      await host.close()
      await desk.close()
    },
  }
}
