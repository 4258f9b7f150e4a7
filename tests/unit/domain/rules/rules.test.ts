import { expect, test } from 'vitest'
import { judgePlacement } from '#shared/domain/schedule/judge-placement.ts'
import type { TechnicianDays } from '#shared/domain/schedule/technician-days.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import {
  aCertificate,
  aLane,
  anAbsence,
  aPlacedVisit,
  at,
  aVisit,
  bostonClock,
  technicianDays,
  aClock,
} from '#tests/doubles/schedule-fixtures.ts'

const context = { clock: bostonClock, now: at('7:00') }

function judge(time: string, detail: VisitDetail = aVisit(), lane: Partial<TechnicianDays> = {}) {
  return judgePlacement(detail, aLane(lane), at(time), detail.visit.durationMinutes, context)
}

/** Severity, rule and facts of each violation. */
function broken(...args: Parameters<typeof judge>) {
  return judge(...args).violations.map(({ severity, rule, facts }) => ({ severity, rule, ...facts }))
}

test('a visit in an empty lane with all that it needs breaks no rule', () => {
  expect(judge('9:00')).toMatchObject({ violations: [], grade: 'fits', arrival: at('9:00'), leave: at('10:00') })
})

test('a missing skill forbids', () => {
  expect(broken('9:00', aVisit(), { skills: [] })).toEqual([
    { severity: 'forbids', rule: 'skill', skill: 'Trees', neededLevel: 2, heldLevel: 0 },
  ])
})

test('a skill at a lower level than the work type asks forbids and names both levels', () => {
  const skills = [{ skillId: 'trees', name: 'Trees', level: 1 }]
  expect(broken('9:00', aVisit(), { skills })).toEqual([
    { severity: 'forbids', rule: 'skill-level', skill: 'Trees', neededLevel: 2, heldLevel: 1 },
  ])
})

test('work without a skill is for everybody', () => {
  expect(broken('9:00', aVisit({}, { skillId: null, skillName: null }), { skills: [] })).toEqual([])
})

test('a certificate is valid through the whole of its last day and forbids from the next on', () => {
  const detail = aVisit({}, { certificateName: 'Line clearance' })
  expect(broken('15:00', detail, { certificates: [aCertificate('Line clearance', '2011-09-06')] })).toEqual([])
  expect(broken('9:00', detail, { certificates: [aCertificate('Line clearance', '2011-09-05')] })).toEqual([
    { severity: 'forbids', rule: 'certificate-expired', certificate: 'Line clearance', expiredOn: '2011-09-05' },
  ])
  expect(broken('9:00', detail)).toEqual([{ severity: 'forbids', rule: 'certificate', certificate: 'Line clearance' }])
})

test('an inactive technician gets nothing', () => {
  const technician = { ...technicianDays().technician, active: false }
  expect(broken('9:00', aVisit(), { technician })).toMatchObject([{ severity: 'forbids', rule: 'inactive' }])
})

test('an absence forbids with its reason, and ends where it ends', () => {
  const absences = [anAbsence(at('9:00'), at('11:00'))]
  expect(broken('10:30', aVisit(), { absences })).toEqual([
    {
      severity: 'forbids',
      rule: 'absence',
      reason: 'Training',
      fromAt: at('9:00'),
      untilAt: at('11:00'),
      allDay: false,
    },
  ])
  expect(broken('11:00', aVisit({ durationMinutes: 30 }), { absences })).toEqual([])
})

test('two visits at once forbid; touching ends do not', () => {
  const visits = [aPlacedVisit('other', at('9:00'))]
  expect(broken('9:30', aVisit(), { visits })).toMatchObject([
    { severity: 'forbids', rule: 'overlap', workOrderNumber: 100, fromAt: at('9:00'), untilAt: at('10:00') },
  ])
  expect(broken('10:00', aVisit(), { visits })).toEqual([])
})

test('a visit does not overlap itself, nor one that was cancelled', () => {
  const self = aPlacedVisit('visit', at('9:00'))
  expect(broken('9:30', self, { visits: [self] })).toEqual([])
  const cancelled = aPlacedVisit('other', at('9:00'))
  const visits = [{ ...cancelled, visit: { ...cancelled.visit, status: 'cancelled' as const } }]
  expect(broken('9:30', aVisit(), { visits })).toEqual([])
})

