import { afterEach, beforeEach, expect, test } from 'vitest'
import { calendarRemove } from '#shared/commands/calendar/remove.ts'
import { calendarSave } from '#shared/commands/calendar/save.ts'
import { requestAccept } from '#shared/commands/request/accept.ts'
import { requestCreate } from '#shared/commands/request/create.ts'
import { requestJoinWorkOrder } from '#shared/commands/request/join-work-order.ts'
import { requestMerge } from '#shared/commands/request/merge.ts'
import { requestEdit } from '#shared/commands/request/edit.ts'
import { slaPolicyRemove } from '#shared/commands/sla-policy/remove.ts'
import { slaPolicySave } from '#shared/commands/sla-policy/save.ts'
import { slaRecount } from '#shared/commands/sla/recount.ts'
import { slaRuleMove } from '#shared/commands/sla-rule/move.ts'
import { slaRuleRemove } from '#shared/commands/sla-rule/remove.ts'
import { slaRuleSave } from '#shared/commands/sla-rule/save.ts'
import { workOrderCountDeadlines } from '#shared/commands/work-order/count-deadlines.ts'
import { workOrderCreate } from '#shared/commands/work-order/create.ts'
import { workOrderEditMany } from '#shared/commands/work-order/edit-many.ts'
import { workOrderEdit } from '#shared/commands/work-order/edit.ts'
import { workOrderHold } from '#shared/commands/work-order/hold.ts'
import { workOrderResume } from '#shared/commands/work-order/resume.ts'
import { hourPresets } from '#shared/domain/calendar/weekly-hours.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { serviceLevelsPreview, serviceLevelsTry, serviceLevelsWhy } from '#shared/queries/service-levels.ts'
import { officeTime, officeZone, openSmallOffice } from '#tests/doubles/small-office.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { expectError, expectOk } from '#tests/doubles/test-backend.ts'
import { fresh, snapshot, write } from '#tests/doubles/write-records.ts'

let desk: TestBackend
const opened = officeTime('7:00')
const draft = {
  name: 'Gold',
  respondMinutes: 30,
  arriveMinutes: 120,
  resolveMinutes: 480,
  calendarId: null,
  pausable: true,
  stages: [50, 80],
}
const officeHours = {
  name: 'Office',
  zone: officeZone,
  hours: hourPresets.office,
  daysOff: [{ day: '2011-09-07', name: 'Works outing' }],
  holidayRegion: null,
}

beforeEach(() => {
  desk = openSmallOffice()
  write(desk, [
    fresh('customers', { id: 'harbour', name: 'Harbour' }),
    fresh('slaPolicies', { id: 'plain', name: 'Plain', respondMinutes: null, resolveMinutes: 600 }),
    fresh('workTypes', { id: 'pump', name: 'Pump', priority: 'normal', slaPolicyId: 'plain' }),
  ])
})
afterEach(() => desk.close())

const orders = () => desk.backend.context.store.records
const order = (id: string) => orders().get('workOrders', id)!
const after = (minutes: number) => opened + minutes * minuteMs

async function makeOrder(more: object = {}) {
  const made = await desk.client.command(workOrderCreate, {
    title: 'Pump',
    workTypeId: 'pump',
    customerId: 'harbour',
    ...more,
  })
  return expectOk(made).value.workOrderId
}
async function savePolicy(more: object = {}) {
  return expectOk(await desk.client.command(slaPolicySave, { policy: { ...draft, ...more } })).value.policyId
}

test('the first rule that holds gives new work its service level, and every maker of work counts alike', async () => {
  const gold = await savePolicy()
  const { ruleId } = expectOk(
    await desk.client.command(slaRuleSave, { rule: { customerId: 'harbour', policyId: gold } }),
  ).value
  const made = order(await makeOrder())
  expect(made).toMatchObject({ slaPolicyId: gold, slaRuleId: ruleId, promised: [] })
  expect([made.respondBy, made.arriveBy, made.resolveBy]).toEqual([after(30), after(120), after(480)])

  const { requestId } = expectOk(
    await desk.client.command(requestCreate, {
      title: 'Pump',
      source: 'Phone',
      workTypeId: 'pump',
      customerId: 'harbour',
    }),
  ).value
  expect(orders().get('requests', requestId)).toMatchObject({ resolveBy: after(480), resolveByPromised: false })
  const accepted = expectOk(await desk.client.command(requestAccept, { requestId })).value
  if (accepted.outcome !== 'accepted') throw new Error('not accepted')
  const ofRequest = order(accepted.workOrderId)
  expect(ofRequest).toMatchObject({ slaPolicyId: gold, slaRuleId: ruleId, promised: [], arriveBy: after(120) })

  expect(
    expectOk(await desk.client.query(serviceLevelsTry, { customerId: null, priority: 'low', workTypeId: 'pump' })),
  ).toMatchObject({
    policyName: 'Plain',
    by: 'workType',
  })
})

