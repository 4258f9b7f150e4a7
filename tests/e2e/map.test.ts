import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { loadDemo } from '#electron/backend/demo/load-demo.ts'
import { historyUndo } from '#shared/actions/app.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { mapDay, mapJoin } from '#shared/queries/map.ts'
import type { MapDay } from '#shared/queries/map.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { testNow } from '#tests/doubles/test-clock.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import type { BackendWindow } from '#tests/doubles/window-on-backend.ts'

let desk: TestBackend
let window: BackendWindow
let day: string
/** What of a canvas the test looks at. */
interface Tile {
  readonly width: number
  readonly height: number
  getContext(kind: '2d'): { getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray } }
}

/** Requests that left the machine, and were stopped. */
const foreign: string[] = []

beforeAll(async () => {
  desk = openTestBackend()
  const { context } = desk.backend
  expectOk(loadDemo(context, dayOf(testNow, context.pipeline.officeZone())))
  day = dayOf(context.clock.now(), context.pipeline.officeZone())
  window = await openWindow(desk.backend)
  const home = new URL(window.url).origin
  await window.page.route('**/*', (route) => {
    const url = route.request().url()
    if (url.startsWith(home) || url.startsWith('blob:') || url.startsWith('data:')) return route.continue()
    foreign.push(url)
    return route.abort()
  })
})
afterAll(async () => {
  await window.close()
  await desk.close()
})
beforeEach(async () => {
  await window.open('/map', day)
  await window.page.locator('.map-stop').first().waitFor()
})

/** Presses the first of some marks that nothing lies over: marks may overlap, and a press would hit what is on top. */
async function pressMark(marks: Locator): Promise<void> {
  const free = () =>
    marks.evaluateAll((found) =>
      found.findIndex((mark) => {
        const { x, y, width, height } = mark.getBoundingClientRect()
        return mark.contains(mark.ownerDocument.elementFromPoint(x + width / 2, y + height / 2))
      }),
    )
  await expect.poll(free).toBeGreaterThanOrEqual(0)
  await marks.nth(await free()).click()
}

const onMap = async (): Promise<MapDay> => expectOk(await desk.client.query(mapDay, { day }))

/** How many visits the marks on the map stand for: single marks, numbers in clusters, stops. */
const drawnVisits = async () => {
  const { page } = window
  const clusters = await page.locator('.map-canvas .map-cluster text').allTextContents()
  const single = await page.locator('.map-canvas .map-mark:not(.selected), .map-canvas .map-stop').count()
  return clusters.reduce((sum, text) => sum + Number(text), single)
}

test('shown routes are drawn as lines with their stops numbered from 1', async () => {
  const { page } = window
  const numbersOf = async (what: string) =>
    (await page.locator(what).allTextContents()).map(Number).toSorted((a, b) => a - b)
  const listed = page.locator('.map-panel ol')
  await expect.poll(() => listed.count()).toBeGreaterThan(1)
  const routes = await listed.count()
  const rows = await numbersOf('.map-stop-row .number')
  expect(rows.filter((number) => number === 1)).toHaveLength(routes)
  await expect.poll(() => numbersOf('.map-stop b')).toEqual(rows)
  await expect.poll(() => page.locator('path.route-line').count()).toBeGreaterThanOrEqual(routes)
})

test('hiding a route takes its stops off the map and showing all brings every route', async () => {
  const { page } = window
  const before = await page.locator('.map-stop').count()
  await page.locator('.map-route-head input').first().click()
  await expect.poll(() => page.locator('.map-stop').count()).toBeLessThan(before)
  await page.getByRole('button', { name: 'Show all' }).click()
  const stops = (await onMap()).routes.flatMap((route) => route.stops.filter((stop) => stop.point))
  await expect.poll(() => page.locator('.map-stop').count()).toBe(stops.length)
})

