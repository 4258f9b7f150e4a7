import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createChromiumPrinter } from '#electron/node/chromium-printer.ts'
import type { ChromiumPrinter } from '#electron/node/chromium-printer.ts'
import { findChromium } from '#electron/node/find-chromium.ts'
import { fileRead } from '#shared/actions/app.ts'
import { printPackets } from '#shared/actions/print.ts'
import type { PrintedPackets } from '#shared/actions/print.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { boardHands } from '#tests/doubles/board-hands.ts'
import type { BoardHands } from '#tests/doubles/board-hands.ts'
import {
  bostonDay,
  bostonFile,
  bostonTime,
  bostonZone,
  bringIn,
  candidatesFor,
  rankingFor,
  liveUntilNow,
  openBostonDay,
  planMorning,
  queueOf,
} from '#tests/doubles/boston-day.ts'
import { readPdf } from '#tests/doubles/pdf-pages.ts'
import { repositoryRoot } from '#tests/doubles/repository-root.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import type { BackendWindow } from '#tests/doubles/window-on-backend.ts'

/** Where pictures go when somebody asks for them: `FIELDBOARD_SCREENS=docs/screens`. */
const screens = process.env['FIELDBOARD_SCREENS']
const clockText = new Intl.DateTimeFormat('en-GB', { timeZone: bostonZone, hour: '2-digit', minute: '2-digit' })

/*
 * Tuesday 6 September 2011 in Boston. Before seven the office brings in what is open, accepts it and plans the morning;
 * at 10:42 it brings in what was reported since. From there on a person works on the board in a real browser.
 */
