import type * as Electron from 'electron'
import { app } from './app.ts'
import { strict } from './strict.ts'

type Handler = (request: Request) => Response | Promise<Response>

/** Handlers by scheme. */
const handlers = new Map<string, Handler>()

/** Custom schemes that are answered. */
export function handledSchemes(): ReadonlySet<string> {
  return new Set(handlers.keys())
}

/** What the application answers for an address of a custom scheme. */
export async function answerRequest(request: Request): Promise<Response> {
  const handler = handlers.get(new URL(request.url).protocol.replace(':', ''))
  if (!handler) throw new Error(`electron double: no protocol handler for ${request.url}`)
  return handler(request)
}

const implemented = {
  registerSchemesAsPrivileged(_schemes: Electron.CustomScheme[]): void {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
  },
  handle(scheme: string, handler: Handler): void {
    if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} is already handled`)
    handlers.set(scheme, handler)
  },
} satisfies Partial<Record<keyof Electron.Protocol, unknown>>

/** The `protocol` of Electron. */
export const protocol = strict('protocol', implemented)