test('selection is shared: a row selects the mark, a mark selects the row', async () => {
  const { page } = window
  const rows = page.locator('.map-stop-row')
  await rows.nth(0).click()
  await page.locator('.map-stop.selected').waitFor()
  await expect.poll(() => rows.nth(0).getAttribute('aria-pressed')).toBe('true')
  await pressMark(page.locator('.map-stop:not(.selected)'))
  await expect.poll(() => rows.nth(0).getAttribute('aria-pressed')).toBe('false')
  await expect.poll(() => page.locator('.map-stop-row[aria-pressed="true"]').count()).toBe(1)
})

test('what is selected on the map is selected on the board', async () => {
  const { page } = window
  await page.locator('.map-stop-row').first().click()
  const title = await page.locator('.map-stop.selected span').first().getAttribute('title')
  await page.getByRole('toolbar', { name: 'Selected visits' }).getByRole('button', { name: 'Show on board' }).click()
  await expect.poll(() => page.url()).toContain('#/board')
  await page.getByRole('link', { name: 'Map' }).click()
  await page.locator('.map-stop.selected').waitFor()
  await expect.poll(() => page.locator('.map-stop.selected span').first().getAttribute('title')).toBe(title)
})

test('visits without coordinates are listed with the reason and drawn nowhere', async () => {
  const { page } = window
  const { ungeocoded, unscheduled, routes } = await onMap()
  expect(ungeocoded.length).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Fit the day' }).click()
  const located = new Set([
    ...unscheduled.map((visit) => visit.visitId),
    ...routes.flatMap((route) => route.stops.filter((stop) => stop.point).map((stop) => stop.visitId)),
  ])
  // Zoomed out by two steps everything with a place is in view.
  for (let step = 0; step < 2; step++) await page.getByRole('button', { name: 'Zoom out' }).click()
  await expect.poll(drawnVisits).toBe(located.size)
  await page.getByRole('tab', { name: /No coordinates/ }).click()
  await expect.poll(() => page.locator('.map-visit-row').count()).toBe(ungeocoded.length)
  expect(await page.locator('.map-base-note').textContent()).toContain('listed, not shown')
})

test('the base map is drawn from this computer alone', async () => {
  const { page } = window
  // Tiles are canvases: the colours of a few hundred of their pixels tell whether anything is painted.
  const colours = () =>
    page.locator('.map-canvas canvas').evaluateAll((tiles) => {
      const found = new Set<string>()
      for (const tile of tiles as unknown as Tile[]) {
        const pixels = tile.getContext('2d').getImageData(0, 0, tile.width, tile.height).data
        for (let at = 0; at < pixels.length; at += 4 * 97) found.add(pixels.slice(at, at + 4).join())
      }
      return found.size
    })
  await expect.poll(colours).toBeGreaterThan(3)
  expect(await page.locator('.leaflet-control-attribution').textContent()).toContain('Natural Earth')
  expect(foreign).toEqual([])
  expect(window.faults).toEqual([])
})

test('the time slider moves technicians along their planned routes', async () => {
  const { page } = window
  const places = () =>
    page.locator('.map-technician').evaluateAll((badges) => badges.map((one) => one.getAttribute('style')))
  const slider = page.getByRole('slider', { name: 'Time of day' })
  await slider.focus()
  await page.keyboard.press('Home')
  const atStart = await places()
  for (let step = 0; step < 5; step++) await page.keyboard.press('PageUp')
  await expect.poll(places).not.toEqual(atStart)
  expect(await slider.getAttribute('aria-valuetext')).toMatch(/^\d\d:\d\d$/)
  await page.getByRole('button', { name: 'Play the day' }).click()
  const started = await slider.inputValue()
  await expect.poll(() => slider.inputValue()).not.toBe(started)
  await page.getByRole('button', { name: 'Pause' }).click()
})

