import { BrowserWindow, dialog } from 'electron'
import type { WebPreferences } from 'electron'
import type { Push } from '#shared/rpc/envelope.ts'
import { pageUrl } from './origin.ts'
import { text } from './texts.ts'
import { guardNavigation } from './window-guards.ts'

/** The windows of the application. */
export interface Windows {
  /** Opens another window on a route of the page; the first one opens on `/`. */
  open(route?: string): BrowserWindow
  /** Brings the application to the front: a second start of it was asked for. */
  focus(): void
  /** Tells every window. */
  broadcast(push: Push): void
  /** Tells one window. */
  tell(window: BrowserWindow, push: Push): void
  /** A window nobody sees, on the same terms as the others. */
  openHidden(): BrowserWindow
  all(): readonly BrowserWindow[]
}

/** Creates windows; `onLastClosed` runs when a person has closed the last one they could see. */
export function createWindows(preloadFile: string, devTools: boolean, onLastClosed: () => void): Windows {
  const visible = new Set<BrowserWindow>()
  const webPreferences: WebPreferences = {
    preload: preloadFile,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    // Chromium's own viewer shows attached PDFs; there is no other plugin.
    plugins: true,
    devTools,
    // Chromium fetches its dictionaries from a server; this program asks nobody for anything.
    spellcheck: false,
  }
  const create = (options: Electron.BrowserWindowConstructorOptions) => {
    const window = new BrowserWindow({ ...options, webPreferences: { ...webPreferences, ...options.webPreferences } })
    guardNavigation(window.webContents)
    return window
  }
  const tell = (window: BrowserWindow, push: Push) => {
    if (!window.isDestroyed()) window.webContents.send('fieldboard:push', JSON.stringify(push))
  }
  return {
    open(route) {
      const window = create({
        width: 1440,
        height: 900,
        minWidth: 960,
        minHeight: 600,
        show: false,
        title: 'Fieldboard',
      })
      visible.add(window)
      window.once('ready-to-show', () => window.show())
      window.on('closed', () => {
        visible.delete(window)
        if (visible.size === 0) onLastClosed()
      })
      window.loadURL(pageUrl('index.html', route === undefined ? {} : { route })).catch((thrown: unknown) => {
        // A window closed while it loads is no fault; otherwise the installation is incomplete.
        if (!window.isDestroyed()) dialog.showErrorBox(text('start.failedTitle'), String(thrown))
      })
      return window
    },
    focus() {
      const window = [...visible].at(-1)
      if (!window) return
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    broadcast(push) {
      for (const window of visible) tell(window, push)
    },
    tell,
    openHidden: () => create({ show: false, webPreferences: { backgroundThrottling: false } }),
    all: () => [...visible],
  }
}
