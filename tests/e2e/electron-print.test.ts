import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Job } from '#shared/actions/job.ts'
import { printPackets } from '#shared/actions/print.ts'
import type { PrintedPackets } from '#shared/actions/print.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { builtApplication } from '#tests/doubles/built-application.ts'
import { shellWithPages } from '#tests/doubles/electron/fixture-application.ts'
import { ask, jobEnded } from '#tests/doubles/electron/bridge-calls.ts'
import { launchOnDouble } from '#tests/doubles/electron/launch.ts'

/** Starts the print of everybody's packets of the demo day. */
async function startPrint(page: Page): Promise<Job> {
  const { now, officeZone } = await ask<{ now: number; officeZone: string }>(page, 'query', 'app.info', {})
  return ask<Job>(page, 'action', printPackets.name, { day: dayOf(now, officeZone), technicianIds: null })
}

const window = '<!doctype html><title>Fixture</title>'

describe('printing through the Electron shell, on the double', () => {
  test("makes the PDF of everybody's packets of the demo day", async () => {
    using application = shellWithPages({})
    const options = ['--demo', '--data', application.dataDir]
    await using running = launchOnDouble(await builtApplication(), options)
    const page = await running.page('app://fieldboard/index.html')
    const job = await jobEnded(page, (await startPrint(page)).id)
    expect(job).toMatchObject({ state: 'done', error: null })
    const printed = job.result as PrintedPackets
    expect(printed.pages).toBeGreaterThan(printed.packets)
    const file = await ask<{ base64: string }>(page, 'action', 'file.read', { fileId: printed.fileId, offset: 0 })
    expect(Buffer.from(file.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    running.order({ type: 'quit' })
    expect({ code: await running.ended, output: running.output() }).toEqual({ code: 0, output: '' })
  })

  test('tells what the print page said when it could not draw', async () => {
    using application = shellWithPages({
      'index.html': window,
      'print.html': `${window}<script src="print.js"></script>`,
      'print.js': `document.documentElement.dataset.printReady = 'error: the map is missing'`,
    })
    await using running = launchOnDouble(application.folder, ['--demo', '--data', application.dataDir])
    const page = await running.page('app://fieldboard/index.html')
    const job = await jobEnded(page, (await startPrint(page)).id)
    expect(job.state).toBe('failed')
    expect(job.error?.message).toContain('the map is missing')
  })

  test('asks before quitting in the middle of a print, goes on, stops it when told to, and quits', async () => {
    using application = shellWithPages({ 'index.html': window, 'print.html': window })
    await using running = launchOnDouble(application.folder, ['--demo', '--data', application.dataDir])
    const page = await running.page('app://fieldboard/index.html')
    const first = await startPrint(page)
    await running.page('print.html')
    running.order({ type: 'answer-dialog', answer: 0 })
    running.order({ type: 'quit' })
    expect(await running.report('dialog')).toMatchObject({ options: { message: 'Packets are still being printed.' } })
    await ask(page, 'action', 'jobs.cancel', { jobId: first.id })
    expect((await jobEnded(page, first.id)).state).toBe('cancelled')

    await startPrint(page)
    running.order({ type: 'answer-dialog', answer: 1 })
    running.order({ type: 'quit' })
    expect({ code: await running.ended, output: running.output() }).toEqual({ code: 0, output: '' })
    expect(running.reports.filter(({ type }) => type === 'dialog')).toHaveLength(2)
  })
})