test('a date that was promised to the caller stands through acceptance and every change of priority', async () => {
  const gold = await savePolicy()
  await desk.client.command(slaRuleSave, { rule: { priority: 'high', policyId: gold } })
  const id = await makeOrder({ resolveBy: after(77) })
  expect(order(id)).toMatchObject({ resolveBy: after(77), promised: ['resolve'], slaPolicyId: 'plain' })
  const edited = expectOk(await desk.client.command(workOrderEdit, { workOrderId: id, set: { priority: 'high' } }))
  expect(order(id)).toMatchObject({ resolveBy: after(77), arriveBy: after(120), slaPolicyId: gold })
  expect(edited.summary.key).toBe('history.workOrderEditedCounted')
  expectOk(desk.backend.context.history.undo())
  expect(order(id)).toMatchObject({ resolveBy: after(77), arriveBy: null, slaPolicyId: 'plain', priority: 'normal' })
  expectOk(await desk.client.command(workOrderCountDeadlines, { workOrderId: id }))
  expect(order(id)).toMatchObject({ resolveBy: after(600), promised: [] })
})

test('merging a more urgent duplicate counts the promises again, and one undo takes them back', async () => {
  const gold = await savePolicy()
  await desk.client.command(slaRuleSave, { rule: { priority: 'emergency', policyId: gold } })
  const call = async (more: object = {}) => {
    const draft = { title: 'Pump', source: 'Phone', workTypeId: 'pump', customerId: 'harbour', ...more }
    return expectOk(await desk.client.command(requestCreate, draft)).value.requestId
  }
  const request = (id: string) => orders().get('requests', id)!
  const [waits, decided] = [await call(), await call()]
  expect(request(waits)).toMatchObject({ slaPolicyId: 'plain', resolveBy: after(600) })
  const accepted = expectOk(await desk.client.command(requestAccept, { requestId: decided })).value
  if (accepted.outcome !== 'accepted') throw new Error('not accepted')
  const before = snapshot(desk, ['requests', 'workOrders'])

  for (const intoId of [waits, decided]) {
    const duplicateId = await call({ priority: 'emergency', workTypeId: null, priorityReason: 'Water is rising' })
    expectOk(await desk.client.command(requestMerge, { duplicateId, intoId }))
  }
  const counted = { slaPolicyId: gold, respondBy: after(30), arriveBy: after(120), resolveBy: after(480) }
  expect(request(waits)).toMatchObject({ ...counted, priority: 'emergency', resolveByPromised: false })
  expect(order(accepted.workOrderId)).toMatchObject({ ...counted, priority: 'emergency' })
  for (let step = 0; step < 4; step++) expectOk(desk.backend.context.history.undo())
  expect(snapshot(desk, ['requests', 'workOrders'])).toEqual(before)

  // Planned work that a caller asks for as well becomes as urgent as the call.
  const planned = await makeOrder()
  const asked = await call({ priority: 'emergency', priorityReason: 'Water is rising' })
  expectOk(await desk.client.command(requestJoinWorkOrder, { requestId: asked, workOrderId: planned }))
  expect(order(planned)).toMatchObject({ slaPolicyId: gold, respondBy: after(30), resolveBy: after(480) })
})

test('another priority of many work orders counts each of them again, and one undo takes all of it back', async () => {
  const gold = await savePolicy()
  await desk.client.command(slaRuleSave, { rule: { priority: 'emergency', policyId: gold } })
  const ids = [await makeOrder(), await makeOrder(), await makeOrder({ resolveBy: after(5) })]
  const before = snapshot(desk, ['workOrders'])
  expectOk(await desk.client.command(workOrderEditMany, { workOrderIds: ids, set: { priority: 'emergency' } }))
  expect(ids.map((id) => order(id).resolveBy)).toEqual([after(480), after(480), after(5)])
  expectOk(desk.backend.context.history.undo())
  expect(snapshot(desk, ['workOrders'])).toEqual(before)
})