test('a lasso selects what it goes around', async () => {
  const { page } = window
  await page.getByRole('radio', { name: 'To schedule' }).click()
  await page.keyboard.press('l')
  const box = await page.locator('.map-canvas').boundingBox()
  if (!box) throw new Error('the map has no size')
  const go = (x: number, y: number) => page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 4 })
  await go(0.12, 0.15)
  await page.mouse.down()
  await go(0.85, 0.15)
  await go(0.85, 0.7)
  await go(0.12, 0.7)
  await page.mouse.up()
  const bar = page.getByRole('toolbar', { name: 'Selected visits' })
  await bar.waitFor()
  const count = Number(/(\d+) selected/.exec((await bar.textContent()) ?? '')?.[1])
  expect(count).toBeGreaterThan(3)
  expect(count).toBeLessThan((await onMap()).unscheduled.length)
  await expect.poll(() => page.locator('path.map-lasso').count()).toBe(1)
  await expect.poll(() => page.locator('.map-mark.selected').count()).toBe(count)
})

/** A waiting visit and a technician who can take it without any question asked. */
async function placeable(): Promise<{ number: number; visitId: string; code: string }> {
  const { unscheduled, routes } = await onMap()
  const technicianIds = routes.map((route) => route.technicianId)
  for (const { visitId, number, onHold } of unscheduled) {
    if (onHold) continue
    const { candidates } = expectOk(await desk.client.query(mapJoin, { day, visitId, technicianIds }))
    const [found] = candidates
    if (found) return { number, visitId, code: found.code }
  }
  throw new Error('nobody can take any waiting visit')
}

test('a waiting visit is assigned from the map to the next free time, and taken back', async () => {
  const { page } = window
  const before = (await onMap()).unscheduledTotal
  const { number, code } = await placeable()
  await page.getByRole('tab', { name: 'Layers' }).click()
  const bar = page.getByRole('toolbar', { name: 'Selected visits' })
  const territories = page.getByRole('button', { name: /^Select \d+ visits in/ })
  await territories.first().waitFor()
  for (let at = 0; at < (await territories.count()); at++) {
    const size = /\d+/.exec((await territories.nth(at).getAttribute('aria-label')) ?? '')![0]
    await territories.nth(at).click()
    await bar.getByText(`${size} selected`).waitFor()
    const row = page.locator('.map-visit-row', { hasText: String(number) })
    await page.locator('.map-visit-row').first().waitFor()
    if ((await row.count()) > 0) {
      await row.click()
      break
    }
    await page.getByRole('tab', { name: 'Layers' }).click()
    await territories.first().waitFor()
  }
  await bar.getByText('1 selected').waitFor()
  await bar.getByRole('button', { name: 'Assign to…' }).click()
  await page.getByRole('menuitem', { name: new RegExp(`^${code}\\b`) }).click()
  await page.getByText(`1 of 1 scheduled on ${code}.`).waitFor()
  expect((await onMap()).unscheduledTotal).toBe(before - 1)
  expectOk(await desk.client.action(historyUndo, {}))
  expect((await onMap()).unscheduledTotal).toBe(before)
})

test('a waiting visit says what it would do to a shown route before it joins, or why it cannot', async () => {
  const { page } = window
  await page.getByRole('radio', { name: 'To schedule' }).click()
  await pressMark(page.locator('.map-mark'))
  await page.locator('.map-join').waitFor()
  await page.getByRole('tab', { name: 'Routes' }).click()
  await page.getByRole('button', { name: 'Show all' }).click()
  const { number } = await placeable()
  await page.getByRole('link', { name: 'Board' }).click()
  await page.getByLabel('Filter queue').fill(String(number))
  await page.locator('.queue-row', { hasText: String(number) }).click()
  await page.getByRole('link', { name: 'Map' }).click()
  const heading = page.locator('.map-join h3')
  await expect.poll(() => heading.textContent()).toMatch(new RegExp(`^If ${number} joins \\S+ as stop \\d+$`))
})
