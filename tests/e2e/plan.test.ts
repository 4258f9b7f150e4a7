import { afterEach, beforeEach, expect, test } from 'vitest'
import { demoStart } from '#shared/actions/demo.ts'
import { planDiscard } from '#shared/actions/plan.ts'
import { visitArrange } from '#shared/commands/visit/arrange.ts'
import { planProposed } from '#shared/queries/plan.ts'
import type { ProposedPlan } from '#shared/queries/plan.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import type { BackendWindow } from '#tests/doubles/window-on-backend.ts'

/* The demo city at noon: 24 technicians, some forty visits that wait. */
let desk: TestBackend
let window: BackendWindow

beforeEach(async () => {
  desk = openTestBackend()
  expectOk(await desk.client.action(demoStart, {}))
  window = await openWindow(desk.backend)
  await window.open('/board')
  await window.page.locator('.lane').first().waitFor()
})

afterEach(async () => {
  await window.close()
  await desk.close()
  expect(window.faults).toEqual([])
})

const proposed = async (): Promise<ProposedPlan | null> => expectOk(await desk.client.query(planProposed, {}))

/** How many changes of a plan stand on the board as it wants them: at its time, with who it wants. */
function onBoard({ changes }: ProposedPlan): number {
  const { records } = desk.backend.context.store
  const leads = new Map(
    records.all('visitTechnicians').flatMap((one) => (one.lead ? [[one.visitId, one.technicianId]] : [])),
  )
  return changes.filter(({ visitId, to }) => {
    const startsAt = records.get('visits', visitId)?.startsAt ?? null
    if (!to) return startsAt === null
    return startsAt === to.startsAt && leads.get(visitId) === to.technicianId
  }).length
}

