import { expect, it } from 'vitest'
import { noteAdd } from '#shared/commands/note/add.ts'
import { requestAcceptMany } from '#shared/commands/request/accept-many.ts'
import { workOrderEdit } from '#shared/commands/work-order/edit.ts'
import { workOrderSetStatus } from '#shared/commands/work-order/set-status.ts'
import { recordHistory, workOrdersGet } from '#shared/queries/inspector.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

it('tells who changed what of a work order, with values before and after, newest first, in pages', async () => {
  await using desk = openTestBackend()
  write(desk, [
    fresh('workTypes', { id: 'trees' }),
    fresh('sites', { id: 's' }),
    fresh('requests', { id: 'r', number: 1, workTypeId: 'trees' }),
    fresh('requests', { id: 'q', number: 2, workTypeId: 'trees' }),
  ])
  const accepted = expectOk(desk.run(requestAcceptMany, { requestIds: ['r', 'q'] })).value as {
    accepted: { workOrderId: string }[]
  }
  const workOrderId = accepted.accepted[0]!.workOrderId
  desk.clock.advance(60_000)
  expectOk(desk.run(workOrderEdit, { workOrderId, set: { siteId: 's' } }))
  expectOk(desk.run(noteAdd, { subjectKind: 'workOrder', subjectId: workOrderId, text: 'Ring first' }))
  expectOk(desk.run(workOrderSetStatus, { workOrderId, status: 'done' }))
  expectOk(desk.backend.context.history.undo())

  const ask = { subjectKind: 'workOrder', subjectId: workOrderId } as const
  const { entries, next } = expectOk(await desk.client.query(recordHistory, ask))
  expect(next).toBeNull()
  expect(entries.map(({ name }) => name)).toEqual([
    'history.undo',
    'workOrder.setStatus',
    'note.add',
    'workOrder.edit',
    'request.acceptMany',
    'test.write',
  ])
  expect(entries[3]!.changes).toEqual([
    {
      entity: 'workOrders',
      rowId: workOrderId,
      op: 'update',
      fields: [{ field: 'siteId', before: null, after: '12 Howe St, Dorchester' }],
    },
  ])
  expect(entries[3]!.actorName).toBe('Test Dispatcher')
  // Of a step that made many work orders only what concerns this one is told.
  expect(entries[4]!.changes.map(({ entity }) => entity)).toEqual(['workOrders', 'visits', 'requests'])

  const first = expectOk(await desk.client.query(recordHistory, { ...ask, limit: 4 }))
  const rest = expectOk(await desk.client.query(recordHistory, { ...ask, limit: 4, before: first.next }))
  expect([...first.entries, ...rest.entries].map(({ seq }) => seq)).toEqual(entries.map(({ seq }) => seq))
})

it('shows a work order with its visits, request, site and clock', async () => {
  await using desk = openTestBackend()
  const resolveBy = desk.clock.now() + 90 * 60_000
  write(desk, [
    fresh('skills', { id: 'k', name: 'Trees' }),
    fresh('workTypes', { id: 'trees', skillId: 'k', skillLevel: 2 }),
    fresh('sites', { id: 's' }),
    fresh('technicians', { id: 't' }),
    fresh('requests', { id: 'r', number: 1, workTypeId: 'trees', status: 'accepted', workOrderId: 'w' }),
    fresh('workOrders', { id: 'w', number: 1, requestId: 'r', siteId: 's', workTypeId: 'trees', resolveBy }),
    fresh('workOrders', { id: 'w2', number: 2, siteId: 's' }),
    fresh('visits', { id: 'v', workOrderId: 'w' }),
    fresh('visitTechnicians', { id: 'x', visitId: 'v', technicianId: 't', lead: true }),
  ])
  const got = expectOk(await desk.client.query(workOrdersGet, { workOrderId: 'w' }))!
  expect(got).toMatchObject({ skillName: 'Trees', minutesLeft: 90, request: { id: 'r' }, site: { id: 's' } })
  expect(got.visits[0]!.technicians).toEqual([{ id: 't', code: 'PARK-27', name: 'Unit 27', lead: true }])
  expect(got.atSite.map(({ id }) => id)).toEqual(['w2'])
  expect(got.moves.map(({ to }) => to)).toContain('done')
  expect(expectOk(await desk.client.query(workOrdersGet, { workOrderId: 'no' }))).toBeNull()
})
