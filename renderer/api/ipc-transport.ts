import type { DesktopBridge } from '#shared/rpc/desktop-bridge.ts'
import type { Push, Reply } from '#shared/rpc/envelope.ts'
import type { Transport } from '#shared/rpc/transport.ts'

declare global {
  interface Window {
    /** Present in the Electron window only. */
    readonly fieldboard?: DesktopBridge
  }
}

/** The transport of the Electron window, over the bridge the preload exposed. */
export function ipcTransport(bridge: DesktopBridge): Transport {
  return {
    call: async (call) => JSON.parse(await bridge.call(JSON.stringify(call))) as Reply,
    onPush: (listener) => bridge.onPush((text) => listener(JSON.parse(text) as Push)),
    onConnection(listener) {
      // The backend lives in the process that owns this window: while there is a window, it is there.
      listener(true)
      return () => {}
    },
  }
}
