import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insert } from '#shared/commands/change.ts'
import { openSmallOffice, officeTime, officeZone } from '#tests/doubles/small-office.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import type { BackendWindow } from '#tests/doubles/window-on-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

let desk: TestBackend
let window: BackendWindow

const records = () => desk.backend.context.store.records
const requests = () => records().all('requests')
const press = async (...keys: string[]) => {
  for (const key of keys) await window.page.keyboard.press(key)
}
const type = (text: string) => window.page.keyboard.type(text)
/** Waits until the keyboard is in a list or field of this name: the step that asks it has begun. */
const asked = (name: string | RegExp) =>
  window.page.locator(':focus').and(window.page.getByLabel(name)).waitFor({ state: 'visible' })

beforeAll(async () => {
  desk = openSmallOffice({ now: officeTime('8:00') })
  write(desk, [
    fresh('customers', { id: 'bakery', name: 'Harbour Bakery', tier: 'gold', phone: '+1 617 555 0100' }),
    fresh('sites', {
      id: 'quay',
      customerId: 'bakery',
      name: 'Harbour Bakery, Quay',
      address: '9 Quay St',
      latitude: 42.305,
      longitude: -71.1,
      zone: officeZone,
      accessNotes: 'Ring at the side door',
    }),
    insert('contacts', {
      id: 'ana',
      customerId: 'bakery',
      siteId: 'quay',
      name: 'Ana Reyes',
      role: 'Baker',
      phone: '(617) 555-0123',
      email: null,
    }),
    fresh('assets', {
      id: 'boiler',
      siteId: 'quay',
      tag: 'BO-014',
      name: 'Boiler, cellar',
      kind: 'Boiler',
      warrantyUntil: '2012-03-01',
    }),
    fresh('workTypes', {
      id: 'repair',
      name: 'Boiler repair',
      category: 'Repair',
      skillId: 'Trees',
      durationMinutes: 60,
      priority: 'normal',
    }),
    fresh('workOrders', {
      id: 'known',
      number: 70,
      siteId: 'quay',
      customerId: 'bakery',
      assetId: 'boiler',
      title: 'Boiler drips',
      openedAt: officeTime('7:00'),
    }),
  ])
  window = await openWindow(desk.backend)
}, 180_000)

afterAll(async () => {
  await window?.close()
  await desk?.close()
})