describe.skipIf(bostonFile === null)('the real day (needs the shared data)', () => {
  let desk: TestBackend
  let window: BackendWindow
  let hands: BoardHands
  let printer: ChromiumPrinter
  const dragged: { detail: VisitDetail; technician: string; startsAt: number }[] = []

  beforeAll(async () => {
    printer = createChromiumPrinter({
      executablePath: findChromium()!,
      pageUrl: () => window.url.replace('/?', '/print.html?'),
    })
    desk = await openBostonDay('6:30', { printer: () => printer })
    await planMorning(desk, 100)
    desk.clock.set(bostonTime('10:42'))
    await liveUntilNow(desk)
    await bringIn(desk)
    window = await openWindow(desk.backend)
    hands = boardHands(window.page)
    await window.open('/board', bostonDay)
    await window.page.locator('.lanes .card').first().waitFor()
  })

  afterAll(async () => {
    await printer.close()
    await window.close()
    await desk.close()
    expect(window.faults).toEqual([])
  })

  const placeInStore = (id: string) => {
    const { records } = desk.backend.context.store
    const visit = records.get('visits', id)
    const [lead] = records.where('visitTechnicians', 'visitId', [id])
    return visit?.startsAt ? { startsAt: visit.startsAt, technicianId: lead?.technicianId } : null
  }

  const picture = async (name: string) => {
    if (!screens) return
    mkdirSync(path.join(repositoryRoot, screens), { recursive: true })
    await window.page.screenshot({ path: path.join(repositoryRoot, screens, `${name}.png`) })
  }

  test('twenty visits are dragged onto technicians with the right skills, where the ghost said', async () => {
    for (const detail of await queueOf(desk)) {
      if (dragged.length === 20) break
      // A drag lands on whole five minutes; Match uses the minutes between as well where that is all there is.
      const onGrid = ({ startsAt }: { readonly startsAt: number }) => startsAt % (5 * 60_000) === 0
      const best = (await candidatesFor(desk, detail)).find(onGrid)
      if (!best) continue
      const { startsAt: arrival, technicianId, code } = best
      await hands.dragTo(hands.queued(detail.workOrderNumber), code, clockText.format(arrival))
      if (dragged.length === 12) await picture('board-dragging-light')
      const said = await window.page.locator('.ghost-tip').textContent()
      await hands.letGo()
      await expect
        .poll(() => placeInStore(detail.visit.id), { message: `${detail.workOrderNumber}: ${said}` })
        .toEqual({ startsAt: arrival, technicianId })
      const held = desk.backend.context.store.records.where('technicianSkills', 'technicianId', [technicianId])
      const level = held.find(({ skillId }) => skillId === detail.skillId)?.level
      expect(level).toBeGreaterThanOrEqual(detail.skillLevel)
      dragged.push({ detail, technician: code, startsAt: arrival })
    }
    expect(dragged).toHaveLength(20)
  })

  test('one is refused, and the reason is its skill', async () => {
    const visits = await queueOf(desk)
    const tree = visits.find(({ skillName }) => skillName === 'Trees')!
    const { code } = (await rankingFor(desk, tree)).refusals.find(({ reason }) => reason.rule === 'skill')!
    await window.page.getByLabel('Filter queue').fill(String(tree.workOrderNumber))
    await hands.queued(tree.workOrderNumber).waitFor()
    await hands.drop(hands.queued(tree.workOrderNumber), code, '13:00')
    await window.page.getByText(`${tree.workOrderNumber} was not placed: No Trees skill`).waitFor()
    expect(placeInStore(tree.visit.id)).toBeNull()
    await window.page.getByLabel('Filter queue').fill('')
  })

  test('all of them are undone and done again, and a reload keeps them', async () => {
    const { page } = window
    await page.locator('.lanes').focus()
    for (const { detail } of [...dragged].reverse()) {
      await page.keyboard.press('Control+z')
      await expect.poll(() => placeInStore(detail.visit.id)).toBeNull()
    }
    for (const { detail, startsAt } of dragged) {
      await page.keyboard.press('Control+Shift+z')
      await expect.poll(() => placeInStore(detail.visit.id)?.startsAt).toBe(startsAt)
    }
    await window.open('/board', bostonDay)
    await page.locator('.lanes .card').first().waitFor()
    for (const { detail, technician, startsAt } of dragged) {
      await hands.reveal(technician)
      const place = () => hands.placeOf(detail.workOrderNumber)
      await expect.poll(place).toContain(clockText.format(startsAt))
      expect(await place()).toContain(technician)
    }
  })

  test('the map shows their routes, numbered in the order of the day', async () => {
    const { page } = window
    await window.open('/map', bostonDay)
    await page.locator('.route-line').first().waitFor({ state: 'attached' })
  })

  test('the calendar shows the same day', async () => {
    const { page } = window
    await window.open('/board', bostonDay)
    await page.getByRole('radio', { name: 'Calendar', exact: true }).click()
    await page.locator('.calendar .visit-entry').first().waitFor()
    const cell = page.locator('.calendar .day-cell.today .day-count')
    const total = desk.backend.context.store.db
      .prepare("SELECT count(*) FROM visits WHERE starts_at IS NOT NULL AND status <> 'cancelled'")
      .pluck()
      .get()
    await expect.poll(() => cell.textContent()).toBe(`${String(total)} visits`)
    await picture('calendar-light')
    await page.getByRole('radio', { name: 'Lanes', exact: true }).click()
    await page.locator('.lanes .card').first().waitFor()
  })

  test('the printed packets name each visit once, in route order, technician after technician', async () => {
    const codes = [...new Set(dragged.map(({ technician }) => technician))].slice(0, 4)
    const { db } = desk.backend.context.store
    const idOf = db.prepare('SELECT id FROM technicians WHERE code = ?').pluck()
    const technicianIds = codes.map((code) => idOf.get(code) as string)
    const job = expectOk(await desk.client.action(printPackets, { day: bostonDay, technicianIds }))
    const ended = await desk.backend.context.jobs.finished(job.id)
    expect(ended).toMatchObject({ state: 'done', error: null })
    const pages = await readPdf(await pdfOf(desk, (ended.result as PrintedPackets).fileId))
    // The mark beside the code on every page: work order, visit, page.
    const firstPages = pages.flatMap(({ text }) =>
      [...text.matchAll(/WO-(\d+)-v1-p1\b/g)].map((mark) => Number(mark[1])),
    )
    expect(new Set(firstPages).size).toBe(firstPages.length)
    const routes = technicianIds.map(
      (id) =>
        db
          .prepare(
            `SELECT o.number FROM visits v JOIN work_orders o ON o.id = v.work_order_id
             JOIN visit_technicians t ON t.visit_id = v.id WHERE t.technician_id = ? ORDER BY v.starts_at`,
          )
          .pluck()
          .all(id) as number[],
    )
    expect([...firstPages].sort()).toEqual(routes.flat().sort())
    for (const route of routes) expect(firstPages.filter((number) => route.includes(number))).toEqual(route)
  })

  test('pictures of the board, light and dark', async () => {
    const { page } = window
    await hands.reveal(dragged[0]!.technician)
    await hands.card(dragged[0]!.detail.workOrderNumber).first().click()
    await picture('board-light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark')
    await page.locator('.lanes .card').first().waitFor()
    await picture('board-dark')
    await page.emulateMedia({ colorScheme: 'light' })
  })
})

/** A file the backend made, whole. */
async function pdfOf(desk: TestBackend, fileId: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  for (let offset: number | null = 0; offset !== null;) {
    const piece: { base64: string; nextOffset: number | null } = expectOk(
      await desk.client.action(fileRead, { fileId, offset }),
    )
    pieces.push(Buffer.from(piece.base64, 'base64'))
    offset = piece.nextOffset
  }
  return Buffer.concat(pieces)
}
