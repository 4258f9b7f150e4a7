import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskChoose } from '#shared/actions/desk.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import type { BackendWindow } from '#tests/doubles/window-on-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

let desk: TestBackend
let window: BackendWindow

const hourMs = 3_600_000
const records = () => desk.backend.context.store.records
const get = (id: string) => records().get('requests', id)

/** Waits until a question about the store is answered with yes. */
async function until(question: () => boolean, what: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (question()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`never came true: ${what}`)
}

async function sit(userId: string): Promise<void> {
  expectOk(await desk.client.action(deskChoose, { userId }))
}

beforeAll(async () => {
  desk = openTestBackend()
  const now = desk.clock.now()
  const at = (hours: number) => now - hours * hourMs
  write(desk, [
    fresh('settings', { id: 'officeZone', value: 'America/New_York' }),
    fresh('users', { id: 'ada', name: 'Ada', role: 'administrator', active: true }),
    fresh('users', { id: 'dana', name: 'Dana', role: 'dispatcher', active: true }),
    fresh('technicians', { id: 'tech', costPerHour: 60, homeLatitude: 42.3, homeLongitude: -71.06 }),
    fresh('workTypes', { id: 'pipes', name: 'Burst pipe', category: 'Plumbing', durationMinutes: 60 }),
    fresh('workTypes', { id: 'boiler', name: 'New boiler', category: 'Heating', durationMinutes: 960 }),
    fresh('sites', { id: 's' }),
    fresh('sites', { id: 'q', address: '40 Ash St', latitude: 42.35, longitude: -71.1 }),
    fresh('requests', { id: 'first', number: 100, title: 'Water runs down the stairs', siteId: 's', workTypeId: 'pipes', openedAt: at(9) }), // prettier-ignore
    fresh('requests', { id: 'again', number: 101, title: 'Watter on the stairs', description: 'Ring the caretaker', siteId: 's', workTypeId: 'pipes', openedAt: at(8) }), // prettier-ignore
    fresh('requests', { id: 'kin', number: 102, title: 'Water on the stairs', siteId: 's', workTypeId: 'pipes', openedAt: at(7) }), // prettier-ignore
    fresh('requests', { id: 'dear', number: 103, title: 'Boiler is dead', siteId: 'q', workTypeId: 'boiler', openedAt: at(6) }), // prettier-ignore
    fresh('requests', { id: 'easy', number: 104, title: 'How is the tap turned off?', workTypeId: 'pipes', openedAt: at(5) }), // prettier-ignore
  ])
  await sit('dana')
  window = await openWindow(desk.backend)
}, 180_000)

afterAll(async () => {
  await window?.close()
  await desk?.close()
})

describe('triage', () => {
  it('shows a likely duplicate with its reasons and differences, notes a visit again, and merges', async () => {
    const { page } = window
    await window.open('/requests')
    await page.getByRole('row').filter({ hasText: '101' }).click()
    const panel = page.getByRole('region', { name: 'Possible duplicates' })
    await panel.getByRole('option', { name: /102/ }).click()
    await panel.getByRole('option', { name: /Same site · same work type/, selected: true }).waitFor()
    await panel.getByRole('row', { name: /Description Ring the caretaker/ }).waitFor()
    await page.keyboard.press('g')
    const dialog = page.getByRole('dialog', { name: 'Visit again after request 102' })
    await dialog.getByRole('radio', { name: 'Not fixed the first time' }).check()
    await dialog.getByRole('button', { name: 'Note it' }).click()
    await until(() => records().all('requestLinks').length === 1, 'the two are linked')
    expect(records().all('requestLinks')[0]).toMatchObject({ kind: 'visitAgain', reason: 'Not fixed the first time' })
    await panel.getByRole('option', { name: /100/ }).click()
    await panel.getByRole('button', { name: /Merge into 100/ }).click()
    await until(() => get('again')?.status === 'merged', 'the duplicate is merged')
    expect(get('again')?.mergedIntoId).toBe('first')
    await page.getByRole('tab', { name: /^Merged/ }).click()
    await page.getByRole('grid').getByText('Merged into 100').waitFor()
  })

  it('resolves a request from the desk and brings it back', async () => {
    const { page } = window
    await window.open('/requests')
    await page.getByRole('row').filter({ hasText: '104' }).click()
    await page.getByRole('grid').focus()
    await page.keyboard.press('s')
    const dialog = page.getByRole('dialog', { name: 'Resolve 1 request without a visit' })
    await dialog.getByRole('radio', { name: 'Question answered' }).check()
    await dialog.getByRole('textbox').fill('Valve under the sink')
    await dialog.getByRole('button', { name: 'Resolve' }).click()
    await until(() => get('easy')?.status === 'resolved', 'it is resolved')
    expect(get('easy')).toMatchObject({ resolvedHow: 'answered', closingNote: 'Valve under the sink' })
    await page.getByRole('tab', { name: /^Resolved/ }).click()
    await page.getByRole('row').filter({ hasText: '104' }).click()
    await page.getByRole('grid').focus()
    await page.keyboard.press('o')
    await until(() => get('easy')?.status === 'new', 'it is back')
  })

  it('asks for approval above the limit, and whoever may decides with one key', async () => {
    const { page } = window
    await window.open('/requests')
    await page.getByRole('row').filter({ hasText: '103' }).click()
    await page.getByRole('grid').focus()
    await page.keyboard.press('a')
    const dialog = page.getByRole('dialog', { name: 'Ask for approval of request 103' })
    await dialog.getByText('Ada may approve it', { exact: false }).waitFor()
    await dialog.getByRole('textbox', { name: 'Why it is worth it' }).fill('No heating')
    await page.keyboard.press('Enter')
    await until(() => get('dear')?.status === 'awaitingApproval', 'it waits for approval')
    await sit('ada')
    await window.open('/requests')
    await page.getByRole('tab', { name: /^Awaiting approval/ }).click()
    await page.getByRole('row').filter({ hasText: 'No heating' }).click()
    await page.getByRole('grid').focus()
    await page.keyboard.press('a')
    await until(() => get('dear')?.status === 'accepted', 'it is a work order')
    expect(records().all('approvals')[0]).toMatchObject({ state: 'approved', decidedBy: 'Ada' })
  })

  it('bundles what is at one site while accepting, and takes the bundle apart in the inspector', async () => {
    const { page } = window
    await window.open('/requests')
    await page.getByRole('row').filter({ hasText: '100' }).click()
    await page
      .getByRole('grid')
      .getByText('102', { exact: true })
      .click({ modifiers: ['Shift'] })
    await page.getByRole('grid').focus()
    await page.keyboard.press('a')
    const dialog = page.getByRole('dialog', { name: 'Accept 2 requests' })
    await dialog.getByRole('checkbox', { name: /12 Howe St/ }).check()
    await dialog.getByRole('button', { name: 'Accept 2 requests' }).click()
    await until(() => records().all('bundles').length === 1, 'the bundle is made')
    await window.open('/work-orders')
    await page.getByRole('grid').getByText('Water runs down the stairs').click()
    await page.getByRole('button', { name: 'Take the bundle apart' }).click()
    await until(() => records().all('bundles').length === 0, 'the bundle is gone')
    expect(records().all('workOrders')).toHaveLength(3)
    expect(window.faults).toEqual([])
  })
})
