import type { Page } from 'playwright-core'

/** What a page did while something was done in it. */
export interface PageTime {
  /** Frames the page got a second; on a busy machine fewer than it would have drawn. */
  readonly framesPerSecond: number
  /** Processor time of the page's main thread a frame, ms: script, style, layout and paint. A frame has 16.7 ms. */
  readonly cpuMsPerFrame: number
  /** The same in all. */
  readonly cpuMs: number
}

/** Measures frames and processor time of a page while `act` runs. */
export async function pageTime(page: Page, act: () => Promise<unknown>): Promise<PageTime> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busyMs = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  await page.evaluate(`{
    window.benchFrames = { count: 0, start: performance.now(), going: true }
    const tick = () => { benchFrames.count += 1; if (benchFrames.going) requestAnimationFrame(tick) }
    requestAnimationFrame(tick)
  }`)
  const before = await busyMs()
  await act()
  const cpuMs = (await busyMs()) - before
  const { frames, ms } = await page.evaluate<{ frames: number; ms: number }>(`(() => {
    benchFrames.going = false
    return { frames: benchFrames.count, ms: performance.now() - benchFrames.start }
  })()`)
  await session.detach()
  return { framesPerSecond: (frames * 1000) / ms, cpuMsPerFrame: cpuMs / Math.max(1, frames), cpuMs }
}
