import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from '#electron/node/find-chromium.ts'
import { insert } from '#shared/commands/change.ts'
import { printPackets } from '#shared/actions/print.ts'
import type { PrintedPackets } from '#shared/actions/print.ts'
import { jobCancel } from '#shared/actions/app.ts'
import type { PacketSpec } from '#shared/domain/print/print-options.ts'
import { printRunsList } from '#shared/queries/packet.ts'
import { ensureBuilt } from '#scripts/build.ts'
import { repositoryRoot } from '#tests/doubles/repository-root.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import { openPrintingDesk } from '#tests/doubles/printing-desk.ts'
import type { PrintingDesk } from '#tests/doubles/printing-desk.ts'
import { seedPacketDay } from '#tests/doubles/packet-day.ts'
import { fontsOf, readPdf } from '#tests/doubles/pdf-pages.ts'

const rendererDir = path.join(repositoryRoot, 'out', 'renderer')
const day = '2011-09-06'

type Asked = Partial<Omit<PacketSpec, 'day'>>

async function print({ desk }: PrintingDesk, asked: Asked = {}): Promise<{ pdf: Buffer; printed: PrintedPackets }> {
  const job = expectOk(await desk.client.action(printPackets, { day, technicianIds: null, ...asked }))
  const ended = await desk.backend.context.jobs.finished(job.id)
  expect(ended).toMatchObject({ state: 'done', error: null })
  const printed = ended.result as unknown as PrintedPackets
  return { pdf: readFileSync(desk.backend.context.files.pathOf(printed.fileId)!), printed }
}

