import { expect, test } from 'vitest'
import { openSmallOffice } from '#tests/doubles/small-office.ts'
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

  // The button is there to press once it is known what this person may do.
  await page.getByRole('button', { name: 'Assign to OAK' }).click({ trial: true })
  await list.press('Enter')
  const placed = () => desk.backend.context.store.records.get('visits', 'v2')!.status
  await expect.poll(placed).toBe('scheduled')
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect.poll(placed).toBe('toSchedule')
  expect(window.faults).toEqual([])
})
