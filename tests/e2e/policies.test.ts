import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { demoStart } from '#shared/actions/demo.ts'
import { policySettingsOf } from '#shared/domain/policy/policy.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { routingServerOf } from '#shared/domain/travel/routing-server.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'

const stored = (desk: TestBackend, name: string) => desk.backend.context.store.records.get('settings', name)?.value
const policies = (desk: TestBackend) => policySettingsOf(stored(desk, settingNames.policies))
const box = (page: Page, name: string) => page.locator(`#policy-${name}`)
const openPolicies = (page: Page) => page.getByRole('button', { name: 'Policies', exact: true }).click()

test('weights are moved, tried, discarded or saved, reset and undone; a policy of the own is copied, used and removed', async () => {
  await using desk = openTestBackend()
  await using window = await openWindow(desk.backend)
  const { page } = window
  await window.open('/settings')
  await openPolicies(page)

  await box(page, 'travel').fill('7')
  await page.keyboard.press('Enter')
  await page.getByText('not saved').waitFor()
  expect(policies(desk).changed).toEqual({})
  await page.getByRole('button', { name: 'Discard' }).click()
  expect(await box(page, 'travel').inputValue()).toBe('1 ×')

  // The slider by its keys, as somebody without a mouse moves it.
  await page.getByRole('slider', { name: 'Driving', exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => box(page, 'travel').inputValue()).toBe('3 ×')
  // Somewhere else and back: what was moved is still there.
  await page.getByRole('button', { name: 'Reasons', exact: true }).click()
  await openPolicies(page)
  expect(await box(page, 'travel').inputValue()).toBe('3 ×')
  await page.getByRole('button', { name: 'Save weights' }).click()
  await expect.poll(() => policies(desk).changed.balanced?.travel).toBe(3)
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect.poll(() => policies(desk).changed.balanced).toBeUndefined()

  await page.getByRole('tab', { name: 'Least travel' }).click()
  await box(page, 'distance').fill('4')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Copy as your own' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Winter')
  await page.getByRole('button', { name: 'Make the copy' }).click()
  await expect
    .poll(() => policies(desk).own.map(({ name, weights }) => [name, weights.distance]))
    .toEqual([['Winter', 4]])
  expect(policies(desk).changed).toEqual({})
  await page.getByRole('button', { name: 'Use Winter' }).click()
  await expect.poll(() => policies(desk).inUse).toBe(policies(desk).own[0]!.id)
  await page.getByRole('button', { name: 'Remove' }).click()
  await expect.poll(() => policies(desk)).toMatchObject({ inUse: 'balanced', own: [] })
  expect(window.faults).toEqual([])
})

test('a past week is rehearsed beside what happened and beside the policy in use; other weights make it a result of others; nothing is written', async () => {
  await using desk = openTestBackend()
  expectOk(await desk.client.action(demoStart, {}))
  const head = () => desk.backend.context.store.db.prepare('SELECT max(seq) FROM command_log').pluck().get()
  const before = head()
  await using window = await openWindow(desk.backend)
  const { page } = window
  await window.open('/settings')
  await openPolicies(page)
  await page.getByText('Nothing rehearsed yet').waitFor()
  await page.getByRole('tab', { name: 'Least travel' }).click()
  await box(page, 'travel').fill('9')
  await page.keyboard.press('Enter')

  // From Saturday to Monday: Sunday nobody works.
  await page.getByRole('radio', { name: 'Choose days' }).click()
  await page.getByLabel('First day').fill('2011-09-03')
  await page.getByLabel('Last day').fill('2011-09-05')
  await page.locator('#rehearse-seconds').fill('1')
  const start = page.getByRole('button', { name: 'Rehearse', exact: true })
  await start.click()
  await page.getByRole('progressbar', { name: 'Rehearsing' }).waitFor()
  const result = page.getByRole('region', { name: 'Result of the rehearsal' })
  await result.getByRole('heading', { name: /Sat 3 Sept – Mon 5 Sept under Least travel, not saved/ }).waitFor()
  const line = (name: string) => result.getByRole('row', { name }).first().locator('td').allInnerTexts()
  expect(await result.getByRole('columnheader').allInnerTexts()).toEqual(
    expect.arrayContaining(['What happened', 'Balanced', 'Least travel, not saved', 'Difference']),
  )
  const [happened, inUse, under] = (await line('Served visits')).map(Number)
  expect(happened).toBeGreaterThan(20)
  expect([inUse! > 0, under! > 0]).toEqual([true, true])
  expect((await line('Driving a visit')).at(-1)).toContain('better')
  expect((await line('Moved after told')).slice(1)).toEqual(['–', '–', '–'])
  await result.getByRole('row', { name: /Sun 4 Sept no visits/ }).waitFor()

  expect(await result.getByText('of other weights').count()).toBe(0)
  await box(page, 'overtime').fill('5')
  await page.keyboard.press('Enter')
  await result.getByText('of other weights').waitFor()
  await result.getByText('What is assumed').click()
  await result.getByText('is known in the morning').waitFor()

  // Stopped: what was done so far stays.
  await page.locator('#rehearse-seconds').fill('30')
  await start.click()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByText('Stopped before the first day was done.').waitFor()
  // A day without work, and days the wrong way round.
  await page.getByLabel('First day').fill('2011-09-04')
  await page.getByLabel('Last day').fill('2011-09-04')
  await start.click()
  await page.getByText('there is nothing to rehearse').waitFor()
  await page.getByLabel('First day').fill('2011-09-05')
  await start.click()
  await page.getByRole('alert').getByText('lies before').waitFor()
  expect(head()).toBe(before)
  expect(window.faults).toEqual([])
})

test('a routing server is set by its address, refused when it is none, and taken away again', async () => {
  await using desk = openTestBackend()
  await using window = await openWindow(desk.backend)
  const { page } = window
  const server = () => routingServerOf(stored(desk, settingNames.routingServer))
  await window.open('/settings')
  await page.getByRole('button', { name: 'Travel times', exact: true }).click()
  const kind = page.locator('#travel-kind')
  await kind.click()
  await page.getByRole('option', { name: 'OSRM' }).click()
  await expect.poll(server).toMatchObject({ kind: 'osrm', url: 'http://localhost:5000' })

  const address = page.locator('#travel-url')
  await address.fill('localhost')
  await page.keyboard.press('Enter')
  await page.getByText('An address begins with http:// or https://').waitFor()
  expect(server()?.url).toBe('http://localhost:5000')
  await address.fill('https://roads.example')
  await page.keyboard.press('Enter')
  await expect.poll(() => server()?.url).toBe('https://roads.example')
  await page.locator('#travel-timeout').fill('9')
  await page.keyboard.press('Enter')
  await expect.poll(() => server()?.timeoutMs).toBe(9_000)

  await kind.click()
  await page.getByRole('option', { name: 'None: estimate only' }).click()
  await expect.poll(server).toBe(null)
  expect(window.faults).toEqual([])
})
