/** The preload's end of the wire to the main process: `ipcRenderer` as far as a preload of ours may use it. */

type Listener = (event: object, ...args: unknown[]) => void

/** What the main process sends into the preload's world. */
type Incoming =
  | { readonly kind: 'message'; readonly channel: string; readonly args: readonly unknown[] }
  | {
      readonly kind: 'answer'
      readonly id: number
      readonly channel: string
      readonly value?: unknown
      readonly error?: string
    }

/** The renderer side of IPC. */
export interface IpcRendererDouble {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
  send(channel: string, ...args: unknown[]): void
  on(channel: string, listener: Listener): IpcRendererDouble
  off(channel: string, listener: Listener): IpcRendererDouble
  removeListener(channel: string, listener: Listener): IpcRendererDouble
}

/** Wires `ipcRenderer`. `send` hands a text to the main process; `receive` is called with its texts. */
export function createIpcRenderer(send: (text: string) => void): {
  ipcRenderer: IpcRendererDouble
  receive: (text: string) => void
} {
  const listeners = new Map<string, Listener[]>()
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (reason: Error) => void }>()
  let lastId = 0
  const remove = (channel: string, listener: Listener) => {
    const list = listeners.get(channel) ?? []
    const at = list.indexOf(listener)
    if (at >= 0) list.splice(at, 1)
    return ipcRenderer
  }
  const ipcRenderer: IpcRendererDouble = {
    invoke(channel, ...args) {
      const id = ++lastId
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        send(JSON.stringify({ kind: 'invoke', channel, args, id }))
      })
    },
    send: (channel, ...args) => send(JSON.stringify({ kind: 'send', channel, args })),
    on(channel, listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    off: remove,
    removeListener: remove,
  }
  return {
    ipcRenderer,
    receive(text) {
      const incoming = JSON.parse(text) as Incoming
      if (incoming.kind === 'message') {
        for (const listener of [...(listeners.get(incoming.channel) ?? [])]) listener({}, ...incoming.args)
        return
      }
      const waiter = waiting.get(incoming.id)
      waiting.delete(incoming.id)
      if (incoming.error === undefined) waiter?.resolve(incoming.value)
      // The words Electron itself puts before the message of a handler that threw.
      else waiter?.reject(new Error(`Error invoking remote method '${incoming.channel}': ${incoming.error}`))
    },
  }
}
