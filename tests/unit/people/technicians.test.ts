import { afterEach, beforeEach, expect, test } from 'vitest'
import { absenceAdd } from '#shared/commands/absence/add.ts'
import { absenceEdit } from '#shared/commands/absence/edit.ts'
import { certificateRemove } from '#shared/commands/certificate/remove.ts'
import { certificateSave } from '#shared/commands/certificate/save.ts'
import { technicianCreate } from '#shared/commands/technician/create.ts'
import { technicianEdit } from '#shared/commands/technician/edit.ts'
import { technicianSetActive } from '#shared/commands/technician/set-active.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { visitSetCrew } from '#shared/commands/visit/set-crew.ts'
import { visitSetStatus } from '#shared/commands/visit/set-status.ts'
import { overtimeCostCents, ratesOf } from '#shared/domain/cost/rates.ts'
import { techniciansGet, techniciansPlanned } from '#shared/queries/people.ts'
import { officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { snapshot } from '#tests/doubles/write-records.ts'

let desk: TestBackend

beforeEach(() => {
  desk = openSmallOffice()
})
afterEach(async () => {
  await desk.close()
})

const technician = (id: string) => desk.backend.context.store.records.get('technicians', id)
const undo = () => expectOk(desk.backend.context.history.undo())
const place = (visitId: string, time: string, technicianId = 'oak') =>
  expectOk(desk.run(visitSchedule, { visitId, technicianId, startsAt: officeTime(time) }))

test('a technician is added with what is known, and Undo takes them away again', () => {
  const done = expectOk(
    desk.run(technicianCreate, { code: 'ASH', name: 'Ash Berg', email: 'ash@example.org', territoryId: 'north' }),
  )
  const { technicianId } = done.value as { technicianId: string }
  expect(technician(technicianId)).toMatchObject({
    code: 'ASH',
    email: 'ash@example.org',
    territoryId: 'north',
    active: true,
    vehicle: null,
    homeLatitude: null,
  })
  undo()
  expect(technician(technicianId)).toBeNull()
})

test('a code belongs to one technician, whatever its case, and a territory must be there', () => {
  expect(expectError(desk.run(technicianCreate, { code: 'oak', name: 'Another' }))).toMatchObject({
    kind: 'rule-violation',
    violations: [{ rule: 'technician-code-taken', facts: { code: 'OAK' } }],
  })
  expect(expectError(desk.run(technicianEdit, { technicianId: 'elm', set: { code: 'OAK' } })).kind).toBe(
    'rule-violation',
  )
  expectOk(desk.run(technicianEdit, { technicianId: 'elm', set: { code: 'Elm' } }))
  const nowhere = desk.run(technicianCreate, { code: 'ASH', name: 'Ash', territoryId: 'nowhere' })
  expect(expectError(nowhere).kind).toBe('not-found')
})

test('a home has both coordinates or none', () => {
  const half = { technicianId: 'oak', set: { homeLatitude: 42.1 } }
  expect(expectError(desk.run(technicianEdit, half)).kind).toBe('invalid-input')
  expectOk(desk.run(technicianEdit, { technicianId: 'oak', set: { homeLatitude: null, homeLongitude: null } }))
  expect(technician('oak')).toMatchObject({ homeLatitude: null, homeLongitude: null })
})

test('who leaves with planned visits is told which, and with a word they go back to the queue; Undo brings all back', async () => {
  place('v1', '9:00')
  place('v2', '11:00')
  place('v1', '13:00', 'elm')
  expectOk(desk.run(visitSetCrew, { visitId: 'v1', technicianIds: ['oak'] }))
  const { visits } = expectOk(await desk.client.query(techniciansPlanned, { technicianId: 'oak' }))
  expect(visits.map(({ visitId, leads }) => [visitId, leads])).toEqual([
    ['v2', true],
    ['v1', false],
  ])
  const before = snapshot(desk, ['technicians', 'visits', 'visitTechnicians', 'workOrders'])
  const refused = expectError(desk.run(technicianSetActive, { technicianId: 'oak', active: false }))
  expect(refused).toMatchObject({
    kind: 'rule-violation',
    violations: [{ facts: { workOrderNumber: 2 } }, { facts: { workOrderNumber: 1 } }],
  })
  expect(technician('oak')?.active).toBe(true)
  expectOk(desk.run(technicianSetActive, { technicianId: 'oak', active: false, unschedule: true }))
  const { records } = desk.backend.context.store
  expect(technician('oak')?.active).toBe(false)
  expect(records.get('visits', 'v2')).toMatchObject({ status: 'toSchedule', startsAt: null })
  expect(records.get('visits', 'v1')).toMatchObject({ status: 'scheduled', startsAt: officeTime('13:00') })
  expect(records.where('visitTechnicians', 'visitId', ['v1', 'v2']).map((one) => one.technicianId)).toEqual(['elm'])
  undo()
  expect(snapshot(desk, ['technicians', 'visits', 'visitTechnicians', 'workOrders'])).toEqual(before)
})

test('nobody leaves in the middle of a visit', () => {
  place('v1', '9:00')
  for (const status of ['dispatched', 'enRoute'] as const) expectOk(desk.run(visitSetStatus, { visitId: 'v1', status }))
  const leave = desk.run(technicianSetActive, { technicianId: 'oak', active: false, unschedule: true })
  expect(expectError(leave).kind).toBe('rule-violation')
  expect(technician('oak')?.active).toBe(true)
})

test('an absence is changed and a certificate taken away, both in the history and undone', async () => {
  const day = { startsAt: officeTime('8:00'), endsAt: officeTime('12:00') }
  const added = expectOk(desk.run(absenceAdd, { technicianId: 'oak', ...day, reason: 'Leave' }))
  const { absenceId } = added.value as { absenceId: string }
  expectOk(desk.run(absenceEdit, { absenceId, ...day, endsAt: officeTime('16:00'), reason: 'Training' }))
  const saved = expectOk(
    desk.run(certificateSave, { technicianId: 'oak', name: 'First aid', number: 'FA-1', issuedOn: '2011-01-01' }),
  )
  const { certificateId } = saved.value as { certificateId: string }
  expectOk(desk.run(certificateRemove, { certificateId }))
  const get = async () => expectOk(await desk.client.query(techniciansGet, { technicianId: 'oak' }))!
  expect((await get()).absences).toMatchObject([{ reason: 'Training', endsAt: officeTime('16:00') }])
  expect((await get()).certificates).toEqual([])
  undo()
  expect((await get()).certificates).toMatchObject([{ name: 'First aid', number: 'FA-1', issuedOn: '2011-01-01' }])
  expect((await get()).certificateNames).toEqual(['First aid'])
  const backwards = desk.run(absenceEdit, { absenceId, ...day, endsAt: day.startsAt, reason: 'Leave' })
  expect(expectError(backwards).kind).toBe('invalid-input')
})

test('an overtime hour costs what was written down, else the hour times the factor of the office', () => {
  const rates = ratesOf([{ id: 'costPerHourCents', value: 4_000 }])
  const person = { costPerHour: 50, billPerHour: null }
  expect(overtimeCostCents({ ...person, overtimeCostPerHour: 61.5 }, rates)).toBe(6_150)
  expect(overtimeCostCents(person, rates)).toBe(7_500)
  expect(overtimeCostCents({ ...person, costPerHour: null }, rates)).toBe(6_000)
})
