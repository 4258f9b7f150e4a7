import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checklistAnswer } from '#shared/commands/checklist/answer.ts'
import { costAdd } from '#shared/commands/cost/add.ts'
import { requestAccept } from '#shared/commands/request/accept.ts'
import { requestCreate } from '#shared/commands/request/create.ts'
import { visitPublish } from '#shared/commands/visit/publish.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { visitSetStatus } from '#shared/commands/visit/set-status.ts'
import { workOrderClose } from '#shared/commands/work-order/close.ts'
import { workOrderEdit } from '#shared/commands/work-order/edit.ts'
import { workOrderFollowUp } from '#shared/commands/work-order/follow-up.ts'
import { workTypeEdit } from '#shared/commands/work-type/edit.ts'
import { instantOf } from '#shared/kernel/zone.ts'
import { assetsFlags, assetsGet, assetsHistory } from '#shared/queries/assets.ts'
import { requestsGet } from '#shared/queries/requests.ts'
import { importOk, sharedData } from '#tests/doubles/import-files.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { addPhoto, invoiceText, wholeAnswers, wholeChecklist } from '#tests/doubles/whole-life.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

const file = sharedData('nist-excavators', 'excavators-raw.csv')
const zone = 'Australia/Perth'
const day = '2012-12-17'
const at = (hour: number) => instantOf(day, hour * 60, zone)

/*
 * The Monday after the history of the excavators ends: one of them leaks again. Each test is one stage of that request's
 * life and goes on where the one before ended.
 */
