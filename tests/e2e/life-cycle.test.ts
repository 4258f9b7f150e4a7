import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { insert, update } from '#shared/commands/change.ts'
import { requestCreate } from '#shared/commands/request/create.ts'
import { workTypeEdit } from '#shared/commands/work-type/edit.ts'
import { instantOf } from '#shared/kernel/zone.ts'
import { boardHands } from '#tests/doubles/board-hands.ts'
import { bostonDay, bostonFile, bostonTime, bostonZone, candidatesFor, queueOf } from '#tests/doubles/boston-day.ts'
import { importOk, sharedData } from '#tests/doubles/import-files.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { wholeChecklist } from '#tests/doubles/whole-life.ts'
import { openWindow } from '#tests/doubles/window-on-backend.ts'
import type { BackendWindow } from '#tests/doubles/window-on-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

/*
 * A request through the seven stages of its life in the window, once on the Boston day and once on the history of the
 * excavators. Each test is one stage and goes on where the one before ended.
 */

/** What a life begins with: the data is in, the request waits in the inbox. */
interface Beginning {
  readonly desk: TestBackend
  readonly requestId: string
  readonly assetTag: string
  readonly day: string
  /** Technician and wall-clock time the visit is dropped at. */
  place(visitId: string): Promise<{ readonly code: string; readonly time: string; readonly at: number }>
}

const excavators = sharedData('nist-excavators', 'excavators-raw.csv')
const perth = 'Australia/Perth'
const clockText = new Intl.DateTimeFormat('en-GB', { timeZone: bostonZone, hour: '2-digit', minute: '2-digit' })

async function bostonBeginning(): Promise<Beginning> {
  const desk = openTestBackend({ now: bostonTime('8:00') })
  const { store } = desk.backend.context
  await importOk(desk, { file: { path: bostonFile! }, mapping: 'boston-311', asOf: desk.clock.now() })
  const requestId = store.db
    .prepare(
      `SELECT r.id FROM requests r JOIN work_types w ON w.id = r.work_type_id JOIN sites s ON s.id = r.site_id
       WHERE r.status = 'new' AND w.field_work = 1 AND s.latitude IS NOT NULL AND r.resolve_by > ?
       ORDER BY r.resolve_by, r.id`,
    )
    .pluck()
    .get(bostonTime('18:00')) as string
  const request = store.records.get('requests', requestId)!
  write(desk, [
    insert('assets', {
      ...{ id: 'thing', externalId: null, siteId: request.siteId!, tag: 'B-17', name: 'Street light', kind: 'light' },
      ...{ manufacturer: null, model: null, serial: null, installedOn: null, warrantyUntil: null, criticality: 'high' },
    }),
    update('requests', requestId, { assetId: 'thing' }),
  ])
  expectOk(desk.run(workTypeEdit, { workTypeId: request.workTypeId!, set: wholeChecklist }))
  return {
    desk,
    requestId,
    assetTag: 'B-17',
    day: bostonDay,
    async place(visitId) {
      const detail = (await queueOf(desk)).find(({ visit }) => visit.id === visitId)!
      const { code, startsAt } = (await candidatesFor(desk, detail)).find(({ warnings }) => warnings.length === 0)!
      return { code, time: clockText.format(startsAt), at: startsAt }
    },
  }
}

async function excavatorBeginning(): Promise<Beginning> {
  const day = '2012-12-17'
  const desk = openTestBackend({ now: instantOf(day, 7 * 60, perth) })
  write(desk, [
    fresh('settings', { id: 'officeZone', value: perth }),
    fresh('technicians', { id: 'fitter', code: 'FIT-1', name: 'Fitter', costPerHour: 60, billPerHour: 120 }),
    ...[1, 2, 3, 4, 5].map((weekday) =>
      fresh('shifts', { id: `s${weekday}`, technicianId: 'fitter', weekday, startMinute: 360, endMinute: 1_080 }),
    ),
  ])
  await importOk(desk, { file: { path: excavators! }, mapping: 'nist-excavators' })
  const { records } = desk.backend.context.store
  const repair = records.all('workTypes').find(({ kind }) => kind === 'repair') ?? records.all('workTypes')[0]!
  expectOk(desk.run(workTypeEdit, { workTypeId: repair.id, set: { ...wholeChecklist, fieldWork: true } }))
  const asset = records.all('assets').find(({ tag }) => tag === 'A')!
  const words = { title: 'Bucket cylinder leaks', source: 'Phone', assetId: asset.id, workTypeId: repair.id }
  const made = expectOk(desk.run(requestCreate, words))
  const { requestId } = made.value as { requestId: string }
  const place = () => Promise.resolve({ code: 'FIT-1', time: '09:00', at: instantOf(day, 9 * 60, perth) })
  return { desk, requestId, assetTag: 'A', day, place }
}