test('a hold whose reason stops clocks moves deadlines by the business time it took, and its undo moves them back', async () => {
  const { calendarId } = expectOk(await desk.client.command(calendarSave, { calendar: officeHours })).value
  const gold = await savePolicy({ calendarId })
  await desk.client.command(slaRuleSave, { rule: { policyId: gold } })
  const id = await makeOrder()
  // Opened at 7:00; the office opens at 8:00. Eight hours from there.
  expect(order(id).resolveBy).toBe(officeTime('16:00'))
  desk.clock.set(officeTime('10:00'))
  write(desk, [fresh('reasons', { id: 'parts', kind: 'hold', label: 'Waiting for parts', pausesClock: true } as never)])
  expectOk(await desk.client.command(workOrderHold, { workOrderId: id, reason: 'Waiting for parts' }))
  expect(expectOk(await desk.client.query(serviceLevelsWhy, { workOrderId: id }))?.facts.pausedSince).toBe(
    officeTime('10:00'),
  )
  // Overnight, and over a day off: back at nine on Thursday, after eight business hours.
  desk.clock.set(officeTime('9:00', '2011-09-08'))
  expectOk(await desk.client.command(workOrderResume, { workOrderId: id }))
  expect(order(id).resolveBy).toBe(officeTime('15:00', '2011-09-08'))
  // What was missed before the hold stays missed.
  expect(order(id).respondBy).toBe(officeTime('8:30'))
  expectOk(desk.backend.context.history.undo())
  expect(order(id).resolveBy).toBe(officeTime('16:00'))
})

test('a changed service level asks first: the preview tells what would move, and saving moves exactly that in one step', async () => {
  const gold = await savePolicy()
  await desk.client.command(slaRuleSave, { rule: { policyId: gold } })
  const ids = [await makeOrder(), await makeOrder({ resolveBy: after(9) })]
  const before = snapshot(desk, ['workOrders', 'slaPolicies'])
  const policy = { ...draft, resolveMinutes: 60 }
  const preview = expectOk(await desk.client.query(serviceLevelsPreview, { of: 'policy', policyId: gold, policy }))
  expect(preview).toMatchObject({ open: 2, changed: 1, earlier: 1, later: 0, missed: 0, promised: 1 })
  expect(preview.examples).toMatchObject([
    { workOrderId: ids[0], clock: 'resolve', before: after(480), after: after(60) },
  ])
  expect(snapshot(desk, ['workOrders', 'slaPolicies'])).toEqual(before)

  expectOk(await desk.client.command(slaPolicySave, { policyId: gold, policy }))
  expect(order(ids[0]!).resolveBy).toBe(after(480))
  expectOk(desk.backend.context.history.undo())
  const saved = expectOk(await desk.client.command(slaPolicySave, { policyId: gold, policy, recount: true }))
  expect(saved.value.count).toBe(1)
  expect(ids.map((id) => order(id).resolveBy)).toEqual([after(60), after(9)])
  expectOk(desk.backend.context.history.undo())
  expect(snapshot(desk, ['workOrders', 'slaPolicies'])).toEqual(before)
})

test('a changed calendar moves the open work of its service levels when that is wished', async () => {
  const { calendarId } = expectOk(await desk.client.command(calendarSave, { calendar: officeHours })).value
  const gold = await savePolicy({ calendarId, resolveMinutes: 540 + 60 })
  await desk.client.command(slaRuleSave, { rule: { policyId: gold } })
  const id = await makeOrder()
  expect(order(id).resolveBy).toBe(officeTime('9:00', '2011-09-08'))
  const calendar = { ...officeHours, daysOff: [] }
  const preview = expectOk(await desk.client.query(serviceLevelsPreview, { of: 'calendar', calendarId, calendar }))
  expect(preview).toMatchObject({ open: 1, changed: 1, earlier: 1, policyIds: [gold] })
  expectOk(await desk.client.command(calendarSave, { calendarId, calendar, recountPolicyIds: preview.policyIds }))
  expect(order(id).resolveBy).toBe(officeTime('9:00', '2011-09-07'))
})

