import type { EventEmitter } from 'node:events'
import type { CDPSession } from 'playwright-core'
import { report } from './control.ts'
import { invokeHandler } from './ipc-main.ts'
import type { KeyPress } from './key-press.ts'

/** What the preload's world sends. */
type Outgoing =
  | { readonly kind: 'invoke'; readonly channel: string; readonly args: readonly unknown[]; readonly id: number }
  | { readonly kind: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'key'; readonly press: KeyPress }

const worldName = 'electron-double-preload'
let onKey: (press: KeyPress) => void = () => {}

/** Says who hears keys that pages leave unhandled. */
export function hearUnhandledKeys(listener: (press: KeyPress) => void): void {
  onKey = listener
}

/** IPC between the main process and the preload's world of one page, over the debugging protocol. */
export class PreloadWire {
  private readonly session: CDPSession
  private readonly sender: EventEmitter
  private readonly url: () => string
  /** The preload's world of the current document. */
  private world: number | null = null

  constructor(session: CDPSession, sender: EventEmitter, url: () => string) {
    this.session = session
    this.sender = sender
    this.url = url
  }

  /** Runs `program` in a world of its own at the start of every document. */
  async install(program: string | null): Promise<void> {
    const { session } = this
    if (program === null) return
    const { frameTree } = await session.send('Page.getFrameTree')
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId } = (context.auxData ?? {}) as { frameId?: string }
      if (context.name === worldName && frameId === frameTree.frame.id) this.world = context.id
    })
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: details }) => {
      if (details.executionContextId !== this.world) return
      const message = details.exception?.description ?? details.text
      report({ type: 'preload-error', message })
      this.sender.emit('preload-error', {}, '', new Error(message))
    })
    session.on('Runtime.bindingCalled', ({ payload, executionContextId }) => {
      void this.receive(JSON.parse(payload) as Outgoing, executionContextId)
    })
    await session.send('Runtime.addBinding', { name: 'electronDoubleSend', executionContextName: worldName })
    await session.send('Page.addScriptToEvaluateOnNewDocument', { worldName, source: program })
    await session.send('Runtime.enable')
  }

  /** A message to the current document; lost when there is none yet, as in Electron. */
  send(channel: string, args: readonly unknown[]): void {
    if (this.world !== null) this.deliver({ kind: 'message', channel, args }, this.world)
  }

  private async receive(message: Outgoing, world: number): Promise<void> {
    if (message.kind === 'key') return onKey(message.press)
    if (message.kind === 'send')
      throw new Error('electron double: ipcRenderer.send to the main process is not implemented')
    const { id, channel, args } = message
    const url = this.url()
    const { protocol, host } = new URL(url)
    const event = { sender: this.sender, senderFrame: { url, origin: `${protocol}//${host}`, parent: null } }
    try {
      this.deliver({ kind: 'answer', id, channel, value: await invokeHandler(channel, event, args) }, world)
    } catch (thrown) {
      this.deliver({ kind: 'answer', id, channel, error: String(thrown) }, world)
    }
  }

  private deliver(message: object, contextId: number): void {
    const expression = `electronDoubleReceive(${JSON.stringify(JSON.stringify(message))})`
    this.session.send('Runtime.evaluate', { expression, contextId }).catch(() => {}) // the document is gone
  }
}
