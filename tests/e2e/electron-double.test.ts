import { describe, expect, test } from 'vitest'
import { fixtureApplication } from '#tests/doubles/electron/fixture-application.ts'
import { launchOnDouble } from '#tests/doubles/electron/launch.ts'

const page = { 'index.html': '<!doctype html><title>Fixture</title><input id="field">' }
const main = (body: string) => `
import path from 'node:path'
import { readFileSync } from 'node:fs'
import { app, BrowserWindow, ipcMain, Menu, protocol } from 'electron'
app.setPath('userData', path.join(app.getAppPath(), 'data'))
const file = (name) => readFileSync(path.join(app.getAppPath(), 'out/renderer', name))
const open = (webPreferences = {}) => {
  const window = new BrowserWindow({ webPreferences: { preload: path.join(app.getAppPath(), 'out/preload/preload.cjs'), ...webPreferences } })
  void window.loadURL('app://fixture/index.html')
  return window
}
void app.whenReady().then(() => {
  protocol.handle('app', () => new Response(file('index.html'), { headers: { 'content-type': 'text/html' } }))
  ${body}
})`
const preload = `
const { contextBridge, ipcRenderer } = require('electron')
contextBridge.exposeInMainWorld('api', {
  call: (name) => ipcRenderer.invoke(name, 1, { a: [2] }),
  later: (listener) => { ipcRenderer.on('later', (_event, value) => listener(value)) },
  fails: () => { throw new Error('from the preload') },
})`

type FixtureApi = {
  call(name: string): Promise<unknown>
  fails(): void
}
declare const api: FixtureApi

describe('the double of the electron module', () => {
  test('carries calls, their errors and frozen interfaces between the worlds', async () => {
    using application = fixtureApplication(
      main(`
        ipcMain.handle('echo', (event, ...args) => ({ args, from: event.senderFrame.url, nothing: null }))
        ipcMain.handle('breaks', () => { throw new Error('no such row') })
        open()`),
      preload,
      page,
    )
    await using running = launchOnDouble(application.folder, [])
    const window = await running.page('app://fixture')
    expect(await window.evaluate(() => api.call('echo'))).toEqual({
      args: [1, { a: [2] }],
      from: 'app://fixture/index.html',
      nothing: null,
    })
    const failure = (name: string) => window.evaluate((n) => api.call(n).catch((e: Error) => e.message), name)
    expect(await failure('breaks')).toBe("Error invoking remote method 'breaks': Error: no such row")
    expect(await failure('unknown')).toBe(
      "Error invoking remote method 'unknown': Error: No handler registered for 'unknown'",
    )
    const thrown = await window.evaluate(() => {
      try {
        return api.fails()
      } catch (error) {
        return (error as Error).message
      }
    })
    expect(thrown).toBe('from the preload')
    expect(await window.evaluate(() => Object.isFrozen(api))).toBe(true)
  })

  test('runs a preload that asks for node:fs as a sandboxed one: it fails, loudly', async () => {
    using application = fixtureApplication(main('open()'), `require('node:fs')\n${preload}`, page)
    await using running = launchOnDouble(application.folder, [])
    const failure = await running.report('preload-error')
    expect(failure.message).toContain('module not found: node:fs')
    const window = await running.page('app://fixture')
    expect(await window.evaluate(() => typeof api)).toBe('undefined')
  })

  test.each([
    ['a window with Node in it', `open({ nodeIntegration: true })`, 'only sandboxed'],
    ['a window without isolation', `open({ contextIsolation: false })`, 'only sandboxed'],
    ['a preference it would ignore', `open({ experimentalFeatures: true })`, 'option experimentalFeatures'],
    ['a call it lacks', `app.dock`, 'app.dock is not implemented'],
  ])('refuses %s', async (_what, body, words) => {
    using application = fixtureApplication(main(body), preload, page)
    await using running = launchOnDouble(application.folder, [])
    expect(await running.ended).not.toBe(0)
    expect(running.output()).toContain(words)
  })

  test('gives a key to the page first, then to the menu', async () => {
    using application = fixtureApplication(
      main(`
        const template = [{ label: 'Edit', submenu: [{ label: 'Undo', accelerator: 'CommandOrControl+Z', click: (_item, window) => window.webContents.send('later', 'undo') }] }]
        Menu.setApplicationMenu(Menu.buildFromTemplate(template))
        open()`),
      preload,
      {
        'index.html': `<!doctype html><title>Fixture</title><input id="field"><script>
          window.heard = []; api.later((value) => heard.push(value))
          addEventListener('keydown', (event) => { if (event.key === 'q') event.preventDefault(); heard.push(event.key) })
        </script>`,
      },
    )
    await using running = launchOnDouble(application.folder, [])
    const window = await running.page('app://fixture')
    const heard = () => window.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)
    await window.focus('#field')
    await window.keyboard.press('Control+z')
    await window.evaluate(() => {
      const field = (globalThis as unknown as { document: { activeElement: { blur(): void } } }).document.activeElement
      field.blur()
    })
    await window.keyboard.press('Control+z')
    await expect.poll(heard).toContain('undo')
    expect((await heard()).filter((entry) => entry === 'undo')).toHaveLength(1)
  })

  test('quits in the order of Electron: before-quit, windows, will-quit, quit; each may be held up once', async () => {
    using application = fixtureApplication(
      main(`
        const order = []
        let held = 0
        const note = (name) => (event) => { order.push(name); if (held === (name === 'before-quit' ? 0 : name === 'will-quit' ? 1 : -1)) { held++; event.preventDefault(); setImmediate(() => app.quit()) } }
        app.on('before-quit', note('before-quit'))
        app.on('will-quit', note('will-quit'))
        app.on('window-all-closed', () => order.push('window-all-closed'))
        app.on('quit', (_event, code) => { order.push('quit'); console.log(order.join(' '), code) })
        open().on('closed', () => order.push('closed'))`),
      preload,
      page,
    )
    await using running = launchOnDouble(application.folder, [])
    await running.page('app://fixture')
    running.order({ type: 'quit' })
    expect({ code: await running.ended, output: running.output().trim() }).toEqual({
      code: 0,
      output: 'before-quit before-quit closed will-quit before-quit will-quit quit 0',
    })
  })

  // At once, while its page is being made, while it is being prepared, and while it loads.
  test.each([0, 5, 15, 40, 100])(
    'a window closed %d ms after it was opened does not end the application with a failure',
    async (ms) => {
      using application = fixtureApplication(
        main(
          `const window = open(); setTimeout(() => app.quit(), ${ms}); app.on('quit', (_event, code) => console.log('quit', code))`,
        ),
        preload,
        page,
      )
      await using running = launchOnDouble(application.folder, [])
      expect({ code: await running.ended, output: running.output().trim() }).toEqual({ code: 0, output: 'quit 0' })
    },
  )
})
