import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { lockDataFolder } from '#electron/store/instance-lock.ts'
import { settingsSet } from '#shared/commands/settings/set.ts'
import type { DesktopBridge } from '#shared/rpc/desktop-bridge.ts'
import type { Push, Reply } from '#shared/rpc/envelope.ts'
import { builtApplication } from '#tests/doubles/built-application.ts'
import { shellWithPages } from '#tests/doubles/electron/fixture-application.ts'
import type { RunningApplication } from '#tests/doubles/electron/launch.ts'
import { launchOnDouble } from '#tests/doubles/electron/launch.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'

/** The page's globals, as functions that run inside it see them. */
declare const fieldboard: DesktopBridge
declare const heard: Push[]
declare const window: { open(url: string): unknown }
declare const location: { href: string; reload(): void }

const blankPage = `<!doctype html><title>Fixture</title><input id="field"><a id="away" href="https://example.com/">away</a>`

async function call(page: Page, call: { kind: string; name: string; args: unknown }): Promise<Reply> {
  return JSON.parse(await page.evaluate((text) => fieldboard.call(text), JSON.stringify(call))) as Reply
}

async function quit(running: RunningApplication): Promise<void> {
  running.order({ type: 'quit' })
  expect({ code: await running.ended, output: running.output() }).toEqual({ code: 0, output: '' })
}

