import { afterEach, beforeEach, expect, test } from 'vitest'
import { bundleMake } from '#shared/commands/bundle/make.ts'
import { boardHands, drawn, grab } from '#tests/doubles/board-hands.ts'
import type { BoardHands } from '#tests/doubles/board-hands.ts'
import { officeDay, officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import type { BackendWindow } from '#tests/doubles/window-on-backend.ts'

/* Two technicians and three visits: 1 wants Trees 1, 2 wants Trees 2, 3 wants Roads, which nobody knows. */
let desk: TestBackend
let window: BackendWindow
let hands: BoardHands

beforeEach(async () => {
  desk = openSmallOffice()
  window = await openWindow(desk.backend, { width: 1600, height: 900 })
  hands = boardHands(window.page)
  await window.open('/board', officeDay)
  await hands.queued(1).waitFor()
  await window.page.locator('.lane').first().waitFor()
})

afterEach(async () => {
  await window.close()
  await desk.close()
  expect(window.faults).toEqual([])
})

const placed = (number: number) => expect.poll(() => hands.placeOf(number))
const stored = (id: string) => desk.backend.context.store.records.get('visits', id)

test('a visit dragged from the queue to a lane lands where the ghost said, and a reload keeps it', async () => {
  await hands.dragTo(hands.queued(1), 'OAK', '09:00')
  const tip = window.page.locator('.ghost-tip')
  await tip.getByText('09:00').waitFor()
  await hands.letGo()
  await placed(1).toBe('09:00 to 10:00 on OAK')
  await expect.poll(() => stored('v1')?.status).toBe('scheduled')
  await expect.poll(() => hands.queued(1).count()).toBe(0)
  await window.open('/board', officeDay)
  await placed(1).toBe('09:00 to 10:00 on OAK')
})

test('while dragging, every lane answers with its verdict, in words and shape', async () => {
  await hands.dragTo(hands.queued(2), 'OAK', '09:00')
  await window.page.locator('.verdict.best', { hasText: 'Best · 09:00' }).waitFor()
  await window.page.locator('.verdict.impossible', { hasText: 'Trees level 1, needs 2' }).waitFor()
  await expect.poll(() => hands.lane('ELM').getAttribute('data-verdict')).toBe('impossible')
  await window.page.keyboard.press('Escape')
  await hands.letGo()
  await expect.poll(() => window.page.locator('.verdict').count()).toBe(0)
  await expect.poll(() => hands.lane('ELM').getAttribute('data-verdict')).toBeNull()
  expect(stored('v2')?.rev).toBe(1)
})

test('a drop on somebody without the skill is refused with the reason and changes nothing', async () => {
  await hands.drop(hands.queued(3), 'OAK', '09:00')
  await window.page.getByText('3 was not placed: No Roads skill').waitFor()
  expect(await hands.placeOf(3)).toBeNull()
  expect(stored('v3')?.rev).toBe(1)
})

test('moving between lanes and in time, resizing, unscheduling, and undo and redo of all of it', async () => {
  const { page } = window
  await hands.drop(hands.queued(1), 'OAK', '09:00')
  await placed(1).toBe('09:00 to 10:00 on OAK')
  await hands.drop(hands.card(1), 'ELM', '10:30')
  await placed(1).toBe('10:30 to 11:30 on ELM')
  await expect.poll(() => stored('v1')?.rev).toBe(3)

  const { width } = (await hands.card(1).boundingBox())!
  const { from, hold } = await grab(page, hands.card(1), { x: width - 2, y: 12 })
  await page.mouse.down()
  await page.mouse.move(hold.x + 12, hold.y, { steps: 3 })
  await page.mouse.move(from.x + width * 1.5, hold.y, { steps: 4 })
  await drawn(page)
  await page.mouse.up()
  await placed(1).toBe('10:30 to 12:00 on ELM')
  await expect.poll(() => stored('v1')?.durationMinutes).toBe(90)

  const queue = (await page.locator('.queue').boundingBox())!
  await grab(page, hands.card(1), { x: 20, y: 12 })
  await page.mouse.down()
  await page.mouse.move(queue.x + 120, queue.y + 400, { steps: 8 })
  await drawn(page)
  await page.mouse.up()
  await placed(1).toBeNull()
  await hands.queued(1).waitFor()

  const walk = ['10:30 to 12:00 on ELM', '10:30 to 11:30 on ELM', '09:00 to 10:00 on OAK', null]
  for (const place of walk) {
    await page.keyboard.press('Control+z')
    await placed(1).toBe(place)
  }
  for (const place of [...walk.slice(0, -1).reverse(), null]) {
    await page.keyboard.press('Control+Shift+z')
    await placed(1).toBe(place)
  }
})

test('a visit dropped onto another settles at the next free start', async () => {
  await hands.drop(hands.queued(1), 'OAK', '09:00')
  await placed(1).toBe('09:00 to 10:00 on OAK')
  await hands.drop(hands.queued(2), 'OAK', '09:30')
  // Site 2 is 1.1 km away: six minutes of road, rounded up to the snap.
  await placed(2).toBe('10:10 to 11:10 on OAK')
})

test('with Alt a visit stays where it is dropped and later ones give way, as one step that the tip announced', async () => {
  const { page } = window
  await hands.drop(hands.queued(1), 'OAK', '09:00')
  await placed(1).toBe('09:00 to 10:00 on OAK')
  await hands.dragTo(hands.queued(2), 'OAK', '08:30')
  const tip = page.locator('.ghost-tip')
  await tip.getByText('With Alt at 08:30: Move 1 later visit by 40 min').waitFor()
  await page.keyboard.down('Alt')
  await tip.getByText('Move 1 later visit by 40 min', { exact: true }).waitFor()
  await hands.letGo()
  await page.keyboard.up('Alt')
  await placed(2).toBe('08:30 to 09:30 on OAK')
  await placed(1).toBe('09:40 to 10:40 on OAK')
  await expect.poll(() => stored('v1')?.startsAt).toBe(officeTime('9:40'))
  await page.keyboard.press('Control+z')
  await placed(1).toBe('09:00 to 10:00 on OAK')
  await placed(2).toBeNull()
})

test('a bundle dragged from its tab becomes one trip in one step; several selected visits keep their gaps', async () => {
  const { page } = window
  const made = { name: 'Main St', workOrderIds: ['v1 order', 'v2 order'] }
  expectOk(await desk.client.command(bundleMake, made))
  await page.getByRole('tab', { name: 'One trip' }).click()
  await hands.drop(page.locator('.bundle-card', { hasText: 'Main St' }), 'OAK', '09:00')
  await placed(1).toBe('09:00 to 10:00 on OAK')
  await placed(2).toBe('10:10 to 11:10 on OAK')
  await expect.poll(() => stored('v2')?.startsAt).toBe(officeTime('10:10'))
  // Both are still selected: one takes the other along.
  await hands.drop(hands.card(1), 'OAK', '13:00')
  await placed(1).toBe('13:00 to 14:00 on OAK')
  await placed(2).toBe('14:10 to 15:10 on OAK')
  await expect.poll(() => stored('v2')?.startsAt).toBe(officeTime('14:10'))
  await page.keyboard.press('Control+z')
  await placed(2).toBe('10:10 to 11:10 on OAK')
  await page.keyboard.press('Control+z')
  await placed(1).toBeNull()
  await placed(2).toBeNull()
})

test('overtime asks for a reason; without one nothing happens, with one it is kept', async () => {
  const { page } = window
  await hands.drop(hands.queued(1), 'OAK', '15:30')
  const dialog = page.getByRole('dialog', { name: /Schedule 1 although/ })
  await dialog.getByText('30 min overtime').waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  // Nothing of the dialog stays behind that could take the next press.
  expect(await page.locator('.mantine-Modal-overlay').count()).toBe(0)
  expect(await hands.placeOf(1)).toBeNull()
  await hands.drop(hands.queued(1), 'OAK', '15:30')
  await dialog.getByLabel('Reason').fill('Agreed with Oak')
  await page.keyboard.press('Enter')
  await placed(1).toBe('15:30 to 16:30 on OAK')
  await expect.poll(() => stored('v1')?.overrideReason).toBe('Agreed with Oak')
})

test('the whole way by keyboard: filter, best fit, move mode, pin, unschedule', async () => {
  const { page } = window
  await page.keyboard.press('/')
  await page.keyboard.type('trees 1')
  await expect.poll(() => page.locator('.queue-row').count()).toBe(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('f')
  const fit = page.getByRole('dialog', { name: 'Best fit for 1' })
  await fit.getByRole('option', { name: /OAK/, selected: true }).waitFor()
  await fit.getByRole('button', { name: 'Assign to OAK' }).click({ trial: true })
  await page.keyboard.press('Enter')
  await placed(1).toBe('08:00 to 09:00 on OAK')

  await page.locator('.lanes').focus()
  await page.keyboard.press('m')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await placed(1).toBe('08:20 to 09:20 on ELM')

  await page.keyboard.press('m')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Escape')
  await placed(1).toBe('08:20 to 09:20 on ELM')

  await page.keyboard.press('p')
  await expect.poll(() => stored('v1')?.pinned).toBe(true)
  await page.keyboard.press('Delete')
  await placed(1).toBeNull()
})

test('selection is shared by queue and board, several at once with Ctrl', async () => {
  const { page } = window
  await hands.queued(1).click()
  await hands.queued(2).click({ modifiers: ['Control'] })
  await expect.poll(() => page.locator('.queue-row[aria-selected=true]').count()).toBe(2)
  await hands.drop(hands.queued(1), 'OAK', '09:00')
  await placed(1).toBe('09:00 to 10:00 on OAK')
  await expect.poll(() => hands.card(1).getAttribute('aria-selected')).toBe('true')
})

test('publishing tells what changed and turns drafts into dispatched visits', async () => {
  const { page } = window
  await hands.drop(hands.queued(1), 'OAK', '09:00')
  await placed(1).toBe('09:00 to 10:00 on OAK')
  await page.getByRole('button', { name: 'Publish 1 change' }).click()
  const dialog = page.getByRole('dialog', { name: 'Publish 1 change to 1 technician' })
  await dialog.getByText('new, 6 Sept 09:00').waitFor()
  await dialog.getByRole('button', { name: 'Publish 1 change' }).click()
  await expect.poll(() => stored('v1')?.status).toBe('dispatched')
  await page.getByRole('button', { name: 'All published' }).waitFor()
})

test('dragging in the calendar moves the same visit', async () => {
  const { page } = window
  await hands.drop(hands.queued(1), 'OAK', '09:00')
  await placed(1).toBe('09:00 to 10:00 on OAK')
  await page.getByRole('radio', { name: 'Calendar', exact: true }).click()
  await page.getByLabel('Calendar of').selectOption({ label: 'OAK' })
  await page.getByRole('radio', { name: 'Week', exact: true }).click()
  const entry = page.locator('.calendar.weekGrid .visit-entry').first()
  await entry.waitFor()
  const { hold } = await grab(page, entry, { x: 20, y: 10 })
  const { height } = (await entry.boundingBox())!
  await page.mouse.down()
  // The entry is an hour high: two of its heights down are two hours later.
  await page.mouse.move(hold.x, hold.y + 30, { steps: 4 })
  await page.mouse.move(hold.x, hold.y + 2 * height, { steps: 6 })
  await drawn(page)
  await page.mouse.up()
  await expect.poll(() => stored('v1')?.startsAt).toBe(officeTime('11:00'))

  // A visit of the queue is dropped beside it: an hour and a half higher.
  const shown = (await entry.boundingBox())!
  await grab(page, hands.queued(2), { x: 40, y: 20 })
  await page.mouse.down()
  await page.mouse.move(shown.x + 10, shown.y - 10, { steps: 8 })
  await page.mouse.move(shown.x + 20, shown.y - 1.5 * shown.height + 2, { steps: 6 })
  await drawn(page)
  await page.mouse.up()
  await expect.poll(() => stored('v2')?.startsAt).toBe(officeTime('9:30'))

  // A day of the month says neither who nor when: the ranked technicians do.
  await page.keyboard.press('Control+z')
  await hands.queued(2).waitFor()
  await page.getByRole('radio', { name: 'Month', exact: true }).click()
  const day = page.locator('.calendar.month .day-cell.shown')
  await day.waitFor()
  const cell = (await day.boundingBox())!
  await grab(page, hands.queued(2), { x: 40, y: 20 })
  await page.mouse.down()
  await page.mouse.move(cell.x + 30, cell.y + cell.height / 2, { steps: 8 })
  await drawn(page)
  await page.mouse.up()
  await page.getByRole('dialog', { name: 'Best fit for 2' }).getByRole('option', { name: /OAK/ }).waitFor()
})
