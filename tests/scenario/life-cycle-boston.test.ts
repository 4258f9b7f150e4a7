import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checklistAnswer } from '#shared/commands/checklist/answer.ts'
import { costAdd } from '#shared/commands/cost/add.ts'
import { insert } from '#shared/commands/change.ts'
import { requestAccept } from '#shared/commands/request/accept.ts'
import { requestEdit } from '#shared/commands/request/edit.ts'
import { requestMerge } from '#shared/commands/request/merge.ts'
import { visitPublish } from '#shared/commands/visit/publish.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { visitSetStatus } from '#shared/commands/visit/set-status.ts'
import { workOrderClose } from '#shared/commands/work-order/close.ts'
import { workOrderEdit } from '#shared/commands/work-order/edit.ts'
import { workOrderHold } from '#shared/commands/work-order/hold.ts'
import { workOrderResume } from '#shared/commands/work-order/resume.ts'
import { workTypeEdit } from '#shared/commands/work-type/edit.ts'
import type { EntityRow } from '#shared/domain/entities.ts'
import { assetsHistory } from '#shared/queries/assets.ts'
import { recordHistory } from '#shared/queries/inspector.ts'
import { reportsItems, reportsSla } from '#shared/queries/reports.ts'
import { requestsDuplicates } from '#shared/queries/requests.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import { bostonFile, bostonTime, bostonZone, candidatesFor, queueOf, rankingFor } from '#tests/doubles/boston-day.ts'
import { importOk } from '#tests/doubles/import-files.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { addPhoto, invoiceText, wholeAnswers, wholeChecklist } from '#tests/doubles/whole-life.ts'
import { write } from '#tests/doubles/write-records.ts'

/*
 * One real request of 6 September 2011 in Boston through the seven stages of its life. Each test is one stage and goes
 * on where the one before ended. What the city's file has not, an asset and a template, is written in beside it.
 */

