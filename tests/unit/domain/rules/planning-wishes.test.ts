import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgePlacement } from '#shared/domain/schedule/judge-placement.ts'
import type { TechnicianDays } from '#shared/domain/schedule/technician-days.ts'
import { wishedFor, wishesFor, wishKinds } from '#shared/domain/technician/technician-wish.ts'
import type { TechnicianWish, WishKind } from '#shared/domain/technician/technician-wish.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { aLane, aPlacedVisit, aVisit, at, bostonClock, technicianDays } from '#tests/doubles/schedule-fixtures.ts'

const wish = (technicianId: string, kind: WishKind): TechnicianWish => ({ technicianId, kind, reason: null })
const technician = (change: Partial<TechnicianDays['technician']>) => ({ ...technicianDays().technician, ...change })

function judged(time: string, detail: Partial<VisitDetail>, lane: Partial<TechnicianDays> = {}, minutes = 60) {
  return judgePlacement(aVisit({}, detail), aLane(lane), at(time), minutes, { clock: bostonClock, now: 0 })
    .violations.filter(({ facts }) => facts['passed'] !== true)
    .map(({ rule, severity }) => `${rule} ${severity}`)
}

describe('wishes for technicians', () => {
  it('keep away whom customer or site refuses, and everybody but those who alone may come', () => {
    expect(judged('9:00', { technicianWishes: [wish('tech', 'never')] })).toEqual(['excluded-technician forbids'])
    expect(judged('9:00', { technicianWishes: [wish('other', 'only')] })).toEqual(['required-technician forbids'])
    expect(judged('9:00', { technicianWishes: [wish('other', 'only'), wish('tech', 'only')] })).toEqual([])
    expect(judged('9:00', { technicianWishes: [wish('other', 'preferred'), wish('other', 'never')] })).toEqual([])
  })

  it('keep away who is refused even when they only go along', () => {
    const sam = aLane({ technician: technician({ id: 'sam', code: 'SAM' }) })
    const detail = aVisit({}, { technicianIds: ['tech', 'sam'], technicianId: 'tech', technicianWishes: [wish('sam', 'never')] }) // prettier-ignore
    const context = { clock: bostonClock, now: 0, laneOf: (id: string) => (id === 'sam' ? sam : null) }
    const { violations } = judgePlacement(detail, aLane(), at('9:00'), 60, context)
    expect(violations.map(({ rule, facts }) => [rule, facts['technician']])).toContainEqual(['crew-excluded', 'SAM'])
  })

  it('of the site count before those of its customer, technician by technician', () => {
    const wishes = fc.uniqueArray(
      fc.record({ technicianId: fc.constantFrom('a', 'b', 'c', 'd'), kind: fc.constantFrom(...wishKinds), reason: fc.constant(null) }), // prettier-ignore
      { selector: ({ technicianId }) => technicianId },
    )
    fc.assert(
      fc.property(wishes, wishes, (ofSite, ofCustomer) => {
        const all = wishesFor(ofSite, ofCustomer)
        expect(new Set(all.map(({ technicianId }) => technicianId)).size).toBe(all.length)
        for (const one of ofSite) expect(all).toContain(one)
        const only = wishedFor(ofSite, 'only')
        if (only.length > 0) expect(wishedFor(all, 'only')).toEqual(only)
        for (const one of ofCustomer) {
          const named = ofSite.some(({ technicianId }) => technicianId === one.technicianId)
          expect(all.includes(one)).toBe(!named && !(only.length > 0 && one.kind === 'only'))
        }
      }),
    )
  })
})

describe('the border of a territory', () => {
  const elsewhere = { territoryId: 'south' }
  it('asks where the office keeps it, or the technician works in their own only', () => {
    const north = technician({ territoryId: 'north' })
    expect(judged('9:00', elsewhere, { technician: north })).toEqual([])
    expect(judged('9:00', elsewhere, { technician: north, strictTerritories: true })).toEqual(['territory asks'])
    const keeper = technician({ territoryId: 'north', ownTerritoryOnly: true })
    expect(judged('9:00', elsewhere, { technician: keeper })).toEqual(['territory asks'])
    expect(judged('9:00', { territoryId: 'north' }, { technician: keeper, strictTerritories: true })).toEqual([])
    expect(judged('9:00', { territoryId: null }, { technician: keeper, strictTerritories: true })).toEqual([])
  })
})

describe('overtime a technician is allowed', () => {
  it('is shown, and beyond it is asked for', () => {
    const allowed = { technician: technician({ overtimeMinutes: 30 }) }
    expect(judged('15:30', {}, {})).toEqual(['overtime asks'])
    expect(judged('15:30', {}, allowed)).toEqual(['overtime-allowed warns'])
    expect(judged('15:35', {}, allowed)).toEqual(['overtime asks'])
    // Before the shift is no overtime.
    expect(judged('7:00', {}, allowed)).toEqual(['before-shift asks'])
  })

  it('is one of the day: what the visit before took of it counts', () => {
    const visits = [aPlacedVisit('late', at('15:40'), 40)]
    expect(judged('16:20', {}, { technician: technician({ overtimeMinutes: 30 }), visits }, 10)).toEqual([
      'overtime-allowed warns',
    ])
    expect(judged('16:25', {}, { technician: technician({ overtimeMinutes: 30 }), visits }, 10)).toEqual([
      'overtime asks',
    ])
  })
})

describe('the most a technician may drive in a day', () => {
  const far = { latitude: 42.36, longitude: -71.09 }
  it('counts the way from and to home, and asks only for what adds to it', () => {
    const drive = judgePlacement(aVisit({}, far), aLane(), at('9:00'), 60, { clock: bostonClock, now: 0 })
    const most = drive.travelBefore.minutes + drive.travelAfter.minutes
    const limited = (maxTravelMinutes: number, visits: VisitDetail[] = []) => ({
      technician: technician({ maxTravelMinutes }),
      visits,
    })
    expect(judged('9:00', far, limited(most))).toEqual([])
    expect(judged('9:00', far, limited(most - 1))).toEqual(['max-travel asks'])
    // Too much before, and this one is on the way.
    expect(judged('9:00', far, limited(most - 1, [aPlacedVisit('other', at('11:00'), 60, far)]))).toEqual([])
  })
})
