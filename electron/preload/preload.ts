import { contextBridge, ipcRenderer } from 'electron'
import type { DesktopBridge } from '#shared/rpc/desktop-bridge.ts'

/** The one thing the page gets from Electron: a door for JSON texts. Never `ipcRenderer` itself. */
const bridge: DesktopBridge = {
  host: 'electron',
  call: (callText) => ipcRenderer.invoke('fieldboard:call', callText) as Promise<string>,
  onPush(listener) {
    const hear = (_event: unknown, pushText: string) => listener(pushText)
    ipcRenderer.on('fieldboard:push', hear)
    return () => {
      ipcRenderer.removeListener('fieldboard:push', hear)
    }
  },
}

contextBridge.exposeInMainWorld('fieldboard', bridge)
