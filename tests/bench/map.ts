import { instantOf } from '#shared/kernel/zone.ts'
import { openTestBackend } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import { atLeast, told } from './bench.ts'
import type { BenchResult } from './bench.ts'
import { benchDay, writeBoardData } from './board-data/write.ts'
import { pageTime } from './page/page-time.ts'

export const suite = 'map'

const zone = 'America/New_York'
const points = 10_000

/** The map with 10,000 visits that wait, and 400 placed ones, in real Chromium: how many frames a second while it is panned. */
export async function run(say: (text: string) => void): Promise<readonly BenchResult[]> {
  await using desk = openTestBackend({ now: instantOf(benchDay, 642, zone) })
  writeBoardData(desk.backend.context.store, { technicians: 100, days: 1, visits: 400, queued: points })
  await using window = await openWindow(desk.backend)
  const { page } = window
  say('map: pan')
  await window.open('/map', benchDay)
  await page.locator('.map-stop, .map-cluster').first().waitFor()
  await page.waitForTimeout(2_000)
  const box = (await page.locator('.map-canvas').boundingBox())!
  const at = (x: number, y: number) => page.mouse.move(box.x + box.width * x, box.y + box.height * y)
  await at(0.5, 0.5)
  await page.mouse.down()
  const pan = await pageTime(page, async () => {
    const until = Date.now() + 3_000
    // A circle: the points that come into sight on one side leave on the other.
    for (let step = 0; Date.now() < until; step++)
      await at(0.5 + 0.18 * Math.sin(step / 25), 0.5 + 0.18 * (1 - Math.cos(step / 25)))
  })
  await page.mouse.up()
  if (window.faults.length > 0) throw new Error(`the page had faults: ${window.faults.join('; ')}`)
  return [
    atLeast('panning, 10,000 points', pan.framesPerSecond, 'frames/s', 55),
    told('panning, processor time of the page a frame', pan.cpuMsPerFrame, 'ms'),
  ]
}