test('asking the rules again gives open work the service level they choose now', async () => {
  const id = await makeOrder()
  const gold = await savePolicy()
  await desk.client.command(slaRuleSave, { rule: { policyId: gold } })
  expect(expectOk(await desk.client.query(serviceLevelsPreview, { of: 'rules' })).changed).toBeGreaterThan(0)
  expect(expectOk(await desk.client.query(serviceLevelsWhy, { workOrderId: id }))).toMatchObject({
    by: 'workType',
    wouldBe: 'Gold',
  })
  expectOk(await desk.client.command(slaRecount, {}))
  expect(order(id)).toMatchObject({ slaPolicyId: gold, resolveBy: after(480) })
  // Its own dates of work that no service level ever counted stand.
  expect(order('v1 order').resolveBy).toBe(officeTime('15:00'))
})

test('the order of the table is the rule, and a rule that was taken out leaves what it decided', async () => {
  const gold = await savePolicy()
  const silver = await savePolicy({ name: 'Silver', resolveMinutes: 900 })
  const first = expectOk(await desk.client.command(slaRuleSave, { rule: { customerId: 'harbour', policyId: gold } }))
    .value.ruleId
  const second = expectOk(await desk.client.command(slaRuleSave, { rule: { policyId: silver } })).value.ruleId
  expect(order(await makeOrder()).slaRuleId).toBe(second)
  expectOk(await desk.client.command(slaRuleMove, { ruleId: first, index: 0 }))
  const id = await makeOrder()
  expect(order(id).slaRuleId).toBe(first)
  expectOk(await desk.client.command(slaRuleRemove, { ruleId: first }))
  expect(order(id).slaPolicyId).toBe(gold)
  expect(expectOk(await desk.client.query(serviceLevelsWhy, { workOrderId: id }))).toMatchObject({
    by: 'rule',
    ruleGone: true,
  })
})

test('what is in use cannot be taken away, and says by whom it is used', async () => {
  const { calendarId } = expectOk(await desk.client.command(calendarSave, { calendar: officeHours })).value
  const gold = await savePolicy({ calendarId })
  await desk.client.command(slaRuleSave, { rule: { policyId: gold } })
  expect(expectError(await desk.client.command(slaPolicyRemove, { policyId: gold })).message).toContain('1 rules')
  expect(expectError(await desk.client.command(calendarRemove, { calendarId })).message).toContain('Gold')
})

test('a service level without a promise, a calendar without hours and names that exist are refused', async () => {
  await savePolicy()
  const refused = async (policy: object) =>
    expectError(await desk.client.command(slaPolicySave, { policy: { ...draft, ...policy } })).kind
  expect(await refused({ name: 'gold' })).toBe('invalid-input')
  expect(await refused({ name: 'None', respondMinutes: null, arriveMinutes: null, resolveMinutes: null })).toBe(
    'invalid-input',
  )
  const calendar = async (more: object) =>
    expectError(await desk.client.command(calendarSave, { calendar: { ...officeHours, ...more } })).message
  expect(await calendar({ hours: [] })).toContain('no clock would ever run')
  expect(await calendar({ zone: 'Boston' })).toContain('Boston')
  expect(await calendar({ hours: [...officeHours.hours, { weekday: 1, startMinute: 600, endMinute: 700 }] })).toContain(
    'overlap',
  )
})

test('a counted deadline of a request follows its priority; a promised one does not', async () => {
  const gold = await savePolicy()
  await desk.client.command(slaRuleSave, { rule: { priority: 'high', policyId: gold } })
  const make = async (more: object) =>
    expectOk(await desk.client.command(requestCreate, { title: 'Pump', source: 'Phone', workTypeId: 'pump', ...more }))
      .value.requestId
  const counted = await make({})
  const promised = await make({ resolveBy: after(50) })
  for (const requestId of [counted, promised]) {
    expectOk(await desk.client.command(requestEdit, { requestId, set: { priority: 'high' } }))
  }
  expect([counted, promised].map((id) => orders().get('requests', id)!.resolveBy)).toEqual([after(480), after(50)])
})