async function propose(choice: RegExp): Promise<ProposedPlan> {
  const { page } = window
  await page.getByRole('button', { name: 'Plan', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Propose a plan' })
  await dialog.getByRole('radio', { name: choice }).check()
  await dialog.getByRole('button', { name: 'Plan', exact: true }).press('Enter')
  await page.getByRole('region', { name: 'Proposal' }).getByRole('listbox', { name: 'Changes' }).waitFor()
  return (await proposed())!
}

test('a plan is proposed, looked at, accepted in part, taken back, and accepted as a whole', async () => {
  const { page } = window
  const plan = await propose(/Everything/)
  const total = plan.changes.length
  expect(total).toBeGreaterThan(10)
  expect(onBoard(plan)).toBe(0)

  const list = page.getByRole('listbox', { name: 'Changes' })
  await list.press('Home')
  const first = list.getByRole('option', { selected: true })
  await first.waitFor()
  await expect.poll(() => page.locator('.plan-frame rect').count()).toBeGreaterThan(0)
  expect(await page.locator('.plan-ghost').count()).toBeGreaterThan(5)

  await list.press('Control+a')
  await page.getByText(`0 of ${total}`).waitFor()
  await list.press(' ')
  await expect.poll(() => first.getAttribute('aria-checked')).toBe('true')
  const some = Number(/^(\d+) of/.exec((await page.locator('.proposal-tools').innerText()).match(/\d+ of \d+/)![0])![1])
  await list.press('Enter')
  await expect.poll(() => onBoard(plan)).toBe(some)
  await page.getByText(`${some} accepted`).waitFor()

  await page.locator('.toasts').getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(() => onBoard(plan)).toBe(0)
  await page.getByRole('button', { name: `Accept all ${total}` }).click()
  await expect.poll(() => onBoard(plan)).toBe(total)
  await page.getByRole('searchbox', { name: 'Filter queue' }).waitFor()
  await expect.poll(() => page.locator('.plan-ghost').count()).toBe(0)
})

test('a proposal put aside leaves the board as it was and comes back; discarded, it is gone', async () => {
  const { page } = window
  const plan = await propose(/Only place what waits/)
  expect(plan.changes.every(({ kind }) => kind === 'added')).toBe(true)
  await page.getByRole('listbox', { name: 'Changes' }).press('Escape')
  await expect.poll(() => page.locator('.plan-ghost').count()).toBe(0)
  await page.getByRole('searchbox', { name: 'Filter queue' }).waitFor()
  await page.getByRole('button', { name: `Plan: ${plan.changes.length} changes` }).click()
  await page.getByRole('tab', { name: /Left out/ }).click()
  await expect.poll(() => page.locator('.left-out').count()).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('searchbox', { name: 'Filter queue' }).waitFor()
  expect(await proposed()).toBeNull()
  expect(onBoard(plan)).toBe(0)
})

test('a search that is stopped keeps the best plan so far', async () => {
  const { page } = window
  await page.keyboard.press('Shift+P')
  const dialog = page.getByRole('dialog', { name: 'Propose a plan' })
  await dialog.getByRole('radio', { name: '2 min' }).click()
  await dialog.getByRole('button', { name: 'Plan', exact: true }).click()
  await page.getByRole('progressbar', { name: 'Searching for a plan' }).waitFor()
  await page.locator('.plan-so-far [title]').waitFor()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await page.getByRole('listbox', { name: 'Changes' }).waitFor()
  const plan = (await proposed())!
  expect(plan.milliseconds).toBeLessThan(110_000)
  expect(plan.changes.length).toBeGreaterThan(0)
})

test('who is absent from now loses what they have not begun, in a repair asked for at their lane', async () => {
  const { page } = window
  const lane = page.locator('.lane', { has: page.locator('.lane-head b', { hasText: /^T16$/ }) })
  await lane.locator('.lane-head').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Absent from now…' }).click()
  await page.getByRole('dialog', { name: 'T16 is absent' }).getByRole('button', { name: 'Repair the day' }).click()
  await page.getByText(/T16 absent from/).waitFor()
  const plan = (await proposed())!
  expect(plan.task.incident?.kind).toBe('absent')
  expect(plan.task.mode).toEqual({ kind: 'repair', mostMoves: 10 })
  const theirs = plan.changes.filter(({ from }) => from?.technician === 'T16')
  expect(theirs.length).toBeGreaterThan(0)
  expect(theirs.every(({ to }) => to?.technician !== 'T16')).toBe(true)
  // What waits is not touched unless somebody wants it.
  expect(plan.changes.filter(({ kind }) => kind === 'added')).toEqual([])
  // One visit is pinned to them: a person has to decide, and is told so.
  await page.getByText('1 visit stays that only you can move').waitFor()
  await page.getByRole('button', { name: `Accept all ${plan.changes.length}` }).click()
  await expect.poll(() => onBoard(plan)).toBe(plan.changes.length)
})

test('an emergency is placed first from the menu of the queue, and nothing else that waits', async () => {
  const { page } = window
  const row = page.locator('.queue-row').first()
  const visitId = (await row.getAttribute('data-queued'))!
  await row.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Emergency: place first' }).click()
  await page.getByText(/Emergency first/).waitFor()
  const plan = (await proposed())!
  expect(plan.changes.filter(({ kind }) => kind === 'added').map((one) => one.visitId)).toEqual([visitId])
  expect(plan.changes.filter(({ kind }) => kind === 'moved').length).toBeLessThanOrEqual(10)
})

test('a change that somebody overtook is marked, is not accepted, and can be planned again', async () => {
  const { page } = window
  const plan = await propose(/Only place what waits/)
  const { visitId, to } = plan.changes.at(-1)!
  const place = { technicianId: to!.technicianId, startsAt: to!.startsAt + 5 * 60_000, durationMinutes: 15 }
  expectOk(desk.run(visitArrange, { moves: [{ visitId, ...place }], overrideReason: 'By hand' }))
  await page
    .getByRole('option', { name: /Outdated/ })
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Plan again' }).click()
  await expect.poll(async () => (await proposed())?.id).not.toBe(plan.id)
})

test('the map shows the routes as they are, and as the plan has them, until the proposal is gone', async () => {
  const { page } = window
  const plan = await propose(/Only place what waits/)
  await page.locator('.rail a[href$="/map"]').click()
  const choice = page.getByRole('radiogroup', { name: 'Routes of the plan' })
  await choice.getByRole('radio', { name: 'Proposed', checked: true }).waitFor()
  const panel = page.getByRole('complementary', { name: 'Routes shown' })
  const stops = async () => {
    const sums = await panel.locator('.map-route-head').allInnerTexts()
    return sums.reduce((sum, text) => sum + Number(/(\d+) (?:stops|visits)?/.exec(text.split('\n').at(-1)!)![1]), 0)
  }
  const after = await stops()
  await choice.getByRole('radio', { name: 'Now' }).click()
  await expect.poll(stops).toBe(after - plan.changes.length)
  expectOk(await desk.client.action(planDiscard, { planId: plan.id }))
})