describe.skipIf(bostonFile === null)('on the Boston day', () => lives(bostonBeginning))
describe.skipIf(excavators === null)('on an excavator with eleven years of history', () => lives(excavatorBeginning))

function lives(begin: () => Promise<Beginning>): void {
  let life: Beginning
  let window: BackendWindow
  let workOrderId = ''
  let visitId = ''
  let visitAt = 0

  const records = () => life.desk.backend.context.store.records
  const workOrder = () => records().get('workOrders', workOrderId)!
  const visit = () => records().get('visits', visitId)!
  const until = (question: () => boolean, what: string) => expect.poll(question, { message: what }).toBe(true)
  const inspector = () => window.page.locator('aside.inspector')
  const press = (name: string | RegExp) => inspector().getByRole('button', { name, exact: true }).first().click()
  const tab = (name: string) => inspector().getByRole('tab', { name, exact: true }).click()

  /** Opens a screen with a record selected, as a second window would tell it. */
  async function show(screen: string, kind: string, id: string): Promise<void> {
    await window.open(screen, life.day)
    await window.page.getByText('Nothing selected').waitFor()
    const current = JSON.stringify({ kind, id })
    await window.page.evaluate(
      `new BroadcastChannel('fieldboard.selection').postMessage({ current: ${current}, ids: new Set([${current}.id]) })`,
    )
    await inspector().getByRole('tab', { name: 'Details' }).waitFor()
  }

  beforeAll(async () => {
    life = await begin()
    window = await openWindow(life.desk.backend)
  }, 180_000)
  afterAll(async () => {
    await window?.close()
    await life?.desk.close()
  })

  test('1 · request: it waits in the inbox with its number and its status', async () => {
    await show('/requests', 'request', life.requestId)
    const { number, title } = records().get('requests', life.requestId)!
    await inspector().getByText(`Request ${number}`).waitFor()
    await inspector().getByRole('heading').getByText(title).waitFor()
    await inspector().getByText('New', { exact: true }).waitFor()
  })

  test('2 · triage: the call back to the customer is written down where everybody finds it', async () => {
    await inspector().getByRole('radio', { name: 'Call to' }).click()
    await inspector().getByLabel('Name of the other person').fill('Caretaker')
    await inspector().getByLabel('Write a note').fill('Still the same; somebody is there all day.')
    await press('Add the call')
    await until(() => records().where('notes', 'subjectId', [life.requestId]).length === 1, 'the call is noted')
    expect(records().where('notes', 'subjectId', [life.requestId])[0]).toMatchObject({
      kind: 'call',
      callDirection: 'out',
    })
  })

  test('3 · work order: one press makes it, by the version of its template', async () => {
    await press('Accept')
    await until(() => records().get('requests', life.requestId)!.status === 'accepted', 'it is accepted')
    workOrderId = records().get('requests', life.requestId)!.workOrderId!
    visitId = records().where('visits', 'workOrderId', [workOrderId])[0]!.id
    expect(workOrder()).toMatchObject({ status: 'open', workTypeVersion: expect.any(Number) })
    await press(`Open work order ${workOrder().number}`)
    await inspector().getByText(`WO-${workOrder().number}`).waitFor()
  })

  test('4 · schedule: dragged from the queue onto a technician', async () => {
    const { page } = window
    const place = await life.place(visitId)
    await window.open('/board', life.day)
    const hands = boardHands(page)
    const { number } = workOrder()
    await page.locator('.queue-row').first().waitFor()
    await page
      .getByRole('searchbox', { name: /queue/i })
      .or(page.locator('.queue input[type="search"]'))
      .first()
      .fill(String(number))
    await hands.drop(hands.queued(number), place.code, place.time)
    await until(() => visit().startsAt === place.at, 'it is placed where it was dropped')
    visitAt = place.at
    expect(workOrder().status).toBe('scheduled')
  })

  test('5 · dispatch: told to the technician, on the way, on site', async () => {
    await show('/work-orders', 'workOrder', workOrderId)
    await press('Dispatch')
    await until(() => visit().status === 'dispatched', 'it is dispatched')
    await press('En route')
    await until(() => visit().status === 'enRoute', 'the technician is on the way')
    life.desk.clock.set(visitAt)
    await press('On site')
    await until(() => visit().status === 'onSite', 'the technician is there')
    expect(workOrder()).toMatchObject({ status: 'inProgress', arrivedAt: visitAt })
  })

  test('6 · execute: checklist, signature, photo and costs', async () => {
    const { page } = window
    life.desk.clock.set(visitAt + 45 * 60_000)
    const answer = (key: string) =>
      records()
        .where('checklistAnswers', 'workOrderId', [workOrderId])
        .find(({ itemKey }) => itemKey === key)
    await tab('Checklist')
    await page.getByRole('radiogroup', { name: 'Area made safe' }).getByRole('radio', { name: 'Pass' }).focus()
    await page.keyboard.press('p')
    await until(() => answer('safe')?.text === 'pass', 'the first item has passed')
    await page.keyboard.press('Enter')
    await page.keyboard.type('2.1')
    await page.keyboard.press('Enter')
    await until(() => answer('pressure')?.number === 2.1, 'the number is kept')
    await page.keyboard.press('1')
    await until(() => answer('cause')?.text === 'Wear', 'the choice is kept')
    await press('Sign')
    await page.getByLabel('Name and role').fill('Nadia Selby, caretaker')
    const box = (await page.locator('canvas.signature-pad').boundingBox())!
    await page.mouse.move(box.x + 40, box.y + 60)
    await page.mouse.down()
    await page.mouse.move(box.x + 160, box.y + 90, { steps: 6 })
    await page.mouse.up()
    await page.getByRole('button', { name: 'Save signature' }).click()
    await until(() => answer('sign')?.signedBy === 'Nadia Selby, caretaker', 'it is signed')

    await tab('Files')
    await page.evaluate(dropPhoto)
    await inspector().getByRole('button', { name: 'Open after.png' }).waitFor()

    await tab('Costs')
    await inspector().getByRole('button', { name: 'Line', exact: true }).first().click()
    for (const [kind, what, cost] of [
      ['part', 'Seal kit', '80'],
      ['labour', 'On site', '60'],
    ] as const) {
      await page.getByLabel('Kind').selectOption(kind)
      await page.getByLabel('What', { exact: true }).fill(what)
      await page.getByLabel('Cost of one').fill(cost)
      await page.keyboard.press('Enter')
      await until(
        () =>
          records()
            .where('costLines', 'workOrderId', [workOrderId])
            .some((line) => line.description === what),
        what,
      )
    }
  })

  test('7 · close: what is missing is listed, then it is closed with a draft, and the asset remembers', async () => {
    const { page } = window
    await tab('Details')
    await press('Done')
    // Where the times are not known the window asks for them.
    const sure = page.getByRole('dialog').getByRole('button', { name: 'Done', exact: true })
    await expect.poll(async () => visit().status === 'done' || (await sure.count()) > 0).toBe(true)
    if ((await sure.count()) > 0) await sure.click()
    await until(() => workOrder().status === 'done', 'the work is done')
    await inspector().getByText('No failure code').waitFor()
    for (const [field, text] of [
      ['Failure code', 'LEAK'],
      ['Root cause', 'Worn seal'],
      ['What was done', 'Seal changed'],
    ] as const) {
      await inspector()
        .getByRole('button', { name: new RegExp(`${field}:`, 'i') })
        .first()
        .click()
      await inspector().getByRole('textbox', { name: field }).fill(text)
      await page.keyboard.press('Tab')
      await until(() => [workOrder().failureCode, workOrder().rootCause, workOrder().outcome].includes(text), field)
    }
    await press('Close')
    await until(() => workOrder().status === 'closed', 'it is closed')
    await tab('Costs')
    const [draft] = records().where('invoiceDrafts', 'workOrderId', [workOrderId])
    expect(draft!.billableCents).toBeGreaterThan(0)
    await inspector()
      .getByText(new RegExp(String(draft!.number)))
      .first()
      .waitFor()
    await show('/work-orders', 'asset', workOrder().assetId!)
    await inspector().getByText(life.assetTag, { exact: true }).first().waitFor()
    await tab('Work')
    await inspector().getByText('LEAK').first().waitFor()
    expect(window.faults).toEqual([])
  })
}

/** Drops a photo on the Files tab, in the page. */
const dropPhoto = `(async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 80, height: 60 })
  canvas.getContext('2d').fillRect(10, 10, 40, 30)
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
  const transfer = new DataTransfer()
  transfer.items.add(new File([blob], 'after.png', { type: 'image/png' }))
  const target = document.querySelector('.file-drop')
  for (const type of ['dragenter', 'dragover', 'drop']) {
    target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }))
  }
})()`
