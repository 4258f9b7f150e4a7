import type * as Electron from 'electron'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { dialog } from './dialog.ts'
import { ipcMain } from './ipc-main.ts'
import { Menu } from './menu.ts'
import { protocol } from './protocol.ts'
import { session } from './session.ts'
import { shell } from './shell.ts'

/** What `import … from 'electron'` gives in the main process. A name that is not here fails the import. */
export { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell }

export default { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell } satisfies Partial<
  Record<keyof typeof Electron, unknown>
>