describe('a call', () => {
  it('is taken with the keyboard alone: found by number, asked, overridden with a reason, promised a window, saved, undone', async () => {
    const { page } = window
    await window.open('/requests')
    await page.getByRole('heading', { name: 'Requests', exact: true }).waitFor()
    await press('n')
    await asked('Who is calling')
    await type('617.555.01')
    // The marked match already shows its place.
    await page.getByRole('region', { name: 'What the office knows' }).getByText('Ring at the side door').waitFor()
    await type('23')
    await page.getByRole('option', { name: /Ana Reyes/ }).waitFor()
    await press('Enter')

    await asked('Which equipment is it?')
    await press('1')
    const context = page.getByRole('region', { name: 'What the office knows' })
    await context.getByText('WO-70').waitFor()
    await context
      .getByText(/warranty/i)
      .first()
      .waitFor()

    await asked('What is it about?')
    expect(await page.getByRole('option', { selected: true }).textContent()).toContain('Heating and hot water')
    await press('Enter')
    await asked('What is wrong with the heating?')
    await press('3')
    await asked('How much of the building is cold?')
    await press('1')
    await asked('What does the boiler show?')
    await press('1')
    await asked('Which code, and which make?')
    await type('E119')
    await press('Enter')
    await asked(/must not get cold/)
    await press('1')
    await page.getByRole('note', { name: 'Tell the caller' }).getByText('Bring them into one room').waitFor()

    // What is open on the same boiler is offered; it is something else.
    await asked('Is it about one of these?')
    await page.getByRole('option', { name: 'Add to work order 70: Boiler drips' }).waitFor()
    await press('0')
    await asked('What is wrong, in one line')
    await type(' at the bakery')
    await press('Enter')

    await asked('Priority')
    await page.getByText('by the rule “Somebody is in danger”').first().waitFor()
    await press('2')
    await asked('Reason for the other priority')
    await type('Fire brigade stays there')
    await press('Enter')

    await asked('When may somebody come?')
    const best = page.getByRole('option', { selected: true })
    expect(await best.getAttribute('aria-label')).toMatch(/Tue 6 Sept?, 0?8:00–10:00, .*driving, (oak|elm)$/)
    await best.getByText(/^(\+\d+ min|no extra driving), (oak|elm)$/).waitFor()
    // The other windows follow the best three.
    expect(await page.getByRole('option', { name: /driving, (oak|elm)$/ }).count()).toBe(3)
    await page.getByRole('option', { name: /^Show all \d+ windows$/ }).click()
    const texts = await page.getByRole('option', { name: /driving, (oak|elm)$/ }).allTextContents()
    expect(texts.length).toBeGreaterThan(3)
    expect(texts[0]).toMatch(/0?8:00–10:00/)
    await press('1')
    await page
      .getByRole('button', { name: /^Save the request/ })
      .and(page.locator(':focus'))
      .waitFor()
    await press('Enter')

    await page.getByRole('status', { name: 'Messages' }).getByText('is in the inbox').waitFor()
    const saved = requests()[0]!
    expect(saved).toMatchObject({
      status: 'new',
      title: 'No heating at the bakery',
      contactName: 'Ana Reyes',
      contactPhone: '(617) 555-0123',
      customerId: 'bakery',
      siteId: 'quay',
      assetId: 'boiler',
      workTypeId: 'repair',
      issue: 'No heating',
      safety: true,
      priority: 'high',
      rulePriority: 'emergency',
      priorityRule: 'Somebody is in danger',
      priorityReason: 'Fire brigade stays there',
      wishStartsAt: officeTime('8:00'),
      wishEndsAt: officeTime('10:00'),
    })
    expect(saved.description).toContain('Display reads E119.')
    expect(saved.intake?.answers).toHaveLength(5)

    // Undo takes the request away and brings the call back as it was.
    await page.getByRole('status', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => requests().length).toBe(0)
    await page.getByRole('complementary', { name: 'The request' }).getByText('No heating at the bakery').waitFor()
    await press('Control+Enter')
    await expect.poll(() => requests().length).toBe(1)
    await asked('Who is calling')
    expect(window.faults).toEqual([])
  })

  it('adds a second call to what is open instead of doubling it', async () => {
    const { page } = window
    await window.open('/call')
    await asked('Who is calling')
    await type('bo014')
    await page.getByRole('option', { name: /BO-014/ }).waitFor()
    await press('Enter')
    await asked('Name of the caller')
    await type('Carl')
    await press('ArrowDown', 'Enter')
    await asked('Number to call back')
    await type('555 0177')
    await press('Enter')
    await asked('What is it about?')
    await press('1')
    await asked('What is wrong with the heating?')
    await press('5')
    await asked('How fast does it run?')
    await press('2')
    await asked(/must not get cold/)
    await press('3')
    await asked('Is it about one of these?')
    await press('ArrowUp', 'ArrowUp', 'Home')
    const first = await page.getByRole('option', { selected: true }).getAttribute('aria-label')
    expect(first).toMatch(/Add to/)
    const before = requests().length
    await page.getByRole('option', { name: 'Add to work order 70: Boiler drips' }).waitFor()
    while (!(await page.getByRole('option', { selected: true }).getAttribute('aria-label'))?.includes('work order 70'))
      await press('ArrowDown')
    await press('Enter')
    await page.getByRole('status', { name: 'Messages' }).getByText('Added to work order 70').waitFor()
    expect(requests().length).toBe(before)
    expect(records().all('notes')).toMatchObject([
      { subjectKind: 'workOrder', subjectId: 'known', kind: 'call', callWith: 'Carl, 555 0177' },
    ])
  })

  it('is kept when the screen is left or the window dies, beside another one that is parked', async () => {
    const { page } = window
    await window.open('/call')
    await asked('Who is calling')
    await type('New Bakery')
    await press('Enter')
    await asked('Number to call back')
    await type('030 1234')
    // A second caller on the other line.
    await press('Control+j')
    await asked('Who is calling')
    await type('Second caller')
    await press('Escape')
    await page.getByRole('grid', { name: 'Requests' }).waitFor()
    await page.getByRole('button', { name: 'Take a call' }).first().getByText('2').waitFor()
    await window.open('/call')
    const tabs = page.getByRole('group', { name: 'Calls being taken' }).getByRole('button')
    await expect.poll(() => tabs.count()).toBe(2)
    await tabs.filter({ hasText: 'New Bakery' }).click()
    await page.getByLabel('Number to call back').waitFor()
    expect(await page.getByLabel('Number to call back').inputValue()).toBe('030 1234')
    expect(await page.getByRole('combobox', { name: 'Name of the caller' }).inputValue()).toBe('New Bakery')
  })

  it('makes a new customer and site with the request, in its caller’s own words, and Escape goes back step by step', async () => {
    const { page } = window
    await page.getByLabel('Number to call back').focus()
    await press('Enter')
    await asked('Where it is')
    await type('77 Nowhere Lane')
    await page.getByRole('option', { name: 'New site: 77 Nowhere Lane' }).waitFor()
    await press('Enter')
    await asked('What is it about?')
    await press('Escape')
    await asked('Where it is')
    expect(await page.getByRole('combobox', { name: 'Where it is' }).inputValue()).toBe('77 Nowhere Lane')
    await press('Escape')
    await asked('Name of the caller')
    await page.getByLabel('New customer').fill('New Bakery Ltd')
    await press('Enter')
    await asked('Where it is')
    await press('Enter')
    await asked('What is it about?')
    await press('0')
    await asked('What is wrong, in one line')
    await type('<b>Gate</b> squeaks')
    await press('Enter')
    await asked('Priority')
    await press('Enter')
    await asked('When may somebody come?')
    await page.getByText('has no coordinates').waitFor()
    await press('0')
    await page
      .getByRole('button', { name: /^Save the request/ })
      .and(page.locator(':focus'))
      .waitFor()
    await press('Enter')
    await expect.poll(() => requests().some(({ title }) => title === '<b>Gate</b> squeaks')).toBe(true)
    const made = requests().find(({ title }) => title === '<b>Gate</b> squeaks')!
    expect(records().get('sites', made.siteId!)).toMatchObject({ address: '77 Nowhere Lane', latitude: null })
    expect(records().get('customers', made.customerId!)).toMatchObject({ name: 'New Bakery Ltd', phone: '030 1234' })
    // The parked call is next.
    await asked('Who is calling')
    expect(await page.getByRole('combobox', { name: 'Who is calling' }).inputValue()).toBe('Second caller')
    expect(window.faults).toEqual([])
  })
})

