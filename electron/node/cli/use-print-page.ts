import { existsSync } from 'node:fs'
import path from 'node:path'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err } from '#shared/kernel/result.ts'
import { createChromiumPrinter } from '../chromium-printer.ts'
import { findChromium } from '../find-chromium.ts'
import { startHttpHost } from '../http-host.ts'
import type { HttpHost } from '../http-host.ts'
import type { BackendWork, CliArgs, CliIo } from './command.ts'
import type { BackendUse } from './use-backend.ts'
import { useBackend } from './use-backend.ts'

const rendererDir = path.resolve(import.meta.dirname, '../../../out/renderer')

/** The print page is part of the built window. */
const notBuilt: AppError = {
  kind: 'unavailable',
  code: 'not-built',
  message: 'The print page is not built yet. Run npm run build once, then print again.',
}

/** Opens the backend with a printer that draws on the print page of the window, does the work, and closes all of it. */
export async function usePrintPage(
  args: CliArgs,
  io: CliIo,
  use: Omit<BackendUse, 'printer'>,
  work: BackendWork,
): Promise<number> {
  let host: HttpHost | null = null
  const executablePath = findChromium()
  const pageUrl = () => (host as HttpHost | null)?.url.replace('/?', '/print.html?') ?? ''
  const printer = executablePath ? createChromiumPrinter({ executablePath, pageUrl }) : null
  try {
    return await useBackend(args, io, { ...use, printer: () => printer }, async (backend) => {
      if (!existsSync(path.join(rendererDir, 'print.html'))) return err(notBuilt)
      host = await startHttpHost({ port: 0, rendererDir, call: backend.call, onPush: backend.onPush })
      return work(backend)
    })
  } finally {
    await printer?.close()
    await (host as HttpHost | null)?.close()
  }
}
