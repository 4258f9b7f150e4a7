import { openBridge } from './bridge.ts'
import { createIpcRenderer } from './ipc-renderer.ts'
import { reportUnhandledKeys } from './unhandled-keys.ts'

declare global {
  /** Binding of the debugging protocol into the main process. */
  var electronDoubleSend: (text: string) => void
  /** Called by the main process. */
  var electronDoubleReceive: (text: string) => void
}

/** Runs a built preload as Electron runs a sandboxed one: it can require `electron` and nothing else. */
export function startPreloadWorld(
  secret: string,
  preload: (require: (name: string) => unknown, module: { exports: object }, exports: object) => void,
): void {
  if (window !== window.top) return
  const bridge = openBridge('preload', secret)
  const { ipcRenderer, receive } = createIpcRenderer((text) => globalThis.electronDoubleSend(text))
  globalThis.electronDoubleReceive = receive
  reportUnhandledKeys((press) => globalThis.electronDoubleSend(JSON.stringify({ kind: 'key', press })))
  const contextBridge = { exposeInMainWorld: (name: string, api: unknown) => bridge.expose(name, api) }
  const require = (name: string) => {
    if (name !== 'electron' && name !== 'electron/renderer') throw new Error(`module not found: ${name}`)
    return refuseOthers('electron', {
      contextBridge: refuseOthers('contextBridge', contextBridge),
      ipcRenderer: refuseOthers('ipcRenderer', ipcRenderer),
    })
  }
  const module = { exports: {} }
  preload(require, module, module.exports)
}

/** Opens the page's end of the bridge; nothing of Electron is reachable from here. */
export function startPageWorld(secret: string): void {
  if (window === window.top) openBridge('page', secret)
}

function refuseOthers<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key, receiver): unknown {
      if (typeof key === 'string' && !(key in object))
        throw new Error(`electron double: ${name}.${key} is not implemented`)
      return Reflect.get(object, key, receiver)
    },
  })
}
