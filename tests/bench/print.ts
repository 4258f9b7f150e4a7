import path from 'node:path'
import { ensureBuilt } from '#scripts/build.ts'
import { repositoryRoot } from '#scripts/source-files.ts'
import { printPackets } from '#shared/actions/print.ts'
import type { PrintedPackets } from '#shared/actions/print.ts'
import { openPrintingDesk } from '#tests/doubles/printing-desk.ts'
import type { PrintingDesk } from '#tests/doubles/printing-desk.ts'
import { seedPacketDay } from '#tests/doubles/packet-day.ts'

/** Name of the suite. */
export const suite = 'print'

/** Least pages a second, from the click to the finished file. */
const target = 10

interface Measured {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly target: number
  readonly ok: boolean
}

/** The packets of a day of 100 visits through the real host and Chromium; the first run also starts the browser. */
export async function run(): Promise<Measured[]> {
  await ensureBuilt()
  await using open = await openPrintingDesk(path.join(repositoryRoot, 'out', 'renderer'))
  const { day } = seedPacketDay(open.desk.backend, { technicians: 10, visitsEach: 10 })
  const results: Measured[] = []
  for (const browser of ['cold', 'warm']) {
    const value = Math.round((await pagesPerSecond(open, day)) * 10) / 10
    results.push({
      name: `packets of 100 visits, ${browser} browser`,
      value,
      unit: 'pages/s',
      target,
      ok: value >= target,
    })
  }
  return results
}

async function pagesPerSecond({ desk }: PrintingDesk, day: string): Promise<number> {
  const started = performance.now()
  const job = await desk.client.action(printPackets, { day, technicianIds: null })
  if (!job.ok) throw new Error(job.error.message)
  const ended = await desk.backend.context.jobs.finished(job.value.id)
  if (ended.state !== 'done') throw new Error(ended.error?.message ?? ended.state)
  const { pages } = ended.result as unknown as PrintedPackets
  return pages / ((performance.now() - started) / 1000)
}
