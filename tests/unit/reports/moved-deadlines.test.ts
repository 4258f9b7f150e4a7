import { afterEach, beforeEach, expect, test } from 'vitest'
import { requestAccept } from '#shared/commands/request/accept.ts'
import { requestCreate } from '#shared/commands/request/create.ts'
import { workOrderHold } from '#shared/commands/work-order/hold.ts'
import { workOrderResume } from '#shared/commands/work-order/resume.ts'
import { reportsItems } from '#shared/queries/reports.ts'
import { officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

let desk: TestBackend
const all = { from: null, to: null, by: 'none' } as const

beforeEach(() => {
  desk = openSmallOffice()
  write(desk, [
    fresh('slaPolicies', { id: 'day', name: 'Ten hours', respondMinutes: null, resolveMinutes: 600 }),
    fresh('workTypes', { id: 'pump', name: 'Pump', priority: 'normal', slaPolicyId: 'day' }),
    fresh('reasons', { id: 'parts', kind: 'hold', label: 'Waiting for parts', pausesClock: true } as never),
  ])
})
afterEach(() => desk.close())

/** A request at 7:00 whose work waits for parts from 8:00 to 18:00. */
async function heldRequest(more: object) {
  const { client, clock } = desk
  const draft = { title: 'Pump', source: 'Phone', workTypeId: 'pump', ...more }
  const { requestId } = expectOk(await client.command(requestCreate, draft)).value
  const accepted = expectOk(await client.command(requestAccept, { requestId })).value
  if (accepted.outcome !== 'accepted') throw new Error('not accepted')
  const { workOrderId } = accepted
  clock.set(officeTime('8:00'))
  expectOk(await client.command(workOrderHold, { workOrderId, reason: 'Waiting for parts' }))
  clock.set(officeTime('18:00'))
  expectOk(await client.command(workOrderResume, { workOrderId }))
  const listed = expectOk(await client.query(reportsItems, { ...all, report: 'sla', measure: 'opened' }))
  return listed.items.find(({ id }) => id === requestId)!
}

test('a request whose counted deadline a hold moved is judged by where it moved to', async () => {
  const item = await heldRequest({})
  // Counted to 17:00; ten hours of waiting later.
  expect(item).toMatchObject({ targetAt: officeTime('17:00') + 10 * 3_600_000, verdict: 'onTime' })
})

test('a date that was promised to the caller is what the report judges by, whatever holds did', async () => {
  const item = await heldRequest({ resolveBy: officeTime('12:00') })
  expect(item).toMatchObject({ targetAt: officeTime('12:00'), verdict: 'stillOpen' })
})