describe.skipIf(file === null)('a leak of an excavator with eleven years of history', () => {
  let desk: TestBackend
  let assetId = ''
  let siteId = ''
  let requestId = ''
  let workOrderId = ''
  let visitId = ''
  let before = 0

  const records = () => desk.backend.context.store.records
  const workOrder = () => records().get('workOrders', workOrderId)!
  const wholeHistory = async () => {
    let count = 0
    for (let next: string | null = null, first = true; first || next; first = false) {
      const page: { rows: unknown[]; next: string | null } = expectOk(
        await desk.client.query(assetsHistory, { assetId, after: next, limit: 200 }),
      )
      count += page.rows.length
      next = page.next
    }
    return count
  }

  beforeAll(async () => {
    desk = openTestBackend({ now: at(7) })
    write(desk, [
      fresh('settings', { id: 'officeZone', value: zone }),
      fresh('technicians', { id: 'fitter', code: 'FIT-1', name: 'Fitter', costPerHour: 60, billPerHour: 120 }),
      ...[1, 2, 3, 4, 5].map((weekday) =>
        fresh('shifts', { id: `s${weekday}`, technicianId: 'fitter', weekday, startMinute: 360, endMinute: 1_080 }),
      ),
    ])
    await importOk(desk, { file: { path: file! }, mapping: 'nist-excavators' })
    const asset = records()
      .all('assets')
      .find(({ tag }) => tag === 'A')!
    assetId = asset.id
    siteId = asset.siteId
    before = await wholeHistory()
  }, 120_000)
  afterAll(() => desk?.close())

  test('1 · request: the call is written down with its asset, and the history is at hand', async () => {
    const made = expectOk(
      await desk.client.command(requestCreate, {
        ...{ title: 'Bucket cylinder leaks', description: 'Oil on the left side.', source: 'Phone', assetId },
        ...{ contactName: 'Shift boss', contactPhone: '+61 8 5550 0100', safety: false },
      }),
    )
    ;({ requestId } = made.value as { requestId: string })
    expect(made.value).toMatchObject({ siteId, number: expect.any(Number) })
    expect(records().get('requests', requestId)!.status).toBe('new')
    expect(before).toBe(151)
  })

  test('2 · triage: the asset says what repeats and what it has cost, and nothing is offered as a duplicate', async () => {
    const asset = expectOk(await desk.client.query(assetsGet, { assetId }))!
    expect(JSON.stringify(asset)).toContain('"tag":"A"')
    expect(expectOk(await desk.client.query(assetsFlags, { assetId }))).toMatchObject({ tag: 'A' })
    expect(expectOk(await desk.client.query(requestsGet, { requestId }))!.request.status).toBe('new')
  })

  test('3 · work order: accepted as a repair, by the template of that kind of work', async () => {
    const repair =
      records()
        .all('workTypes')
        .find(({ kind }) => kind === 'repair') ?? records().all('workTypes')[0]!
    expectOk(
      await desk.client.command(workTypeEdit, { workTypeId: repair.id, set: { ...wholeChecklist, fieldWork: true } }),
    )
    const accepted = expectOk(await desk.client.command(requestAccept, { requestId, workTypeId: repair.id }))
    ;({ workOrderId } = accepted.value as { workOrderId: string })
    expect(workOrder()).toMatchObject({ assetId, siteId, status: 'open', workTypeVersion: expect.any(Number) })
    visitId = records().where('visits', 'workOrderId', [workOrderId])[0]!.id
  })

  test('4 · schedule: at night there is nobody, by day the fitter comes', async () => {
    const night = { visitId, technicianId: 'fitter', startsAt: instantOf('2012-12-18', 60, zone) }
    expect(expectError(await desk.client.command(visitSchedule, night)).kind).toBe('rule-violation')
    expectOk(await desk.client.command(visitSchedule, { visitId, technicianId: 'fitter', startsAt: at(9) }))
    expect(workOrder().status).toBe('scheduled')
  })

  test('5 · dispatch: published, on the way, on site', async () => {
    expectOk(await desk.client.command(visitPublish, { visitIds: [visitId] }))
    expectOk(await desk.client.command(visitSetStatus, { visitId, status: 'enRoute', at: at(8) }))
    desk.clock.set(at(9))
    expectOk(await desk.client.command(visitSetStatus, { visitId, status: 'onSite', at: at(9) }))
    expect(workOrder()).toMatchObject({ status: 'inProgress', arrivedAt: at(9) })
  })

  test('6 · execute: partly done opens the next visit; the second one finishes, and a failed check is followed up', async () => {
    desk.clock.set(at(11))
    expectOk(
      await desk.client.command(visitSetStatus, { visitId, status: 'partlyDone', reason: 'Seal kit is missing' }),
    )
    const [first, second] = records().where('visits', 'workOrderId', [workOrderId])
    expect([first!.status, second!.status, second!.sequence]).toEqual(['partlyDone', 'toSchedule', 2])
    visitId = second!.id
    expectOk(await desk.client.command(visitSchedule, { visitId, technicianId: 'fitter', startsAt: at(13) }))
    desk.clock.set(at(13))
    expectOk(await desk.client.command(visitSetStatus, { visitId, status: 'onSite', at: at(13) }))
    desk.clock.set(at(15))
    const answers = wholeAnswers.map((one) => (one.itemKey === 'pressure' ? { ...one, number: 4.5 } : one))
    expectOk(await desk.client.command(checklistAnswer, { workOrderId, visitId, answers }))
    const followed = expectOk(await desk.client.command(workOrderFollowUp, { workOrderId, itemKey: 'pressure' }))
    const { workOrderId: nextId } = followed.value as { workOrderId: string }
    expect(records().get('workOrders', nextId)).toMatchObject({
      followUpOfId: workOrderId,
      assetId,
      siteId,
      status: 'open',
    })
    await addPhoto(desk, workOrderId)
    expectOk(
      await desk.client.command(costAdd, {
        workOrderId,
        lines: [
          {
            kind: 'part',
            description: 'Seal kit',
            quantity: 1,
            unit: 'pcs',
            unitCostCents: 8_000,
            unitPriceCents: 12_000,
          },
          {
            kind: 'labour',
            description: 'Fitter',
            quantity: 4,
            unit: 'h',
            unitCostCents: 6_000,
            unitPriceCents: 12_000,
          },
        ],
      }),
    )
    expectOk(await desk.client.command(visitSetStatus, { visitId, status: 'done', arrivedAt: at(13), leftAt: at(15) }))
    expect(workOrder()).toMatchObject({ status: 'done', completedAt: at(15) })
  })

  test('7 · close: the gate lists what lacks, then accounting has its draft and the excavator one entry more', async () => {
    const refused = expectError(await desk.client.command(workOrderClose, { workOrderId }))
    expect(refused.message).toContain('Missing')
    const set = { failureCode: 'Bucket, Hydraulic Cylinders: Leak', rootCause: 'Worn seal', outcome: 'Seals changed.' }
    expectOk(await desk.client.command(workOrderEdit, { workOrderId, set }))
    expectOk(await desk.client.command(workOrderClose, { workOrderId }))
    const [invoice] = records().where('invoiceDrafts', 'workOrderId', [workOrderId])
    expect(invoice).toMatchObject({ billableCents: 12_000 + 4 * 12_000, warrantyCents: 0, state: 'draft' })
    expect(await invoiceText(desk, invoice!.id, 'csv')).toContain('Seal kit')
    const latest = expectOk(await desk.client.query(assetsHistory, { assetId, limit: 5 }))
    expect(JSON.stringify(latest.rows)).toContain('Worn seal')
    // The work order and its follow-up, after 151 of the past.
    expect(await wholeHistory()).toBe(before + 2)
    expect(records().get('requests', requestId)!.status).toBe('closed')
  })
})
