import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { app } from './app.ts'
import { report } from './control.ts'
import { preventableEvent } from './preventable-event.ts'
import { onlyOptions, strict } from './strict.ts'
import { WebContentsDouble } from './web-contents.ts'

type WindowMembers = 'close' | 'destroy' | 'focus' | 'isDestroyed' | 'isMinimized' | 'isVisible' | 'restore' | 'show'

const knownOptions = [
  'width',
  'height',
  'minWidth',
  'minHeight',
  'x',
  'y',
  'show',
  'title',
  'webPreferences',
  'backgroundColor',
  'icon',
]
const knownPreferences = [
  'plugins',
  'preload',
  'contextIsolation',
  'sandbox',
  'nodeIntegration',
  'webSecurity',
  'webviewTag',
  'devTools',
  'spellcheck',
  'backgroundThrottling',
]

/** Every window that is not destroyed, the focused one last. */
const windows: BrowserWindowDouble[] = []
let lastId = 0

class BrowserWindowDouble extends EventEmitter implements Pick<Electron.BrowserWindow, WindowMembers> {
  readonly id: number
  readonly webContents: WebContentsDouble
  private visible: boolean
  private destroyed = false

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    const preferences = options.webPreferences ?? {}
    onlyOptions('BrowserWindow', options, knownOptions)
    onlyOptions('webPreferences', preferences, knownPreferences)
    // Electron would allow these; the double exists to show that our windows do without them.
    if (preferences.nodeIntegration || preferences.contextIsolation === false || preferences.sandbox === false) {
      throw new Error('electron double: only sandboxed, isolated windows without Node')
    }
    this.id = ++lastId
    this.visible = options.show ?? true
    const self = strict('BrowserWindow', this)
    this.webContents = strict(
      'webContents',
      new WebContentsDouble(preferences.preload ?? null, {
        width: options.width ?? 800,
        height: options.height ?? 600,
      }),
    )
    this.webContents.once('did-finish-load', () => self.emit('ready-to-show'))
    this.webContents.once('destroyed', () => self.destroy())
    windows.push(self)
    app.windows.add(self)
    report({ type: 'window', event: 'opened', windowId: this.id })
    return self
  }

  static getAllWindows(): BrowserWindowDouble[] {
    return [...windows]
  }
  static getFocusedWindow(): BrowserWindowDouble | null {
    return windows.findLast((window) => window.isVisible()) ?? null
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url)
  }
  show(): void {
    this.visible = true
    this.focus()
    report({ type: 'window', event: 'shown', windowId: this.id })
  }
  focus(): void {
    const at = windows.indexOf(this)
    if (at >= 0) windows.push(...windows.splice(at, 1))
    report({ type: 'window', event: 'focused', windowId: this.id })
  }
  restore(): void {}
  isMinimized(): boolean {
    return false
  }
  isVisible(): boolean {
    return this.visible
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  close(): void {
    const event = preventableEvent({})
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }
  destroy(): void {
    if (this.destroyed) return
    this.destroyed = true
    windows.splice(windows.indexOf(this), 1)
    app.windows.delete(this)
    this.webContents.destroy()
    this.emit('closed')
    report({ type: 'window', event: 'closed', windowId: this.id })
  }
}

/** The `BrowserWindow` of Electron, over a page of a real Chromium. */
export const BrowserWindow = strict('BrowserWindow', BrowserWindowDouble)
