import type * as Electron from 'electron'
import { strict } from './strict.ts'

/** What a handler learns of who called. */
export interface InvokeEvent {
  readonly sender: object
  readonly senderFrame: { readonly url: string; readonly origin: string; readonly parent: null }
}

type Handler = (event: InvokeEvent, ...args: unknown[]) => unknown

const handlers = new Map<string, Handler>()

/** Runs the handler of a channel; rejects as Electron does when there is none. */
export async function invokeHandler(channel: string, event: InvokeEvent, args: readonly unknown[]): Promise<unknown> {
  const handler = handlers.get(channel)
  if (!handler) throw new Error(`No handler registered for '${channel}'`)
  return handler(event, ...args)
}

const implemented = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
  removeHandler(channel: string): void {
    handlers.delete(channel)
  },
} satisfies Partial<Record<keyof Electron.IpcMain, unknown>>

/** The `ipcMain` of Electron. */
export const ipcMain = strict('ipcMain', implemented)
