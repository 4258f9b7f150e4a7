import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestStart } from '#shared/domain/schedule/find-start.ts'
import { judgePlacement } from '#shared/domain/schedule/judge-placement.ts'
import { dependencyKinds } from '#shared/domain/visit/visit-dependency.ts'
import type { VisitLink } from '#shared/domain/visit/visit-detail.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import {
  aLane,
  anAbsence,
  aPlacedVisit,
  at,
  aVisit,
  bostonClock,
  technicianDays,
} from '#tests/doubles/schedule-fixtures.ts'

const context = { clock: bostonClock, now: at('6:00') }
const link = (change: Partial<VisitLink> = {}): VisitLink => ({
  dependencyId: 'd',
  kind: 'after',
  sameTechnician: false,
  role: 'on',
  visitId: 'other',
  workOrderId: 'order',
  workOrderNumber: 77,
  sequence: 1,
  status: 'scheduled',
  startsAt: at('9:00'),
  endsAt: at('10:00'),
  technicianId: 'tech',
  technicianCode: 'PARK-27',
  ...change,
})
const broken = (change: Partial<VisitLink>, time: string, minutes = 60) =>
  judgePlacement(aVisit({}, { links: [link(change)] }), aLane(), at(time), minutes, context).violations.filter(
    ({ rule }) => rule.startsWith('dependency'),
  )

describe('a visit that depends on another', () => {
  it('starts together with it, or is told when that would be', () => {
    expect(broken({ kind: 'sameStart' }, '9:00')).toEqual([])
    expect(broken({ kind: 'sameStart' }, '9:30')).toMatchObject([
      {
        rule: 'dependency-sameStart',
        severity: 'asks',
        facts: { workOrderNumber: 77, sequence: 1, fitsAt: at('9:00'), fitsOn: '2011-09-06' },
      },
    ])
  })

  it('comes after it, on the same day where that is asked, and at once where that is', () => {
    expect(broken({ kind: 'after' }, '10:00')).toEqual([])
    expect(broken({ kind: 'after' }, '9:59')).toMatchObject([
      { rule: 'dependency-after', facts: { fitsAt: at('10:00') } },
    ])
    expect(broken({ kind: 'afterSameDay' }, '15:00')).toEqual([])
    const yesterday = { startsAt: at('9:00', '2011-09-05'), endsAt: at('10:00', '2011-09-05') }
    expect(broken({ kind: 'afterSameDay', ...yesterday }, '15:00')).toMatchObject([
      { rule: 'dependency-afterSameDay', facts: { fitsOn: '2011-09-05' } },
    ])
    expect(broken({ kind: 'immediatelyAfter' }, '10:15')).toEqual([])
    expect(broken({ kind: 'immediatelyAfter' }, '10:20')).toMatchObject([{ rule: 'dependency-immediatelyAfter' }])
  })

  it('is with the same technician where both must be', () => {
    const sam = { sameTechnician: true, technicianId: 'sam', technicianCode: 'SAM' }
    expect(broken(sam, '11:00')).toMatchObject([{ rule: 'dependency-technician', facts: { technician: 'SAM' } }])
  })

  it('is warned while the other has no time, or was missed, and free once it is cancelled', () => {
    expect(broken({ status: 'toSchedule', startsAt: null, endsAt: null }, '9:00')).toMatchObject([
      { rule: 'dependency-open', severity: 'warns' },
    ])
    expect(broken({ status: 'missed' }, '11:00')).toMatchObject([{ rule: 'dependency-open' }])
    expect(broken({ status: 'cancelled' }, '7:00')).toEqual([])
  })
})

describe('a visit that others depend on', () => {
  it('is over before they start, and is told the latest start', () => {
    const later = { role: 'of', startsAt: at('11:00'), endsAt: at('12:00') } as const
    expect(broken(later, '10:00')).toEqual([])
    expect(broken(later, '10:30')).toMatchObject([{ rule: 'dependency-before', facts: { fitsAt: at('10:00') } }])
    expect(broken({ ...later, kind: 'immediatelyAfter' }, '9:00')).toMatchObject([{ rule: 'dependency-before' }])
  })
})

it('the best start of a visit is one that its dependencies are content with', () => {
  const detail = aVisit(
    {},
    { links: [link({ kind: 'sameStart', startsAt: at('10:20'), endsAt: at('11:20'), technicianId: 'sam' })] },
  )
  const schedule = aLane()
  expect(bestStart(detail, schedule, schedule.days[0]!, at('7:00'), 60, context)?.arrival).toBe(at('10:20'))
})

it('the start that a dependency says would fit does fit it, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...dependencyKinds),
      fc.constantFrom('on' as const, 'of' as const),
      fc.integer({ min: 60, max: 1_200 }),
      fc.integer({ min: 5, max: 180 }),
      fc.integer({ min: 5, max: 180 }),
      fc.integer({ min: 0, max: 1_400 }),
      (kind, role, start, otherMinutes, minutes, wanted) => {
        const startsAt = at('0:00') + start * minuteMs
        const one = link({ kind, role, startsAt, endsAt: startsAt + otherMinutes * minuteMs, technicianId: 'sam' })
        const detail = aVisit({}, { links: [one] })
        const judge = (from: number) =>
          judgePlacement(detail, aLane(), from, minutes, context).violations.filter(({ rule }) =>
            rule.startsWith('dependency'),
          )
        for (const { facts } of judge(at('0:00') + wanted * minuteMs)) {
          const fitsAt = facts['fitsAt'] as number
          // On the day before there is no more of the same day left: then nothing fits, and the board asks.
          if (bostonClock.dayOf(fitsAt) === bostonClock.dayOf(startsAt)) expect(judge(fitsAt)).toEqual([])
        }
      },
    ),
  )
})

describe('a visit that needs several technicians', () => {
  const crewed = aVisit({}, { crewSize: 2, technicianId: 'tech', technicianIds: ['tech', 'sam'] })
  const sam = (change: Parameters<typeof technicianDays>[0] = {}) => {
    const days = technicianDays(change)
    return aLane({ ...change, technician: { ...days.technician, id: 'sam', code: 'SAM' } })
  }
  const judged = (lane: ReturnType<typeof sam> | null, detail = crewed) =>
    judgePlacement(detail, aLane(), at('9:00'), 60, { ...context, laneOf: (id) => (id === 'sam' ? lane : null) })
      .violations

  it('is warned about while somebody is missing', () => {
    expect(judged(null, aVisit({}, { crewSize: 2 }))).toMatchObject([
      { rule: 'crew', severity: 'warns', facts: { needed: 2, assigned: 1 } },
    ])
    expect(judged(sam())).toEqual([])
  })

  it('counts somebody who leads now and assisted before once', () => {
    const led = aVisit({}, { crewSize: 2, technicianId: 'sam', technicianIds: ['sam', 'tech'] })
    expect(judged(sam(), led)).toMatchObject([{ rule: 'crew', facts: { assigned: 1 } }])
  })

  it('asks that whoever goes along is free, there and at work', () => {
    expect(judged(sam({ visits: [aPlacedVisit('busy', at('9:30'))] }))).toMatchObject([
      { rule: 'crew-overlap', severity: 'forbids', facts: { technician: 'SAM', workOrderNumber: 100 } },
    ])
    expect(judged(sam({ absences: [anAbsence(at('8:00'), at('12:00'))] }))).toMatchObject([
      { rule: 'crew-absence', facts: { reason: 'Training' } },
    ])
    expect(judged(sam({ shifts: [] }))).toMatchObject([{ rule: 'crew-shift', severity: 'asks' }])
  })
})
