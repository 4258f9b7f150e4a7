import type { Page } from 'playwright-core'
import { plannedSchema, planStart } from '#shared/actions/plan.ts'
import { instantOf } from '#shared/kernel/zone.ts'
import { planProposed } from '#shared/queries/plan.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import { atLeast, percentile, told } from './bench.ts'
import type { BenchResult } from './bench.ts'
import { benchDay, writeBoardData } from './board-data/write.ts'
import { pageTime } from './page/page-time.ts'

/** Name of the suite. */
export const suite = 'proposal'

const zone = 'America/New_York'

/**
 * A proposed plan of a day of 100 technicians on the board in real Chromium: what reading it costs, and frames while
 * the pointer goes over its changes, while arrows walk through them, and while the lanes with its ghosts are scrolled.
 */
export async function run(say: (text: string) => void): Promise<readonly BenchResult[]> {
  await using desk = openTestBackend({ now: instantOf(benchDay, 420, zone) })
  writeBoardData(desk.backend.context.store, { technicians: 100, days: 1, visits: 500, queued: 400 })
  say('proposal: planning')
  const job = expectOk(await desk.client.action(planStart, { days: [benchDay], seconds: 5 }))
  const { changes } = plannedSchema.parse((await desk.backend.context.jobs.finished(job.id)).result)
  const answered: number[] = []
  for (let i = 0; i < 7; i++) {
    const start = performance.now()
    expectOk(await desk.client.query(planProposed, {}))
    answered.push(performance.now() - start)
  }
  const results = [
    told('changes proposed', changes, 'changes'),
    told('answer of plan.proposed, in process', percentile(answered, 0.5), 'ms'),
  ]
  await using window = await openWindow(desk.backend)
  const { page } = window
  await window.open('/board', benchDay)
  await page.getByRole('button', { name: /^Plan: / }).click()
  await page.getByRole('listbox', { name: 'Changes' }).waitFor()
  await page.waitForTimeout(1_500)
  results.push(told('ghosts in the document', await page.locator('.plan-ghost').count(), 'ghosts'))
  for (const [name, act] of [
    ['pointer over changes', hover],
    ['lanes scrolled', scroll],
    ['arrows through changes', walk],
  ] as const) {
    say(`proposal: ${name}`)
    const time = await pageTime(page, () => act(page))
    results.push(atLeast(name, time.framesPerSecond, 'frames/s', 55))
    results.push(told(`${name}, processor time of the page a frame`, time.cpuMsPerFrame, 'ms'))
  }
  if (window.faults.length > 0) throw new Error(`the page had faults: ${window.faults.join('; ')}`)
  return results
}

/** So long each thing is done. */
const actMs = 3_000

async function hover(page: Page): Promise<void> {
  const box = (await page.locator('.change-list').boundingBox())!
  const until = Date.now() + actMs
  for (let step = 0; Date.now() < until; step++)
    await page.mouse.move(box.x + 120, box.y + 10 + ((step * 7) % (box.height - 20)))
}

async function scroll(page: Page): Promise<void> {
  const box = (await page.locator('.lanes').boundingBox())!
  await page.mouse.move(box.x + 500, box.y + 300)
  const until = Date.now() + actMs
  for (let step = 0; Date.now() < until; step++) await page.mouse.wheel(0, step % 120 < 60 ? 40 : -40)
}

async function walk(page: Page): Promise<void> {
  await page.locator('.change-list').focus()
  const until = Date.now() + actMs
  while (Date.now() < until) {
    await page.keyboard.press('ArrowDown')
    await page.waitForTimeout(90)
  }
}
