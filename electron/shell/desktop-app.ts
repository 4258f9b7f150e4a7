import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, BrowserWindow, dialog, Menu, shell } from 'electron'
import type { AppError } from '#shared/kernel/app-error.ts'
import type { Result } from '#shared/kernel/result.ts'
import { clockStartingAt, systemClock } from '../backend/clock.ts'
import { createBackend } from '../backend/create-backend.ts'
import type { Backend } from '../backend/create-backend.ts'
import { prepareDemo } from '../backend/demo/prepare-demo.ts'
import type { PdfPrinter } from '../backend/host.ts'
import type { HostOptions } from '../node/host-options.ts'
import { hostUsage, parseHostOptions } from '../node/host-options.ts'
import { personName } from '../node/person-name.ts'
import { declareAppScheme, serveRenderer } from './app-protocol.ts'
import { answerCalls } from './calls.ts'
import { electronPrinter } from './electron-printer.ts'
import { menuTemplate } from './menu.ts'
import { allowDevServer } from './origin.ts'
import { ownArguments } from './own-arguments.ts'
import { closeBeforeQuit } from './quit.ts'
import { text } from './texts.ts'
import { startUpdates } from './updates/desktop-updates.ts'
import { denyPermissions } from './window-guards.ts'
import { createWindows } from './windows.ts'

/** Everything Electron: options, one instance a data folder, then backend, window and menu once it is ready. */
export function runDesktopApp(): void {
  const parsed = parseHostOptions(ownArguments(process.argv.slice(app.isPackaged ? 1 : 2)))
  if (!parsed.ok) return refuseToStart(parsed.error)
  if (parsed.value.help) {
    process.stdout.write(hostUsage)
    return app.exit(0)
  }
  const options = parsed.value.empty ? { ...parsed.value, dataDir: temporaryDataDir() } : parsed.value
  // Beside the data, so that "already running" means running on this data, and a profile never outlives its data.
  app.setPath('userData', path.join(options.dataDir, 'window'))
  if (!app.requestSingleInstanceLock()) return app.quit()
  declareAppScheme()
  void app.whenReady().then(() => start(options))
}

/** For `--empty`: a folder that goes with the process. */
function temporaryDataDir(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fieldboard-empty-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function start(options: HostOptions): Promise<void> {
  const out = path.join(app.getAppPath(), 'out')
  if (!app.isPackaged) allowDevServer(process.env['ELECTRON_RENDERER_URL'])
  const windows = createWindows(path.join(out, 'preload', 'preload.cjs'), !app.isPackaged, () => app.quit())
  const open = () => openBackend(options, out, electronPrinter(windows.openHidden))
  if (options.demo) {
    const demo = await prepareDemo(open)
    if (!demo.ok) return refuseToStart(demo.error)
  }
  const opened = open()
  if (!opened.ok) return refuseToStart(opened.error)
  const backend = opened.value
  serveRenderer(path.join(out, 'renderer'))
  denyPermissions()
  answerCalls((call) => backend.call(call))
  backend.onPush((push) => windows.broadcast(push))
  const updates = startUpdates(backend, options.dataDir)
  closeBeforeQuit(backend, () => updates.quitting())
  app.on('second-instance', () => windows.focus())
  app.on('activate', () => (windows.all().length === 0 ? windows.open() : windows.focus()))
  const menu = menuTemplate(
    {
      command(command) {
        const window = BrowserWindow.getFocusedWindow()
        if (window) windows.tell(window, { type: 'menu', command })
      },
      openWindow: (route) => windows.open(route),
      openDataFolder: () => void shell.openPath(options.dataDir),
      checkForUpdates: () => updates.checkForPerson(),
      quit: () => app.quit(),
    },
    process.platform,
  )
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu))
  windows.open()
}

function openBackend(options: HostOptions, out: string, printer: PdfPrinter): Result<Backend, AppError> {
  const person = personName()
  return createBackend({
    dataDir: options.dataDir,
    version: app.getVersion(),
    clock: options.now === null ? systemClock : clockStartingAt(options.now),
    clockChosen: options.now !== null,
    actor: { id: `os:${person}`, name: person },
    host: {
      kind: 'electron',
      printer: () => printer,
      workerUrl: (name) => pathToFileURL(path.join(out, 'main', `${name}-worker.js`)),
    },
  })
}

function refuseToStart(error: AppError): void {
  dialog.showErrorBox(text('start.failedTitle'), error.message)
  app.exit(1)
}