test('a gap shorter than the drive warns on the side where it is short', () => {
  // 3.3 km to the north: 4.5 km of road, 13 minutes.
  const visits = [aPlacedVisit('before', at('8:00'), 60, { latitude: 42.35 }), aPlacedVisit('after', at('10:10'), 60)]
  expect(broken('9:05', aVisit(), { visits })).toEqual([
    { severity: 'warns', rule: 'travel-before', workOrderNumber: 100, travelMinutes: 13, shortMinutes: 8 },
  ])
  const later = [aPlacedVisit('after', at('10:05'), 60, { latitude: 42.35 })]
  expect(broken('9:00', aVisit(), { visits: later })).toMatchObject([{ rule: 'travel-after', shortMinutes: 8 }])
})

test('work beyond the shift asks and counts the minutes', () => {
  expect(broken('15:30')).toMatchObject([{ severity: 'asks', rule: 'overtime', overtimeMinutes: 30 }])
  expect(broken('15:00')).toEqual([])
  expect(broken('7:15', aVisit({ durationMinutes: 30 }))).toMatchObject([
    { severity: 'asks', rule: 'before-shift', overtimeMinutes: 15 },
  ])
})

test('a day without a shift asks', () => {
  expect(broken('9:00', aVisit(), { shifts: [] })).toEqual([{ severity: 'asks', rule: 'day-off', on: '2011-09-06' }])
})

test('a worked-through break warns with the minutes lost', () => {
  expect(broken('11:20')).toEqual([
    { severity: 'warns', rule: 'break', fromAt: at('12:00'), untilAt: at('12:30'), lostMinutes: 20 },
  ])
})

test('arrival outside the service window asks; its end is no longer inside', () => {
  const detail = aVisit({ windowStartsAt: at('9:00'), windowEndsAt: at('11:00') })
  expect(broken('9:00', detail)).toEqual([])
  expect(broken('11:00', detail)).toMatchObject([{ severity: 'asks', rule: 'window' }])
  expect(broken('8:55', detail)).toMatchObject([{ severity: 'asks', rule: 'window' }])
})

test('a missed deadline warns; one that passed before now does not make the placement worse', () => {
  const late = judge('14:30', aVisit({}, { resolveBy: at('15:00') }))
  expect(late.violations).toMatchObject([
    { severity: 'warns', rule: 'resolve-by', facts: { deadlineAt: at('15:00'), lateMinutes: 30, passed: false } },
  ])
  expect(late.grade).toBe('soft')
  const lost = judge('9:00', aVisit({}, { resolveBy: at('6:00') }))
  expect(lost.violations).toMatchObject([{ rule: 'resolve-by', facts: { passed: true } }])
  expect(lost.grade).toBe('fits')
  expect(broken('9:00', aVisit({}, { clock: aClock({ arriveBy: at('8:45') }) }))).toMatchObject([
    { rule: 'arrive-by', lateMinutes: 15 },
  ])
})

test('moving a pinned visit asks; judging it where it is does not', () => {
  const pinned = aPlacedVisit('visit', at('9:00'))
  const detail = { ...pinned, visit: { ...pinned.visit, pinned: true } }
  expect(broken('10:00', detail, { visits: [detail] })).toMatchObject([{ severity: 'asks', rule: 'pinned' }])
  expect(broken('9:00', detail, { visits: [detail] })).toEqual([])
})

test('work that has begun or ended cannot be moved', () => {
  for (const status of ['enRoute', 'onSite', 'done', 'cancelled'] as const)
    expect(broken('9:00', aVisit({ status }))).toMatchObject([{ severity: 'forbids', rule: 'status', status }])
})

test('work on hold asks, closed work forbids', () => {
  expect(broken('9:00', aVisit({}, { workOrderStatus: 'onHold' }))).toMatchObject([
    { severity: 'asks', rule: 'on-hold' },
  ])
  expect(broken('9:00', aVisit({}, { workOrderStatus: 'cancelled' }))).toMatchObject([
    { severity: 'forbids', rule: 'work-order-closed' },
  ])
})

test('a start in the past warns', () => {
  const { violations } = judgePlacement(aVisit(), aLane(), at('9:00'), 60, { ...context, now: at('9:01') })
  expect(violations).toMatchObject([{ severity: 'warns', rule: 'past' }])
})
