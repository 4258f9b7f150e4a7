import { expect, test } from 'vitest'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { openTestBackend } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'

test('a setting is kept with its undo, the language changes at once, and the database says that it is sound', async () => {
  await using desk = openTestBackend()
  await using window = await openWindow(desk.backend)
  const { page } = window
  const kept = (name: string) => desk.backend.context.store.records.get('settings', name)?.value
  await window.open('/settings')

  await page.getByLabel('Organisation name').fill('Northside Heating')
  await page.keyboard.press('Enter')
  await expect.poll(() => kept(settingNames.organisationName)).toBe('Northside Heating')
  await page.getByRole('button', { name: 'Undo: change the organisation name' }).click()
  await expect.poll(() => kept(settingNames.organisationName)).toBeUndefined()

  const zone = page.getByRole('combobox', { name: 'Office time zone' })
  await zone.fill('new york')
  await page.getByRole('option', { name: 'America/New York' }).click()
  await expect.poll(() => kept(settingNames.officeZone)).toBe('America/New_York')

  await page.getByRole('radio', { name: 'Sunday' }).click()
  await expect.poll(() => kept(settingNames.firstWeekday)).toBe(7)

  await page.getByRole('button', { name: 'Check the database' }).click()
  await page.getByText('The database is sound.').waitFor()

  await page.getByRole('radio', { name: 'Deutsch' }).click()
  await page.getByRole('heading', { name: 'Einstellungen', exact: true }).waitFor()
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('de')
  await page.getByRole('radio', { name: 'Dunkel' }).click()
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark')
  expect(window.faults).toEqual([])
})
