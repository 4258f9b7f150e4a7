import type { PdfPrinter } from '../backend/host.ts'
import { createChromiumPrinter } from './chromium-printer.ts'
import type { ChromiumPrinter } from './chromium-printer.ts'
import { findChromium } from './find-chromium.ts'

/** The printer of a Node host: the browser is looked for at the first print, so that one installed meanwhile is found. */
export interface HostPrinter {
  /** Null while no Chromium is installed, or nothing is served yet. */
  readonly port: () => PdfPrinter | null
  close(): Promise<void>
}

/** `hostUrl` is the address the host serves on, with its token; null before it does. */
export function createHostPrinter(
  hostUrl: () => string | null,
  find: () => string | null = () => findChromium(),
): HostPrinter {
  let printer: ChromiumPrinter | null = null
  return {
    port() {
      const executablePath = find()
      if (!executablePath || hostUrl() === null) return null
      printer ??= createChromiumPrinter({ executablePath, pageUrl: () => printPageOf(hostUrl() ?? '') })
      return printer
    },
    close: async () => printer?.close(),
  }
}

/** Address of the print page beside the window's page. */
function printPageOf(url: string): string {
  const page = new URL(url)
  page.pathname = '/print.html'
  return page.href
}