describe.skipIf(findChromium() === null)('packets printed by Chromium', () => {
  beforeAll(() => ensureBuilt().then(() => {}))

  test('name each visit once, in route order, with separators, page numbers and a code on every page', async () => {
    await using desk = await openPrintingDesk(rendererDir)
    const seeded = seedPacketDay(desk.desk.backend, { technicians: 2, visitsEach: 5 })
    const { pdf, printed } = await print(desk)
    const pages = await readPdf(pdf)
    expect(printed).toMatchObject({ packets: 10, technicians: 2, pages: pages.length })

    const kinds = pages.map(({ text }) => {
      const packet = /WO-(\d+)-v1-p1\b/.exec(text)
      if (packet) return packet[1]!
      return /SEP-UNIT-\d+-v1-p1/.test(text) ? 'separator' : (/UNIT-0(\d)-0906-v1-p1\b/.exec(text)?.[1] ?? '')
    })
    const [first, second] = seeded.numbers.map((numbers) => numbers.map(String))
    expect(kinds.filter((kind) => kind !== '')).toEqual(['1', ...first!, 'separator', '2', ...second!])

    pages.forEach(({ text, shapes }, at) => {
      expect(text).toContain(`set ${at + 1}/${pages.length}`)
      const code = /(?:WO-\d+|UNIT-\d+-0906|SEP-UNIT-\d+)-v1-p(\d+)\b/.exec(text)
      const [, page, of] = /Page (\d+) of (\d+)/.exec(text)!
      expect(code?.[1]).toBe(page)
      expect(Number(page)).toBeLessThanOrEqual(Number(of))
      expect(shapes).toBeGreaterThan(0)
    })
    const { names, embedded } = fontsOf(pdf)
    expect(names.length).toBeGreaterThan(0)
    expect(names.every((name) => /^[A-Z]{6}\+/.test(name))).toBe(true)
    expect(embedded).toBeGreaterThan(0)

    const runs = expectOk(await desk.desk.client.query(printRunsList, { day }))
    expect(runs).toMatchObject([{ packets: 10, pages: pages.length, technicianCodes: ['UNIT-01', 'UNIT-02'] }])
    const again = await readPdf((await print(desk)).pdf)
    expect(again.some(({ text }) => text.includes('WO-4001-v2-p1') && text.includes('Replaces version 1'))).toBe(true)
  })

  test('carry a checklist of 60 lines over pages, every line once, the head repeated', async () => {
    await using desk = await openPrintingDesk(rendererDir)
    seedPacketDay(desk.desk.backend, { technicians: 1, visitsEach: 1, change: () => ({ workTypeId: 'type-0' }) })
    const checklist = Array.from({ length: 60 }, (_, line) => ({
      text: `Check number ${line + 1} is done${line % 7 === 0 ? ', which takes some more words to explain than fit on one line of the form' : ''}`,
      answer: 'pass-fail',
      unit: null,
    }))
    desk.desk.backend.context.store.records.patch('workTypes', 'type-0', { checklist })
    const pages = await readPdf((await print(desk)).pdf)
    const all = pages.map((page) => page.text).join(' ')
    for (let line = 1; line <= 60; line++) {
      expect(all.split(`Check number ${line} is done`).length - 1, `line ${line}`).toBe(1)
    }
    const withChecklist = pages.filter(({ text }) => text.includes('Check number'))
    expect(withChecklist.length).toBeGreaterThan(1)
    for (const { text } of withChecklist)
      expect(text).toMatch(/Checklist: Tree emergency, version 1.* No\. Check Result/)
    for (const { pieces, widthPt } of pages) {
      for (const piece of pieces) {
        expect(piece.y).toBeGreaterThan(20)
        expect(piece.x).toBeLessThan(widthPt)
      }
    }
  })

  test('print what is answered already, the failed by word, limits, and the fields of the office', async () => {
    await using desk = await openPrintingDesk(rendererDir)
    const field = { id: 'f', subject: 'workOrder', key: 'permit', label: 'Permit number', type: 'text' } as const
    const given = { workOrderId: 'order-0', answeredAt: 1, answeredBy: 'Pat' } as const
    seedPacketDay(desk.desk.backend, {
      technicians: 1,
      visitsEach: 1,
      change: () => ({ workTypeId: 'type-0', workOrder: { custom: { permit: 'P-4711' } } }),
      extra: [
        insert('customFields', { ...field, choices: [], printed: true }),
        insert('checklistAnswers', {
          ...given,
          id: 'a',
          itemKey: '1',
          text: 'fail',
          failed: true,
          comment: 'Wire is live',
        }),
        insert('checklistAnswers', { ...given, id: 'b', itemKey: 'bar', number: 6.2, failed: true }),
        insert('checklistAnswers', { ...given, id: 'c', itemKey: 'sign', signedBy: 'M. Ortiz', failed: false }),
        insert('checklistAnswers', { ...given, id: 'd', itemKey: 'state', text: 'With remarks', failed: false }),
      ],
    })
    const checklist = [
      { text: 'Supply is dead', answer: 'pass-fail', unit: null },
      { key: 'bar', text: 'Pressure', answer: 'number', unit: 'bar', min: 1, max: 5 },
      { key: 'state', text: 'Left', answer: 'choice', unit: null, choices: ['In service', 'With remarks'] },
      { key: 'open', text: 'Temperature', answer: 'number', unit: '°C', min: -20, max: -10 },
      { key: 'sign', text: 'Customer signs', answer: 'signature', unit: null },
    ]
    desk.desk.backend.context.store.records.patch('workTypes', 'type-0', { checklist, version: 7 })
    const pages = await readPdf((await print(desk)).pdf)
    const all = pages.map((page) => page.text).join(' ')
    expect(all).toMatch(/Further details Field Value Permit number P-4711/)
    expect(all).toMatch(/Checklist: Tree emergency, version 7/)
    expect(all).toMatch(/Supply is dead Pass Fail n\/a Failed Comment: Wire is live/)
    expect(all).toMatch(/Pressure 6\.2 bar \(1–5 bar\) Outside limits/)
    expect(all).toMatch(/Left In service With remarks/)
    expect(all).toMatch(/Temperature °C \(−?-?20 to −?-?10 °C\)/)
    expect(all).toMatch(/Customer signs Signed by M\. Ortiz/)
  })

  test('hold a description of 20,000 characters, every word once and in order', async () => {
    await using desk = await openPrintingDesk(rendererDir)
    const words = Array.from({ length: 2_900 }, (_, at) => `w${at}x`)
    const description = `${words.slice(0, 1_000).join(' ')}\n\n${words.slice(1_000).join(' ')}`
    expect(description.length).toBeGreaterThan(16_000)
    seedPacketDay(desk.desk.backend, { technicians: 1, visitsEach: 1, change: () => ({ workOrder: { description } }) })
    const pages = await readPdf((await print(desk, { sections: [] })).pdf)
    const found = pages.flatMap(({ text }) => text.match(/\bw\d+x\b/g) ?? [])
    expect(found).toEqual(words)
    expect(pages.length).toBeGreaterThan(4)
  })

  test('print markup as text, right-to-left text, a missing description and a place without coordinates', async () => {
    await using desk = await openPrintingDesk(rendererDir)
    const hostile = '<img src=x onerror="document.title=1"><script>alert(1)</script> & <b>bold</b>'
    const nowhere = { latitude: null, longitude: null, ungeocodedReason: 'missing', coordinateSource: 'none' } as const
    seedPacketDay(desk.desk.backend, {
      technicians: 1,
      visitsEach: 4,
      change: (_technician, visit) =>
        [
          { workOrder: { description: hostile, title: hostile } },
          { workOrder: { description: 'שלום עולם, הדלת נעולה. '.repeat(80), title: 'מנורת רחוב' } },
          { workOrder: { description: '   ' } },
          { site: nowhere },
        ][visit]!,
    })
    const { pdf } = await print(desk)
    const pages = await readPdf(pdf)
    const packet = (number: number) => pages.find(({ text }) => text.includes(`WO-${number}-v1-p1`))!.text
    expect(packet(4001).replaceAll(' ', '')).toContain(hostile.replaceAll(' ', ''))
    expect(packet(4002)).toMatch(/[\u05d0-\u05ea]{3,}/)
    expect(packet(4003)).toContain('No description was given')
    expect(packet(4004)).toContain('None: find the place by its address')
    expect(pages.some(({ text }) => text.includes('No map: this site has no coordinates'))).toBe(true)
    expect(pages[0]!.text).toContain('Stop 4 is not on the map')
  })

  test('leave out what was not asked for, fit Letter paper, and start packets on fronts for two-sided paper', async () => {
    await using desk = await openPrintingDesk(rendererDir)
    seedPacketDay(desk.desk.backend, { technicians: 2, visitsEach: 2 })
    const plain = await readPdf((await print(desk, { sections: [], paper: 'letter' })).pdf)
    expect(plain.every((page) => Math.abs(page.widthPt - 612) < 1 && Math.abs(page.heightPt - 792) < 1)).toBe(true)
    const text = plain.map((page) => page.text).join(' ')
    for (const gone of [
      'Checklist:',
      'Before work',
      'Site map',
      'Day sheet',
      'Parts and tools',
      'Sign-off',
      'same site, and within',
    ]) {
      expect(text).not.toContain(gone)
    }
    expect(plain.length).toBe(5)
    const twoSided = await readPdf((await print(desk, { sections: [], twoSided: true })).pdf)
    expect(twoSided.length).toBe(10)
    twoSided.forEach(({ text: side }, at) => expect(side).toMatch(at % 2 === 0 ? /-p1\b/ : /-p2\b.*left blank/))
  })

  test('are not recorded when the person cancels, or when nobody has a visit', async () => {
    await using desk = await openPrintingDesk(rendererDir)
    seedPacketDay(desk.desk.backend, { technicians: 4, visitsEach: 6 })
    const { client, backend } = desk.desk
    const job = expectOk(await client.action(printPackets, { day, technicianIds: null }))
    expectOk(await client.action(jobCancel, { jobId: job.id }))
    expect(await backend.context.jobs.finished(job.id)).toMatchObject({ state: 'cancelled' })
    const empty = expectOk(await client.action(printPackets, { day: '2011-09-07', technicianIds: null }))
    expect(await backend.context.jobs.finished(empty.id)).toMatchObject({
      state: 'failed',
      error: { kind: 'not-found' },
    })
    expect(expectOk(await client.query(printRunsList, { day: null }))).toEqual([])
  })
})
