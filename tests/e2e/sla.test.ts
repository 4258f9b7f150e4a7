import { expect, test } from 'vitest'
import { workOrderHold } from '#shared/commands/work-order/hold.ts'
import { workOrderResume } from '#shared/commands/work-order/resume.ts'
import { officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

test('the bell leads to the promise that runs out; a hold stops its clock, and who takes the alert on silences it', async () => {
  await using desk = openSmallOffice({ now: officeTime('10:00') })
  write(desk, [
    fresh('slaPolicies', {
      id: 'gold',
      name: 'Gold',
      respondMinutes: null,
      resolveMinutes: 480,
      stages: [50, 70, 100],
    }),
    fresh('workOrders', {
      id: 'pump',
      number: 90,
      title: 'Pump leaks',
      slaPolicyId: 'gold',
      openedAt: officeTime('4:00'),
      resolveBy: officeTime('12:00'),
    }),
    fresh('reasons', { id: 'parts', kind: 'hold', label: 'Waiting for parts', pausesClock: true } as never),
  ])
  await using window = await openWindow(desk.backend)
  const { page } = window
  await window.open('/')
  const bell = page.locator('.alert-bell')
  await expect.poll(() => bell.getAttribute('aria-label')).toContain('1 alert')
  await bell.click()
  await page.locator('[data-alert-open]', { hasText: 'Pump leaks' }).click()

  const promise = page.locator('[data-promise=resolve]')
  await expect.poll(() => promise.getAttribute('data-state')).toBe('running')
  await promise.getByText('2 h', { exact: true }).waitFor()
  await page.getByRole('tab', { name: 'History' }).click()
  await page.getByText('Resolve: 70 % of the time was used').waitFor()
  await page.getByRole('tab', { name: 'Details' }).click()

  expectOk(await desk.client.command(workOrderHold, { workOrderId: 'pump', reason: 'Waiting for parts' }))
  await expect.poll(() => promise.getAttribute('data-state')).toBe('paused')
  await expect.poll(() => bell.getAttribute('aria-label')).toContain('No alerts')
  desk.clock.set(officeTime('11:00'))
  expectOk(await desk.client.command(workOrderResume, { workOrderId: 'pump' }))
  await expect.poll(() => promise.getAttribute('data-state')).toBe('running')
  await promise.getByText('13:00').waitFor()

  await expect.poll(() => bell.getAttribute('aria-label')).not.toContain('No alerts')
  await bell.click()
  await page.getByRole('button', { name: 'Snooze 90' }).click()
  await page.getByRole('menuitem', { name: 'for 2 hours' }).click()
  await page.getByText('Test Dispatcher, until').waitFor()
  await page.getByText('Pump leaks').first().waitFor()
  await expect.poll(() => page.getByRole('button', { name: 'Snooze 90' }).count()).toBe(0)
  expect(window.faults).toEqual([])
})