describe('the Electron shell, built, on the double', () => {
  beforeAll(() => builtApplication())

  test('opens our window, isolated, and the page finds its backend', async () => {
    using application = shellWithPages({})
    await using running = launchOnDouble(await builtApplication(), ['--data', application.dataDir])
    const page = await running.page('app://fieldboard/index.html')
    await running.report('window', ({ event }) => event === 'shown')
    await page.getByRole('navigation').first().waitFor()
    const reachable = await page.evaluate(() =>
      ['require', 'process', 'module', 'ipcRenderer', 'electron', 'Buffer'].filter((name) => name in globalThis),
    )
    expect(reachable).toEqual([])
    expect(await page.evaluate(() => Object.keys(fieldboard).sort())).toEqual(['call', 'host', 'onPush'])
    const info = await call(page, { kind: 'query', name: 'app.info', args: {} })
    expect(info).toMatchObject({ ok: true, value: { host: 'electron', dataDir: application.dataDir } })
    expect(running.reports.filter(({ type }) => type === 'page-error' || type === 'request-outside')).toEqual([])
    await quit(running)
  })

  test('takes Ctrl+K to the palette, and the menu opens a screen', async () => {
    using application = shellWithPages({})
    await using running = launchOnDouble(await builtApplication(), ['--data', application.dataDir])
    const page = await running.page('app://fieldboard/index.html')
    await page.getByRole('navigation').first().waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    running.order({ type: 'click-menu', id: 'settings' })
    await page.waitForURL(/#\/settings$/)
    running.order({ type: 'click-menu', id: 'board-window' })
    await running.page('#/board')
    expect(running.reports.filter(({ type }) => type === 'order-failed')).toEqual([])
    await quit(running)
  })

  test('carries commands there and pushes back, to every window', async () => {
    using application = shellWithPages({ 'index.html': blankPage })
    await using running = launchOnDouble(application.folder, ['--data', application.dataDir])
    const page = await running.page('app://fieldboard/index.html')
    running.order({ type: 'click-menu', id: 'map-window' })
    const second = await running.page('#/map')
    for (const one of [page, second]) {
      await one.evaluate(() => {
        const pushes: Push[] = []
        Object.assign(globalThis, { heard: pushes })
        fieldboard.onPush((text) => pushes.push(JSON.parse(text) as Push))
      })
    }
    const args = { name: 'organisationName', value: 'Northside Heating' }
    expect(await call(page, { kind: 'command', name: settingsSet.name, args })).toMatchObject({ ok: true })
    for (const one of [page, second]) {
      await expect
        .poll(() => one.evaluate(() => heard))
        .toContainEqual({ type: 'changes', seq: 1, entities: { settings: ['organisationName'] } })
    }
    running.order({ type: 'click-menu', id: 'undo' })
    await expect.poll(() => second.evaluate(() => heard)).toContainEqual({ type: 'menu', command: 'undo' })
    expect(await page.evaluate(() => heard.length)).toBe(1)
    await second.keyboard.press('Control+p')
    await expect.poll(() => second.evaluate(() => heard)).toContainEqual({ type: 'menu', command: 'print' })
    await quit(running)
  })

  test('refuses what is not a call, and calls from a frame', async () => {
    using application = shellWithPages({ 'index.html': blankPage })
    await using running = launchOnDouble(application.folder, ['--data', application.dataDir])
    const page = await running.page('app://fieldboard/index.html')
    const raw = async (text: string) => JSON.parse(await page.evaluate((t) => fieldboard.call(t), text)) as Reply
    expect(await raw('{')).toMatchObject({ ok: false, error: { kind: 'invalid-input' } })
    expect(await raw('{"kind":"query"}')).toMatchObject({ ok: false, error: { kind: 'invalid-input' } })
    const tooLong = await page.evaluate(() => fieldboard.call(`"${'x'.repeat(8 << 20)}"`))
    expect(JSON.parse(tooLong)).toMatchObject({ ok: false, error: { message: 'The call is too long.' } })
    const inFrame = await page.evaluate(async () => {
      type Frame = { src: string; onload: () => void; contentWindow: object }
      const page = (
        globalThis as unknown as { document: { createElement(name: string): Frame; body: { append(f: Frame): void } } }
      ).document
      const frame = page.createElement('iframe')
      await new Promise<void>((resolve) => {
        Object.assign(frame, { src: 'index.html', onload: resolve })
        page.body.append(frame)
      })
      return 'fieldboard' in frame.contentWindow
    })
    expect(inFrame).toBe(false)
    await quit(running)
  })

  test('stays on its page; links leave through the system or not at all', async () => {
    using application = shellWithPages({ 'index.html': blankPage })
    await using running = launchOnDouble(application.folder, ['--data', application.dataDir])
    const page = await running.page('app://fieldboard/index.html')
    await page.click('#away')
    expect(await running.report('navigation-prevented')).toMatchObject({ url: 'https://example.com/' })
    await page.evaluate(() => void (location.href = 'print.html'))
    await running.report('navigation-prevented', ({ url }) => url === 'app://fieldboard/print.html')
    await expect.poll(() => page.title()).toBe('Fixture')

    await page.evaluate(() => void window.open('mailto:ana@example.com'))
    await running.report('open-external', ({ url }) => url === 'mailto:ana@example.com')
    await page.evaluate(() => void window.open('file:///etc/passwd'))
    await page.evaluate(() => void window.open('https://example.com/help'))
    await running.report('open-external', ({ url }) => url === 'https://example.com/help')
    expect(running.reports.filter(({ type }) => type === 'open-external')).toHaveLength(2)

    await Promise.all([page.waitForEvent('load'), page.evaluate(() => location.reload())])
    expect(await call(page, { kind: 'query', name: 'app.info', args: {} })).toMatchObject({ ok: true })
    await quit(running)
  })

  test('serves the built renderer and nothing beside it, under a strict policy', async () => {
    using application = shellWithPages({ 'index.html': blankPage })
    await using running = launchOnDouble(application.folder, ['--data', application.dataDir])
    const page = await running.page('app://fieldboard/index.html')
    const statusOf = (address: string) => page.evaluate(async (a) => (await fetch(a)).status, address)
    expect(await statusOf('./index.html')).toBe(200)
    for (const outside of ['./nothing.js', './%2e%2e/main/main.js', './..%2f..%2fpackage.json', './%00']) {
      expect(await statusOf(outside)).toBe(404)
    }
    const policy = await page.evaluate(async () => (await fetch('./index.html')).headers.get('content-security-policy'))
    expect(policy).toContain("default-src 'none'")
    await expect(page.evaluate(() => fetch('https://example.com/'))).rejects.toThrow()
    expect(running.reports.filter(({ type }) => type === 'request-outside')).toEqual([])
    await quit(running)
  })

  test('a second start on the same data brings the first window to the front and ends', async () => {
    using application = shellWithPages({ 'index.html': blankPage })
    await using first = launchOnDouble(application.folder, ['--data', application.dataDir])
    await first.report('window', ({ event }) => event === 'shown')
    const shown = () => first.reports.filter((report) => report.type === 'window' && report.event === 'shown').length
    const before = shown()
    await using second = launchOnDouble(application.folder, ['--data', application.dataDir])
    expect(await second.ended).toBe(0)
    expect(second.reports).toEqual([])
    await expect.poll(shown).toBe(before + 1)
    await quit(first)
  })

  test('says what is wrong and opens no window when the data cannot be opened', async () => {
    using application = shellWithPages({ 'index.html': blankPage })
    const lock = expectOk(lockDataFolder(application.dataDir))
    await using running = launchOnDouble(application.folder, ['--data', application.dataDir])
    const { kind, options } = await running.report('dialog')
    expect(kind).toBe('error')
    expect(options).toMatchObject({ content: expect.stringContaining('already running on this data') as string })
    expect(await running.ended).toBe(1)
    lock.release()
    await using confused = launchOnDouble(application.folder, ['--data', application.dataDir, '--now', 'noon'])
    expect((await confused.report('dialog')).options).toMatchObject({
      content: expect.stringContaining('--now') as string,
    })
    expect(await confused.ended).toBe(1)
  })

  test('asks nobody for updates while no address is set, and says how to set one', async () => {
    using application = shellWithPages({ 'index.html': blankPage })
    await using running = launchOnDouble(application.folder, ['--data', application.dataDir])
    await running.report('window', ({ event }) => event === 'shown')
    running.order({ type: 'answer-dialog', answer: 0 })
    running.order({ type: 'click-menu', id: 'updates' })
    const { options } = await running.report('dialog')
    const file = path.join(application.dataDir, 'updates.json')
    expect(options).toMatchObject({
      message: 'No update address is set',
      detail: expect.stringContaining(file) as string,
    })
    running.order({ type: 'click-menu', id: 'data-folder' })
    expect(await running.report('open-path')).toMatchObject({ path: application.dataDir })
    await quit(running)
  })

  test('quitting by the menu, or by closing the window, puts the database away and lets go of the folder', async () => {
    using application = shellWithPages({ 'index.html': blankPage })
    const database = path.join(application.dataDir, 'fieldboard.sqlite')
    for (const way of ['quit', 'close']) {
      await using running = launchOnDouble(application.folder, ['--data', application.dataDir])
      const page = await running.page('app://fieldboard/index.html')
      await call(page, { kind: 'command', name: settingsSet.name, args: { name: 'way', value: way } })
      expect(existsSync(`${database}-wal`)).toBe(true)
      running.order({ type: 'click-menu', id: way })
      expect(await running.ended).toBe(0)
      expect(existsSync(`${database}-wal`)).toBe(false)
      expect(statSync(database).size).toBeGreaterThan(0)
      await using desk = openTestBackend({ dataDir: application.dataDir })
      expect(desk.backend.context.store.records.get('settings', 'way')?.value).toBe(way)
    }
  })
})
