import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type * as Electron from 'electron'
import type { CDPSession, Page, Route } from 'playwright-core'
import { app } from './app.ts'
import { report } from './control.ts'
import { PreloadWire } from './preload-wire.ts'
import { preventableEvent } from './preventable-event.ts'
import { answerRequest, handledSchemes } from './protocol.ts'
import { fromChromium, toChromium } from './scheme-addresses.ts'
import { onlyOptions } from './strict.ts'

type ContentsMembers = 'executeJavaScript' | 'getURL' | 'isDestroyed' | 'reload' | 'send' | 'setWindowOpenHandler'
type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

/** The `webContents` of a window: a page, its preload's world, and the rules of leaving it. */
export class WebContentsDouble extends EventEmitter implements Pick<Electron.WebContents, ContentsMembers> {
  private readonly opened: Promise<void>
  private page: Page | null = null
  private protocolSession: CDPSession | null = null
  private wire: PreloadWire | null = null
  private openHandler: OpenHandler | null = null
  /** Address that the application itself is loading; no `will-navigate` for it. */
  private loading: string | null = null
  private destroyed = false

  constructor(preloadFile: string | null, size: { readonly width: number; readonly height: number }) {
    super()
    this.opened = this.open(preloadFile, size)
    this.opened.catch(() => {}) // told to whoever loads a page
  }

  async loadURL(url: string): Promise<void> {
    await this.unlessDestroyed(async () => {
      await this.opened
      this.loading = new URL(url).href
      await this.page!.goto(toChromium(url, handledSchemes()))
    })
  }
  reload(): void {
    this.loading = this.getURL()
    void this.unlessDestroyed(() => this.page?.reload())
  }
  send(channel: string, ...args: unknown[]): void {
    this.wire?.send(channel, args)
  }
  getURL(): string {
    return fromChromium(this.page?.url() ?? '')
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler
  }
  async executeJavaScript(code: string): Promise<unknown> {
    await this.opened
    return this.page!.evaluate(code)
  }
  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    onlyOptions('printToPDF', options, ['preferCSSPageSize', 'printBackground'])
    const { data } = await this.protocolSession!.send('Page.printToPDF', {
      preferCSSPageSize: options.preferCSSPageSize ?? false,
      printBackground: options.printBackground ?? false,
    })
    return Buffer.from(data, 'base64')
  }
  /** Ends the page. Not part of Electron's interface under this name. */
  destroy(): void {
    if (this.destroyed) return
    this.destroyed = true
    this.page?.close().catch(() => {}) // Chromium may be gone already
    this.emit('destroyed')
  }

  /**
   * Does what a window that is closed meanwhile cuts short: whatever step it fails at then, while its page is being
   * made, prepared or loaded, that is no failure. Electron only warns of a rejection that nobody handles.
   */
  private async unlessDestroyed(work: () => Promise<unknown> | undefined): Promise<void> {
    try {
      await work()
    } catch (thrown) {
      if (!this.destroyed) throw thrown
    }
  }

  private async open(preloadFile: string | null, size: { width: number; height: number }): Promise<void> {
    await app.whenReady()
    const { chromium, programs } = app.started()
    const page = await chromium.context.newPage()
    this.page = page
    if (this.destroyed) return page.close()
    await page.setViewportSize(size)
    const session = await chromium.context.newCDPSession(page)
    this.protocolSession = session
    await session.send('Page.enable')
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: programs.page })
    this.wire = new PreloadWire(session, this, () => this.getURL())
    await this.wire.install(preloadFile === null ? null : programs.preload(readFileSync(preloadFile, 'utf8')))
    await page.route(/./, (route) => this.unlessDestroyed(() => this.answer(route)))
    let popupUrl = ''
    session.on('Page.windowOpen', ({ url }) => {
      popupUrl = fromChromium(url)
    })
    page.on('popup', (popup) => void this.unlessDestroyed(() => this.decidePopup(popup, popupUrl)))
    page.on('load', () => this.emit('did-finish-load'))
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }))
    page.on('pageerror', (error) => report({ type: 'page-error', message: error.message }))
    page.on('close', () => this.destroy())
  }

  private async answer(route: Route): Promise<void> {
    const request = route.request()
    const url = fromChromium(request.url())
    if (request.isNavigationRequest() && request.frame() === this.page!.mainFrame()) {
      // A request carries no fragment.
      if (url !== this.loading?.replace(/#.*$/s, '') && this.prevented(url)) {
        report({ type: 'navigation-prevented', url })
        // Without content the document stays, as after a prevented navigation; an abort would show an error page.
        return route.fulfill({ status: 204 })
      }
      this.loading = null
    }
    if (url === request.url()) {
      report({ type: 'request-outside', url })
      return route.abort('blockedbyclient')
    }
    try {
      const response = await answerRequest(new Request(url, { method: request.method() }))
      const body = Buffer.from(await response.arrayBuffer())
      await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
    } catch (thrown) {
      report({ type: 'page-error', message: `protocol handler: ${String(thrown)}` })
      await route.abort()
    }
  }

  private prevented(url: string): boolean {
    const event = preventableEvent({ url, isMainFrame: true, isSameDocument: false })
    this.emit('will-navigate', event, url)
    return event.defaultPrevented
  }

  private async decidePopup(popup: Page, url: string): Promise<void> {
    const details = { url, frameName: '', features: '', disposition: 'foreground-tab', referrer: {} }
    const decision = this.openHandler?.(details as Electron.HandlerDetails)
    if (decision?.action !== 'deny')
      throw new Error('electron double: opening a window for the page is not implemented')
    await popup.close()
  }
}
