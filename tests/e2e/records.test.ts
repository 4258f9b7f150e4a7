import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fresh, write } from '#tests/doubles/write-records.ts'
import { openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import type { BackendWindow } from '#tests/doubles/window-on-backend.ts'

let desk: TestBackend
let window: BackendWindow

const hourMs = 3_600_000

/** Waits until a question about the store is answered with yes. */
const until = (question: () => boolean, what: string) => expect.poll(question, { message: what }).toBe(true)

const records = () => desk.backend.context.store.records
const statusOf = (id: string) => records().get('requests', id)?.status

beforeAll(async () => {
  desk = openTestBackend()
  const now = desk.clock.now()
  write(desk, [
    fresh('settings', { id: 'officeZone', value: 'America/New_York' }),
    fresh('workTypes', { id: 'trees' }),
    fresh('workTypes', { id: 'desk', name: 'Call back', category: 'Office', fieldWork: false }),
    fresh('sites', { id: 's' }),
    fresh('sites', { id: 's2', name: 'Pickering', address: '1 Pickering Ave', district: 'Roxbury' }),
    ...Array.from({ length: 12 }, (_, i) =>
      fresh('requests', {
        id: `r${i}`,
        number: 2_000 + i,
        title: i === 1 ? 'Tree blocks road' : i === 2 ? 'Tree blocks path' : `Request number ${i}`,
        siteId: i === 1 || i === 2 ? 's' : 's2',
        workTypeId: i === 11 ? null : i === 10 ? 'desk' : 'trees',
        openedAt: now - (40 - i) * hourMs * 24 * (i < 3 ? 1 : 0.2),
        resolveBy: now + i * hourMs,
      }),
    ),
    ...Array.from({ length: 600 }, (_, i) =>
      fresh('workOrders', {
        id: `w${i}`,
        number: 5_000 + i,
        title: i === 77 ? 'Willow leans on the wall' : `Job at the school ${i}`,
        siteId: i === 77 ? 's2' : 's',
        workTypeId: 'trees',
        priority: i % 9 === 0 ? 'emergency' : 'normal',
        openedAt: now - i * hourMs,
        resolveBy: now + (i - 20) * hourMs,
        status: i % 50 === 49 ? 'onHold' : 'open',
        holdReason: i % 50 === 49 ? 'Parts' : null,
      }),
    ),
  ])
  window = await openWindow(desk.backend)
}, 180_000)

afterAll(async () => {
  await window?.close()
  await desk?.close()
})

describe('the inbox', () => {
  it('is worked through with the keyboard alone', async () => {
    const { page } = window
    await window.open('/requests')
    const grid = page.getByRole('grid', { name: 'Requests' })
    await grid.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('a')
    await until(() => statusOf('r0') === 'accepted', 'the first request is accepted')
    // The next one takes its place; it is rejected with a reason.
    await page.getByRole('row', { selected: true }).getByText('2001').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('row', { selected: true }).getByText('2002').waitFor()
    await page.keyboard.press('r')
    await page.getByRole('textbox', { name: 'Reason' }).fill('Private property')
    await page.keyboard.press('Enter')
    await until(() => statusOf('r2') === 'rejected', 'the third request is rejected')
    expect(records().get('requests', 'r2')?.decisionReason).toBe('Private property')
    // Within the dialog's field the key would take back typing.
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.keyboard.press('Control+z')
    await until(() => statusOf('r2') === 'new', 'undo brings it back')
  })

  it('shows a likely duplicate beside the request and merges it with one key', async () => {
    const { page } = window
    write(desk, [
      fresh('requests', {
        id: 'again',
        number: 2_050,
        title: 'Tree blocks the road',
        siteId: 's',
        workTypeId: 'trees',
        openedAt: records().get('requests', 'r1')!.openedAt + hourMs,
      }),
    ])
    await window.open('/requests')
    await page.getByRole('row').filter({ hasText: '2050' }).click()
    const panel = page.getByRole('region', { name: 'Possible duplicates' })
    await panel.getByRole('option', { name: /2001 Tree blocks road/, selected: true }).waitFor()
    await panel.getByRole('option', { name: /2002/ }).click()
    await panel.getByRole('button', { name: 'Request 2002 is not a duplicate' }).click()
    await panel.getByRole('option', { name: /2002/ }).waitFor({ state: 'detached' })
    await page.getByRole('grid', { name: 'Requests' }).focus()
    await page.keyboard.press('m')
    await until(() => statusOf('again') === 'merged', 'the duplicate is merged')
    expect(records().get('requests', 'again')?.mergedIntoId).toBe('r1')
  })

  it('accepts many after saying what will become of them, and takes all of it back at once', async () => {
    const { page } = window
    await window.open('/requests')
    const before = records().all('workOrders').length
    await page.getByRole('grid', { name: 'Requests' }).focus()
    await page.keyboard.press('Control+a')
    await page.getByRole('button', { name: /^Accept 11/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Accept 11 requests' })
    await dialog.getByText('become work orders with a visit').waitFor()
    const list = dialog.getByRole('list', { name: 'Accept 11 requests' })
    const lines = (await list.getByRole('listitem').allInnerTexts()).map((line) => line.replaceAll('\n', ' '))
    expect(lines.slice(0, 3)).toEqual([
      '9 become work orders with a visit',
      '1 is desk work and becomes a work order without a visit',
      '1 has no work type and stays in the inbox',
    ])
    await dialog.getByRole('button', { name: 'Accept 10 requests' }).click()
    await until(() => records().all('workOrders').length === before + 10, 'ten work orders more')
    expect(statusOf('r11')).toBe('new')
    await page.getByRole('status', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click()
    await until(() => records().all('workOrders').length === before, 'all taken back')
    expect(statusOf('r3')).toBe('new')
  })
})

describe('the list of work orders', () => {
  it('is filtered, sorted and edited in place, and the edit is undone', async () => {
    const { page } = window
    await window.open('/work-orders')
    const grid = page.getByRole('grid')
    await grid.getByText('5000', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Priority', exact: true }).first().click()
    await page.getByRole('checkbox', { name: 'Emergency' }).check()
    await page.keyboard.press('Escape')
    await grid.getByText('5001', { exact: true }).waitFor({ state: 'detached' })
    await grid.getByText('5009', { exact: true }).waitFor()

    await grid.getByRole('button', { name: 'Number' }).click()
    await grid.getByRole('button', { name: 'Number' }).click()
    await grid.getByText('5594', { exact: true }).waitFor()
    await expect
      .poll(() => grid.getByRole('columnheader', { name: 'Number' }).getAttribute('aria-sort'))
      .toBe('descending')

    await page.getByRole('button', { name: 'Priority of 5594, Emergency' }).click()
    await page.getByRole('menuitem', { name: 'Low' }).click()
    await until(() => records().get('workOrders', 'w594')?.priority === 'low', 'the priority is set')
    await grid.getByText('5594', { exact: true }).waitFor({ state: 'detached' })
    await grid.focus()
    await page.keyboard.press('Control+z')
    await until(() => records().get('workOrders', 'w594')?.priority === 'emergency', 'undo sets it back')
    await grid.getByText('5594', { exact: true }).waitFor()

    await grid.getByText('Job at the school 594').dblclick()
    await page.getByRole('textbox', { name: 'Title of 5594' }).fill('<b>Not bold</b> مرحبا')
    await page.keyboard.press('Enter')
    await grid.getByText('<b>Not bold</b> مرحبا').waitFor()
    await until(() => records().get('workOrders', 'w594')?.title === '<b>Not bold</b> مرحبا', 'the title is saved')
  })

  it('scrolls through hundreds of rows that are fetched page by page', async () => {
    const { page } = window
    await window.open('/work-orders')
    const grid = page.getByRole('grid')
    await grid.getByText('5000', { exact: true }).waitFor()
    await grid.focus()
    // The end moves away as pages come in.
    const last = grid.getByText('5599', { exact: true })
    await expect
      .poll(async () => {
        await page.keyboard.press('End')
        return last.count()
      })
      .toBe(1)
    expect(await grid.getByRole('row').count()).toBeLessThan(120)
  })

  it('puts several on hold with one reason', async () => {
    const { page } = window
    await window.open('/work-orders')
    await page.getByRole('grid').getByText('5000', { exact: true }).click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByRole('toolbar', { name: '3 selected' }).getByRole('button', { name: 'Hold' }).click()
    await page.getByRole('textbox', { name: 'Reason' }).fill('Weather')
    await page.getByRole('dialog').getByRole('button', { name: 'Put on hold' }).click()
    await until(() => records().get('workOrders', 'w2')?.status === 'onHold', 'three are on hold')
    expect(records().get('workOrders', 'w0')?.holdReason).toBe('Weather')
    await page.getByRole('button', { name: /^Undo: set 3 work orders to on hold/ }).click()
    await until(() => records().get('workOrders', 'w2')?.status === 'open', 'one undo takes it back')
  })
})

describe('search and the inspector', () => {
  it('finds a work order by number and by address and opens it', async () => {
    const { page } = window
    for (const typed of ['5077', 'willow picker']) {
      await window.open('/people')
      await page.getByRole('button', { name: /Search or run a command/ }).click()
      await page.getByRole('textbox', { name: 'Search or run a command' }).fill(typed)
      await page.getByRole('button', { name: /5077 Willow leans/ }).click()
      await page.getByRole('complementary', { name: 'Inspector' }).getByText('WO-5077').waitFor()
      expect(page.url()).toContain('/work-orders')
    }
  })

  it('edits a field in place, adds a note, and tells both in the history', async () => {
    const { page } = window
    const inspector = page.getByRole('complementary', { name: 'Inspector' })
    await inspector.getByRole('button', { name: 'Edit Description: Add a description' }).click()
    await inspector.getByRole('textbox', { name: 'Description' }).fill('Fence is bent')
    await page.keyboard.press('Enter')
    await until(() => records().get('workOrders', 'w77')?.description === 'Fence is bent', 'the description is saved')
    await inspector.getByRole('textbox', { name: 'Write a note' }).fill('Ring the caretaker')
    await inspector.getByRole('button', { name: 'Add a note' }).click()
    await inspector.getByText('Ring the caretaker').waitFor()
    await inspector.getByRole('tab', { name: 'History' }).click()
    await inspector
      .getByText('Description: – → Fence is bent')
      .or(inspector.getByText('Description: Fence is bent'))
      .waitFor()
    await inspector.getByText('Add a note').first().waitFor()
    expect(window.faults).toEqual([])
  })
})