describe('the settings of intake', () => {
  it('show which priority rule fires, and a rule added at the top decides', async () => {
    const { page } = window
    await window.open('/settings')
    await page.getByRole('button', { name: 'Priority rules' }).click()
    const tried = page.getByRole('region', { name: 'Try it' })
    await tried.getByLabel('Danger').selectOption('true')
    await tried.getByText('by the rule “Somebody is in danger”').waitFor()
    await page.getByRole('button', { name: 'Add a rule' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a rule' })
    await dialog.getByLabel('Rule').fill('Everything waits')
    await dialog.getByLabel('Priority').selectOption('low')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await tried.getByText('by the rule “Everything waits”').waitFor()
    expect(records().all('priorityRules').length).toBeGreaterThan(1)
    await page.getByRole('button', { name: 'Back to the built-in table' }).click()
    await tried.getByText('by the rule “Somebody is in danger”').waitFor()
  })

  it('edit the questions of a trade, try them, and put the built-in ones back', async () => {
    const { page } = window
    await page.getByRole('button', { name: 'Question trees' }).click()
    await page.getByRole('button', { name: 'Edit Heating and hot water' }).click()
    await page.getByRole('textbox', { name: 'Trade' }).fill('Warmth')
    const preview = page.getByRole('region', { name: 'Try it' })
    await preview.getByRole('option', { name: 'Yearly service' }).click()
    await preview.getByText('Yearly heating service.').waitFor()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('cell', { name: 'Warmth', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Back to built-in' }).click()
    await page.getByRole('cell', { name: 'Heating and hot water', exact: true }).waitFor()
    expect(records().all('questionTrees')).toEqual([])
    expect(window.faults).toEqual([])
  })
})
