import { expect, test } from 'vitest'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { boardHands } from '#tests/doubles/board-hands.ts'
import { officeDay, officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'

test('the Match tab ranks technicians, says why others cannot, and Enter assigns what Undo takes back', async () => {
  await using desk = openSmallOffice()
  await using window = await openWindow(desk.backend)
  const { page } = window
  await window.open('/board')
  await page.getByRole('option', { name: /Work 2/ }).click()
  await page.getByRole('tab', { name: 'Match' }).click()
  const list = page.getByRole('listbox', { name: '1 technician can take it' })
  await list.getByRole('option', { name: /OAK/ }).waitFor()
  await page.getByText('Trees level 1, needs 2').waitFor()
  await list.getByText('Driving').waitFor()
  const offers = page.locator('.match-windows li')
  await expect.poll(() => offers.count()).toBe(3)
  await offers
    .first()
    .getByText(/^\+?\d+ min, oak$/)
    .waitFor()

  // The button is there to press once it is known what this person may do.
  await page.getByRole('button', { name: 'Assign to OAK' }).click({ trial: true })
  await list.press('Enter')
  const placed = () => desk.backend.context.store.records.get('visits', 'v2')!.status
  await expect.poll(placed).toBe('scheduled')
  // What Match said is kept with it.
  await page.getByRole('tab', { name: 'History' }).click()
  await page.getByText(/^Match 1 of 1, \+\d+ min driving: Driving \d+/).waitFor()
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect.poll(placed).toBe('toSchedule')
  expect(window.faults).toEqual([])
})

test('the board ranks beside the lanes: who cannot is told with the numbers, and a rule that asks is overridden with a reason', async () => {
  await using desk = openSmallOffice({ now: officeTime('15:25') })
  await using window = await openWindow(desk.backend)
  const { page } = window
  const hands = boardHands(page)
  await window.open('/board', officeDay)
  await hands.queued(1).click()
  await page.keyboard.press('f')
  const panel = page.getByRole('dialog', { name: 'Best fit for 1' })
  await panel.getByText('Nobody can take it as things stand').waitFor()
  await panel
    .getByText(/Shift ends 16:00, would end 16:25/)
    .first()
    .waitFor()
  await panel.getByRole('button', { name: 'Place it all the same…' }).first().click()
  const dialog = page.getByRole('dialog', { name: /Schedule 1 although/ })
  await dialog.getByLabel('Reason').fill('Agreed with Oak')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => desk.backend.context.store.records.get('visits', 'v1'))
    .toMatchObject({ status: 'scheduled', overrideReason: 'Agreed with Oak' })
  expect(window.faults).toEqual([])
})

test('the board gives a visit to somebody else at its own time, and says who is busy then', async () => {
  await using desk = openSmallOffice()
  const place = async (visitId: string, technicianId: string, time: string) =>
    expectOk(await desk.client.command(visitSchedule, { visitId, technicianId, startsAt: officeTime(time) }))
  await place('v1', 'oak', '10:00')
  await using window = await openWindow(desk.backend)
  const { page } = window
  const hands = boardHands(page)
  await window.open('/board', officeDay)
  await hands.card(1).click()
  await page.keyboard.press('r')
  const panel = page.getByRole('dialog', { name: 'Reassign 1 at its time' })
  const list = panel.getByRole('listbox', { name: '1 technician can take it' })
  await list.getByRole('option', { name: /ELM/ }).getByText('10:00').waitFor()
  await panel.getByRole('button', { name: 'Assign to ELM, 10:00' }).click()
  await expect.poll(() => hands.placeOf(1)).toBe('10:00 to 11:00 on ELM')
  expect(window.faults).toEqual([])
})

test('while a visit is dragged, lanes show its rank with the best time and the extra drive, and why not', async () => {
  await using desk = openSmallOffice()
  await using window = await openWindow(desk.backend)
  const { page } = window
  const hands = boardHands(page)
  await window.open('/board', officeDay)
  await hands.queued(1).waitFor()
  const head = (code: string) => hands.lane(code).locator('.lane-head')
  const told = (code: string) =>
    head(code).evaluate((element) => [element.getAttribute('data-rank'), element.getAttribute('data-best')])
  await hands.dragTo(hands.queued(1), 'ELM', '09:00')
  await expect.poll(() => told('OAK')).toEqual(['1', expect.stringMatching(/^08:00 \+\d+ min$/)])
  await expect.poll(() => told('ELM')).toEqual(['2', expect.stringMatching(/^08:00 \+\d+ min$/)])
  await page.locator('.ghost-tip').getByText('Match: 2 of 2, best 08:00').waitFor()
  await page.keyboard.press('Escape')
  await hands.letGo()
  expect(await told('OAK')).toEqual([null, null])

  await hands.dragTo(hands.queued(2), 'ELM', '09:00')
  await expect.poll(() => told('OAK')).toEqual(['1', expect.any(String)])
  await expect.poll(() => told('ELM')).toEqual(['–', null])
  await page.locator('.verdict.impossible', { hasText: 'Trees level 1, needs 2' }).waitFor()
  await page.keyboard.press('Escape')
  await hands.letGo()
  expect(window.faults).toEqual([])
})
