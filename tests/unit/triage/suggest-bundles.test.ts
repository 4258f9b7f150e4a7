import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BundledWork } from '#shared/domain/work-order/suggest-bundles.ts'
import { bundleRules, suggestBundles } from '#shared/domain/work-order/suggest-bundles.ts'
import { straightLineMeters } from '#shared/domain/travel/estimate.ts'
import { dayMs } from '#shared/kernel/zone.ts'

const place = (north: number, east = 0) => ({ latitude: 42.3 + north / 111_320, longitude: -71.1 + east / 82_000 })
const work = (id: string, more: Partial<BundledWork> = {}): BundledWork => ({
  id,
  siteId: null,
  point: place(0),
  openedAt: 0,
  dueAt: dayMs,
  durationMinutes: 60,
  skillId: 'trees',
  priority: 'normal',
  ...more,
})
const anybody = () => true

describe('suggested bundles', () => {
  it('put work at one site together, then work within the radius, the most urgent first', () => {
    const suggestions = suggestBundles(
      [
        work('late', { siteId: 's', dueAt: 3 * dayMs }),
        work('soon', { siteId: 's' }),
        work('near', { point: place(5_000) }),
        work('nearer', { point: place(5_200), dueAt: 2 * dayMs }),
        work('far', { point: place(9_000) }),
      ],
      anybody,
      [place(-3_000)],
    )
    expect(suggestions.map(({ reason, ids, meters }) => ({ reason, ids, meters }))).toEqual([
      { reason: 'site', ids: ['soon', 'late'], meters: 0 },
      { reason: 'near', ids: ['near', 'nearer'], meters: 200 },
    ])
    expect(suggestions[0]!.savedMinutes).toBeGreaterThan(10)
    expect(suggestions[0]!.daysApart).toBe(2)
  })

  it('leave out what is due another week, is too much for one trip, is far, or nobody can do together', () => {
    const pair = (more: Partial<BundledWork>, canDo = anybody as (skills: readonly string[]) => boolean) =>
      suggestBundles([work('a'), work('b', more)], canDo)
    expect(pair({})).toHaveLength(1)
    expect(pair({ dueAt: 9 * dayMs })).toEqual([])
    expect(pair({ durationMinutes: 200 })).toEqual([])
    expect(pair({ point: place(500) })).toEqual([])
    expect(pair({ point: null })).toEqual([])
    expect(pair({ skillId: 'lifts' }, (skills) => skills.length < 2)).toEqual([])
    expect(pair({ priority: 'emergency' })).toEqual([])
    const atSite = { siteId: 's', priority: 'emergency' } as const
    expect(suggestBundles([work('a', { siteId: 's' }), work('b', atSite)], anybody)).toHaveLength(1)
  })

  it('keep every rule for any work anywhere, use nothing twice, and do not depend on the order of the input', () => {
    const someWork = fc.record({
      siteId: fc.option(fc.constantFrom('s', 't', 'u')),
      point: fc.option(
        fc.record({
          latitude: fc.double({ min: 41.99, max: 42.01, noNaN: true }),
          longitude: fc.double({ min: -0.01, max: 0.01, noNaN: true }),
        }),
      ),
      openedAt: fc.integer({ min: 0, max: 10 * dayMs }),
      dueAt: fc.option(fc.integer({ min: 0, max: 20 * dayMs })),
      durationMinutes: fc.integer({ min: 1, max: 300 }),
      skillId: fc.option(fc.constantFrom('a', 'b', 'c')),
      priority: fc.constantFrom('emergency' as const, 'normal' as const),
    })
    const canDo = (skills: readonly string[]) => !(skills.includes('a') && skills.includes('c'))
    fc.assert(
      fc.property(fc.array(someWork, { maxLength: 40 }), (list) => {
        const works = list.map((one, at) => ({ ...one, id: `w${at}` }))
        const byId = new Map(works.map((one) => [one.id, one]))
        const suggestions = suggestBundles(works, canDo)
        const used = suggestions.flatMap(({ ids }) => ids)
        expect(new Set(used).size).toBe(used.length)
        for (const { ids, reason, durationMinutes } of suggestions) {
          const members = ids.map((id) => byId.get(id)!)
          const [first] = members
          expect(ids.length).toBeGreaterThan(1)
          expect(ids.length).toBeLessThanOrEqual(bundleRules.mostMembers)
          expect(durationMinutes).toBeLessThanOrEqual(bundleRules.mostMinutes)
          expect(canDo(members.flatMap(({ skillId }) => skillId ?? []))).toBe(true)
          for (const member of members) {
            const apart = Math.abs((member.dueAt ?? member.openedAt) - (first!.dueAt ?? first!.openedAt))
            expect(apart).toBeLessThanOrEqual(bundleRules.days * dayMs)
            if (reason === 'site') expect(member.siteId).toBe(first!.siteId)
            else {
              expect(straightLineMeters(first!.point!, member.point!)).toBeLessThanOrEqual(bundleRules.radiusMeters)
              expect(member.priority).not.toBe('emergency')
            }
          }
        }
        expect(suggestBundles(works.toReversed(), canDo)).toEqual(suggestions)
      }),
    )
  })

  it('find every pair a slow search over all pairs would find', () => {
    const someWork = fc.record({
      north: fc.integer({ min: -1_500, max: 1_500 }),
      east: fc.integer({ min: -1_500, max: 1_500 }),
    })
    fc.assert(
      fc.property(fc.array(someWork, { maxLength: 25 }), (list) => {
        const works = list.map(({ north, east }, at) =>
          work(`w${at}`, { point: place(north, east), durationMinutes: 1 }),
        )
        const used = new Set(suggestBundles(works, anybody).flatMap(({ ids }) => ids))
        const alone = works.filter(({ id }) => !used.has(id))
        for (const one of alone) {
          for (const other of alone) {
            if (one.id >= other.id) continue
            expect(straightLineMeters(one.point!, other.point!)).toBeGreaterThan(bundleRules.radiusMeters)
          }
        }
      }),
    )
  })
})