describe.skipIf(bostonFile === null)('a request of the Boston day', () => {
  let desk: TestBackend
  let request: EntityRow<'requests'>
  let workOrderId = ''
  let visitId = ''

  const records = () => desk.backend.context.store.records
  const workOrder = () => records().get('workOrders', workOrderId)!

  beforeAll(async () => {
    desk = openTestBackend({ now: bostonTime('8:00') })
    await importOk(desk, { file: { path: bostonFile! }, mapping: 'boston-311', asOf: desk.clock.now() })
  }, 120_000)
  afterAll(() => desk?.close())

  test('1 · request: it is in the inbox with number, status, place and deadline', () => {
    const open = desk.backend.context.store.db
      .prepare(
        `SELECT r.id FROM requests r JOIN work_types w ON w.id = r.work_type_id JOIN sites s ON s.id = r.site_id
         WHERE r.status = 'new' AND w.field_work = 1 AND s.latitude IS NOT NULL AND r.resolve_by > ?
         ORDER BY r.resolve_by, r.id`,
      )
      .pluck()
      .all(bostonTime('12:00')) as string[]
    request = records().get('requests', open[0]!)!
    expect(request).toMatchObject({ status: 'new', source: expect.any(String), workOrderId: null })
    expect(request.number).toBeGreaterThan(1_000)
    expect(request.resolveBy).toBeGreaterThan(request.openedAt)
  })

  test('2 · triage: a second call about it is found and merged, and undo would give back every byte', async () => {
    const { siteId, workTypeId, title } = request
    write(desk, [
      insert('requests', {
        ...request,
        id: 'again',
        number: 90_001,
        externalId: null,
        openedAt: desk.clock.now() - 60_000,
      }),
      insert('assets', {
        ...{ id: 'thing', externalId: null, siteId: siteId!, tag: 'B-17', name: 'Street light', kind: 'light' },
        ...{
          manufacturer: null,
          model: null,
          serial: null,
          installedOn: null,
          warrantyUntil: '2012-01-01',
          criticality: 'high',
        },
      }),
    ])
    const found = expectOk(await desk.client.query(requestsDuplicates, { requestId: 'again' }))
    expect(JSON.stringify(found)).toContain(request.id)
    const image = () =>
      JSON.stringify([records().all('requests'), records().all('notes')].map((rows) => rows.map(withoutKeeping)))
    const before = image()
    expectOk(await desk.client.command(requestMerge, { duplicateId: 'again', intoId: request.id }))
    expect(records().get('requests', 'again')).toMatchObject({ status: 'merged', mergedIntoId: request.id })
    expectOk(desk.backend.context.history.undo())
    expect(image()).toBe(before)
    expectOk(desk.backend.context.history.redo())
    expectOk(await desk.client.command(requestEdit, { requestId: request.id, set: { assetId: 'thing' } }))
    expect([workTypeId, title]).toEqual([request.workTypeId, request.title])
  })

  test('3 · work order: accepted by its template, with the version it was made from, its skills, clocks and first visit', async () => {
    expectOk(await desk.client.command(workTypeEdit, { workTypeId: request.workTypeId!, set: wholeChecklist }))
    const accepted = expectOk(await desk.client.command(requestAccept, { requestId: request.id }))
    ;({ workOrderId } = accepted.value as { workOrderId: string })
    expect(workOrder()).toMatchObject({
      status: 'open',
      requestId: request.id,
      assetId: 'thing',
      resolveBy: request.resolveBy,
    })
    expect(workOrder().workTypeVersion).toBe(records().get('workTypes', request.workTypeId!)!.version)
    const [visit] = records().where('visits', 'workOrderId', [workOrderId])
    visitId = visit!.id
    expect(visit).toMatchObject({ status: 'toSchedule', sequence: 1 })
  })

  test('4 · schedule: placed on the best technician the rules allow, and an unskilled one is refused with the reason', async () => {
    const detail = (await queueOf(desk)).find(({ visit }) => visit.id === visitId)!
    const { candidates, refusals } = await rankingFor(desk, detail)
    const { technicianId, startsAt } = candidates[0]!
    const bad = refusals.find(({ reason }) => reason.severity === 'forbids')
    if (bad) {
      const wrong = { visitId, technicianId: bad.technicianId, startsAt }
      expect(expectError(await desk.client.command(visitSchedule, wrong)).kind).toBe('rule-violation')
    }
    expectOk(await desk.client.command(visitSchedule, { visitId, technicianId, startsAt }))
    expect(workOrder()).toMatchObject({ status: 'scheduled', respondedAt: desk.clock.now() })
  })

  test('5 · dispatch: published and told, held for a part and taken off hold, then on the way', async () => {
    expectOk(await desk.client.command(visitPublish, { visitIds: [visitId] }))
    expect(records().get('visits', visitId)!.status).toBe('dispatched')
    expectOk(await desk.client.command(workOrderHold, { workOrderId, reason: 'Parts', followUpOn: '2011-09-07' }))
    expect(workOrder().status).toBe('onHold')
    desk.clock.advance(30 * 60_000)
    expectOk(await desk.client.command(workOrderResume, { workOrderId }))
    const visit = records().get('visits', visitId)!
    if (visit.status === 'toSchedule') await placeAgain()
    expectOk(await desk.client.command(visitSetStatus, { visitId, status: 'enRoute' }))
    expect(workOrder().status).toBe('inProgress')
    const [hold] = records().where('holds', 'workOrderId', [workOrderId])
    expect(hold!.endsAt! - hold!.startsAt).toBe(30 * 60_000)
  })

  /** A hold may take a visit off the board: it is placed again. */
  async function placeAgain() {
    const detail = (await queueOf(desk)).find(({ visit }) => visit.id === visitId)!
    const { technicianId, startsAt } = (await candidatesFor(desk, detail))[0]!
    expectOk(await desk.client.command(visitSchedule, { visitId, technicianId, startsAt }))
    expectOk(await desk.client.command(visitPublish, { visitIds: [visitId] }))
  }

  test('6 · execute: on site, checklist, photo, time and parts; an impossible step explains itself', async () => {
    expectOk(await desk.client.command(visitSetStatus, { visitId, status: 'onSite' }))
    expect(
      expectError(await desk.client.command(visitSetStatus, { visitId, status: 'missed', reason: 'x' })).kind,
    ).toBe('rule-violation')
    desk.clock.advance(45 * 60_000)
    expectOk(
      await desk.client.command(checklistAnswer, {
        workOrderId,
        visitId,
        answers: [{ itemKey: 'pressure', number: 9 }],
      }),
    )
    expect(records().where('checklistAnswers', 'workOrderId', [workOrderId])[0]).toMatchObject({ failed: true })
    expectOk(await desk.client.command(checklistAnswer, { workOrderId, visitId, answers: wholeAnswers }))
    await addPhoto(desk, workOrderId)
    const part = {
      kind: 'part',
      description: 'Lamp',
      quantity: 2,
      unit: 'pcs',
      unitCostCents: 1_250,
      unitPriceCents: 2_000,
    } as const
    const labour = {
      kind: 'labour',
      description: 'On site',
      quantity: 0.75,
      unit: 'h',
      unitCostCents: 4_000,
      unitPriceCents: 9_000,
      visitId,
    } as const
    const credit = {
      ...part,
      description: 'Travel agreed',
      kind: 'expense',
      quantity: 1,
      coverage: 'billable',
    } as const
    expectOk(await desk.client.command(costAdd, { workOrderId, lines: [part, labour, credit] }))
  })

  test('7 · close: what is missing is named item by item; then it is closed with its invoice draft and the asset remembers', async () => {
    const early = expectError(await desk.client.command(workOrderClose, { workOrderId }))
    expect(early.kind).toBe('rule-violation')
    const arrivedAt = records().get('visits', visitId)!.actualStartsAt!
    expectOk(
      await desk.client.command(visitSetStatus, { visitId, status: 'done', arrivedAt, leftAt: desk.clock.now() }),
    )
    expect(workOrder().status).toBe('done')
    const gaps = expectError(await desk.client.command(workOrderClose, { workOrderId }))
    const missing = gaps.kind === 'rule-violation' ? gaps.violations.map(({ rule }) => rule) : []
    expect(missing).toEqual(['closing-failure-code', 'closing-root-cause', 'closing-outcome'])
    const set = { failureCode: 'LAMP-OUT', rootCause: 'Wear', outcome: 'Two lamps changed, tested.' }
    expectOk(await desk.client.command(workOrderEdit, { workOrderId, set }))
    expectOk(await desk.client.command(workOrderClose, { workOrderId }))
    expect(workOrder()).toMatchObject({ status: 'closed', closedAt: desk.clock.now() })
    expect(records().get('requests', request.id)).toMatchObject({ status: 'closed' })

    const [invoice] = records().where('invoiceDrafts', 'workOrderId', [workOrderId])
    // The lamps and the labour fall under the warranty of the asset, the travel does not.
    expect(invoice).toMatchObject({ billableCents: 2_000, warrantyCents: 2 * 2_000 + 6_750, contractCents: 0 })
    expect(await invoiceText(desk, invoice!.id, 'csv')).toContain('Lamp')
    expect(JSON.parse(await invoiceText(desk, invoice!.id, 'json'))).toBeTruthy()

    const history = expectOk(await desk.client.query(assetsHistory, { assetId: 'thing' }))
    expect(JSON.stringify(history.rows[0])).toContain('LAMP-OUT')
    const timeline = expectOk(
      await desk.client.query(recordHistory, { subjectKind: 'workOrder', subjectId: workOrderId, limit: 200 }),
    )
    const names = timeline.entries.map(({ name }) => name)
    for (const name of [
      'request.accept',
      'visit.schedule',
      'workOrder.hold',
      'checklist.answer',
      'cost.add',
      'workOrder.close',
    ]) {
      expect(names).toContain(name)
    }
  })

  test('and the report of that day counts it', async () => {
    const day = dayOf(request.openedAt, bostonZone)
    const report = expectOk(await desk.client.query(reportsSla, { from: day, to: day, by: 'none' }))
    expect(report.total.opened).toBeGreaterThan(0)
    const items = expectOk(
      await desk.client.query(reportsItems, {
        report: 'sla',
        measure: 'opened',
        from: day,
        to: day,
        by: 'none',
        group: null,
        offset: 0,
        limit: 1_000,
      } as never),
    )
    expect(JSON.stringify(items)).toContain(request.id)
  })
})

function withoutKeeping<T extends object>(row: T): Partial<T> {
  const { rev: _rev, updatedAt: _at, ...rest } = row as T & { rev: number; updatedAt: number }
  return rest as Partial<T>
}
