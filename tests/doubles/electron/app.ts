import { EventEmitter } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type * as Electron from 'electron'
import { startChromium } from './chromium.ts'
import type { RunningChromium } from './chromium.ts'
import { report } from './control.ts'
import { bundlePagePrograms } from './page-programs.ts'
import type { PagePrograms } from './page-programs.ts'
import { preventableEvent } from './preventable-event.ts'
import { takeInstanceLock } from './single-instance.ts'
import type { InstanceLock } from './single-instance.ts'
import { strict } from './strict.ts'

/** A window as far as the application needs it to quit. */
interface OpenWindow {
  close(): void
  destroy(): void
}

/** What the rest of the double uses of a started application. */
export interface Started {
  readonly chromium: RunningChromium
  readonly programs: PagePrograms
}

type AppMembers =
  | 'exit'
  | 'getAppPath'
  | 'getName'
  | 'getPath'
  | 'getVersion'
  | 'isPackaged'
  | 'isReady'
  | 'name'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setAboutPanelOptions'
  | 'setPath'
  | 'whenReady'

/** The `app` of Electron: readiness, paths, one instance, and the order of events while quitting. */
class AppDouble extends EventEmitter implements Pick<Electron.App, AppMembers> {
  readonly isPackaged = false
  name = 'electron-double'
  readonly windows = new Set<OpenWindow>()
  private folder = ''
  private version = '0.0.0'
  private lock: InstanceLock | null = null
  private running: Started | null = null
  private quitting = false
  private exited = false
  private readonly ready = Promise.withResolvers<void>()
  private readonly paths = new Map<string, string>([
    ['home', os.homedir()],
    ['temp', os.tmpdir()],
  ])

  /** Names the application before its main program runs. */
  configure(folder: string): void {
    const { name, productName, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      name: string
      productName?: string
      version: string
    }
    this.folder = folder
    this.name = productName ?? name
    this.version = version
  }

  /** Starts Chromium and tells the application that it may open windows; nothing when it has quit already. */
  async becomeReady(): Promise<void> {
    if (this.exited) return
    const profile = path.join(this.getPath('userData'), 'electron-double-chromium')
    const [chromium, programs] = await Promise.all([startChromium(profile), bundlePagePrograms()])
    this.running = { chromium, programs }
    this.emit('ready')
    this.ready.resolve()
    report({ type: 'ready', debuggingPort: chromium.debuggingPort })
  }

  /** Chromium and the page programs; a bug when the application is not ready. */
  started(): Started {
    if (!this.running) throw new Error('electron double: used before the app is ready')
    return this.running
  }

  isReady(): boolean {
    return this.running !== null
  }
  whenReady(): Promise<void> {
    return this.ready.promise
  }
  getName(): string {
    return this.name
  }
  getVersion(): string {
    return this.version
  }
  getAppPath(): string {
    return this.folder
  }
  getPath(name: Parameters<Electron.App['getPath']>[0]): string {
    const found = this.paths.get(name)
    if (found === undefined) throw new Error(`electron double: path ${name} is not implemented`)
    return found
  }
  setPath(name: string, value: string): void {
    this.paths.set(name, value)
  }
  setAboutPanelOptions(_options: Electron.AboutPanelOptionsOptions): void {}

  requestSingleInstanceLock(): boolean {
    this.lock ??= takeInstanceLock(this.getPath('userData'), ({ argv, workingDirectory }) => {
      this.emit('second-instance', preventableEvent({}), [...argv], workingDirectory, null)
    })
    return this.lock !== null
  }

  /** before-quit → every window closes → will-quit → quit. As in Electron, `window-all-closed` is not among them. */
  quit(): void {
    if (this.quitting) return
    const before = preventableEvent({})
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    this.quitting = true
    for (const window of [...this.windows]) window.close()
    if (this.windows.size > 0) {
      this.quitting = false
      return
    }
    const will = preventableEvent({})
    this.emit('will-quit', will)
    this.quitting = false
    if (!will.defaultPrevented) this.exit(0)
  }

  exit(code = 0): void {
    if (this.exited) return
    this.exited = true
    for (const window of [...this.windows]) window.destroy()
    this.emit('quit', preventableEvent({}), code)
    this.lock?.release()
    void (async () => {
      await this.running?.chromium.close()
      if (this.running)
        rmSync(path.join(this.getPath('userData'), 'electron-double-chromium', 'SingletonLock'), { force: true })
      process.exit(code)
    })()
  }
}

/** The one application of this process. */
export const app = strict('app', new AppDouble())
