import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pushLater } from '#shared/domain/schedule/push-later.ts'
import type { Push } from '#shared/domain/schedule/push-later.ts'
import { estimateTravel, pointOf } from '#shared/domain/travel/estimate.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { aLane, anAbsence, aPlacedVisit, at, aVisit } from '#tests/doubles/schedule-fixtures.ts'

const wanted = aVisit({ id: 'wanted', durationMinutes: 60 })
const shown = (push: Push | null) =>
  push && {
    startsAt: new Date(push.startsAt).toISOString().slice(11, 16),
    pushed: push.pushed.map(({ detail, byMinutes }) => [detail.visit.id, byMinutes]),
  }
/** Boston lies four hours behind in September. */
const utc = (time: string) => new Date(at(time)).toISOString().slice(11, 16)

describe('pushing later visits', () => {
  it('moves nothing where there is room', () => {
    const lane = aLane({ visits: [aPlacedVisit('later', at('10:00'))] })
    expect(shown(pushLater(wanted, lane, at('9:00'), 60))).toEqual({ startsAt: utc('9:00'), pushed: [] })
  })

  it('moves as many later visits as it must, each as little as it must', () => {
    const lane = aLane({
      visits: [aPlacedVisit('a', at('9:20')), aPlacedVisit('b', at('10:30')), aPlacedVisit('c', at('13:00'))],
    })
    const push = pushLater(wanted, lane, at('9:00'), 60)
    expect(shown(push)).toEqual({
      startsAt: utc('9:00'),
      pushed: [
        ['a', 40],
        ['b', 30],
      ],
    })
  })

  it('leaves the drive to a visit elsewhere', () => {
    const far = { latitude: 42.36 }
    const lane = aLane({ visits: [aPlacedVisit('far', at('10:00'), 60, far)] })
    const drive = estimateTravel(pointOf(42.32, -71.09), pointOf(42.36, -71.09)).minutes
    const [pushed] = pushLater(wanted, lane, at('9:00'), 60)!.pushed
    expect(pushed!.byMinutes).toBe(Math.ceil(drive / 5) * 5)
  })

  it('goes behind a visit that is half over by then, and before one that has hardly begun', () => {
    const lane = aLane({ visits: [aPlacedVisit('there', at('9:00'))] })
    expect(shown(pushLater(wanted, lane, at('9:45'), 60))).toEqual({ startsAt: utc('10:00'), pushed: [] })
    expect(shown(pushLater(wanted, lane, at('9:10'), 60))).toEqual({ startsAt: utc('9:10'), pushed: [['there', 70]] })
  })

  it('never moves what is pinned, has begun, is on hold or led by somebody else', () => {
    const still = [
      aPlacedVisit('pinned', at('9:30')),
      aPlacedVisit('begun', at('9:30')),
      aPlacedVisit('held', at('9:30'), 60, { workOrderStatus: 'onHold' }),
      aPlacedVisit('along', at('9:30'), 60, { technicianId: 'other', technicianIds: ['other', 'tech'] }),
    ]
    still[0] = { ...still[0]!, visit: { ...still[0]!.visit, pinned: true } }
    still[1] = { ...still[1]!, visit: { ...still[1]!.visit, status: 'onSite' } }
    for (const visit of still)
      expect(shown(pushLater(wanted, aLane({ visits: [visit] }), at('9:00'), 60)), visit.visit.id).toEqual({
        startsAt: utc('10:30'),
        pushed: [],
      })
  })

  it('pushes past an absence, and gives up where the day ends', () => {
    const away = aLane({
      visits: [aPlacedVisit('a', at('9:30'))],
      absences: [anAbsence(at('10:30'), at('12:00'))],
    })
    expect(shown(pushLater(wanted, away, at('9:00'), 60))?.pushed).toEqual([['a', 150]])
    const full = aLane({
      visits: [aPlacedVisit('a', at('9:30'))],
      absences: [anAbsence(at('10:30'), at('24:00'))],
    })
    expect(pushLater(wanted, full, at('9:00'), 60)).toBeNull()
  })
})

const places = [42.32, 42.33, 42.36] as const
const aDay = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 12 }),
      slots: fc.integer({ min: 1, max: 18 }),
      still: fc.boolean(),
      place: fc.constantFrom(...places),
    }),
    { maxLength: 8 },
  )
  .map((drawn) => {
    let start = at('7:30')
    return drawn.map(({ gap, slots, still, place }, index): VisitDetail => {
      start += gap * 5 * minuteMs
      const visit = aPlacedVisit(`v${index}`, start, slots * 5, { latitude: place })
      start += slots * 5 * minuteMs
      return still ? { ...visit, visit: { ...visit.visit, pinned: true } } : visit
    })
  })

describe('pushing later visits, whatever the day', () => {
  const drop = fc.record({
    day: aDay,
    at: fc.integer({ min: 0, max: 100 }),
    slots: fc.integer({ min: 1, max: 24 }),
    place: fc.constantFrom(...places),
  })
  it('overlaps nothing it put somewhere, leaves the drives, moves nothing pinned, nothing back and nothing without need', () => {
    fc.assert(
      fc.property(drop, ({ day, at: from, slots, place }) => {
        const visit = aVisit({ id: 'dropped' }, { latitude: place })
        const start = at('7:30') + from * 5 * minuteMs
        const push = pushLater(visit, aLane({ visits: day }), start, slots * 5)
        if (!push) return
        const byId = new Map(push.pushed.map((one) => [one.detail.visit.id, one]))
        const dropped = { id: 'dropped', start: push.startsAt, end: push.startsAt + slots * 5 * minuteMs, place }
        const after = day.map((one) => {
          const startsAt = byId.get(one.visit.id)?.startsAt ?? one.visit.startsAt!
          const end = startsAt + one.visit.durationMinutes * minuteMs
          return { id: one.visit.id, start: startsAt, end, place: one.latitude! }
        })
        const touched = [dropped, ...after.filter(({ id }) => byId.has(id))]
        const clash = (a: (typeof after)[number], b: (typeof after)[number]) => {
          const drive = estimateTravel(pointOf(a.place, -71.09), pointOf(b.place, -71.09)).minutes * minuteMs
          return a.start < b.end + drive && b.start < a.end + drive
        }
        const all = [dropped, ...after]
        for (const one of touched)
          for (const other of all) if (one !== other) expect(clash(one, other), `${one.id} ${other.id}`).toBe(false)
        expect(push.startsAt).toBeGreaterThanOrEqual(start)
        for (const { detail, byMinutes, startsAt } of push.pushed) {
          expect(detail.visit.pinned).toBe(false)
          expect(byMinutes).toBeGreaterThan(0)
          expect(startsAt % (5 * minuteMs)).toBe(0)
          // Minimal: every start between the old one and the new one clashes with what is before it or stays.
          const here = after.find(({ id }) => id === detail.visit.id)!
          const index = day.indexOf(detail)
          const others = all.filter(
            (one) => one !== here && (byId.has(one.id) ? day.findIndex((d) => d.visit.id === one.id) < index : true),
          )
          for (let sooner = detail.visit.startsAt!; sooner < startsAt; sooner += 5 * minuteMs) {
            const moved = { ...here, start: sooner, end: sooner + (here.end - here.start) }
            expect(
              others.some((one) => clash(moved, one)),
              `${here.id} could start sooner`,
            ).toBe(true)
          }
        }
      }),
      { numRuns: 400 },
    )
  })
})
