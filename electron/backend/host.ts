import type { AppError } from '#shared/kernel/app-error.ts'
import type { Result } from '#shared/kernel/result.ts'

/** How a document of the renderer becomes a PDF. */
export interface PdfPrinter {
  /**
   * Opens the renderer's print page with the given query string, waits until it says it is ready, and prints it with
   * the page size the document asks for.
   */
  print(query: string, signal: AbortSignal): Promise<Result<Buffer, AppError>>
}

/** What a host (Electron, plain Node, a test) lends to the backend. The backend knows nothing else of it. */
export interface HostPorts {
  readonly kind: 'electron' | 'node' | 'memory'
  /** Null where no Chromium was found; printing then says what to install. */
  readonly printer: () => PdfPrinter | null
  /** Where the worker programs are: sources beside us in Node, bundled files in Electron. */
  readonly workerUrl: (name: 'import' | 'query' | 'solve') => URL
}
