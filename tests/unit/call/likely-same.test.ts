import { describe, expect, it } from 'vitest'
import { likelySame } from '#shared/domain/intake/likely-same.ts'
import type { CallAbout, OpenThing } from '#shared/domain/intake/likely-same.ts'
import { defaultDuplicateSettings, judgeDuplicate } from '#shared/domain/request/duplicates.ts'
import { comparedText } from '#shared/domain/request/text-likeness.ts'
import { dayMs } from '#shared/kernel/zone.ts'

const now = Date.UTC(2011, 8, 6, 12)
const call: CallAbout = { assetId: null, workTypeId: 'boiler', category: 'Heating', title: 'No heating', siteId: 's', customerId: 'c', at: now } // prettier-ignore
const thing = (id: string, more: Partial<OpenThing> = {}): OpenThing => ({ id, title: 'No heating', openedAt: now - dayMs, assetId: null, workTypeId: 'boiler', category: 'Heating', ...more }) // prettier-ignore
const found = (about: CallAbout, open: readonly OpenThing[], threshold = 0.7) =>
  likelySame(about, open, { ...defaultDuplicateSettings, threshold }).map((one) => [one.thing.id, one.why])

describe('what is open and may be what a caller speaks of', () => {
  it('is ranked and told as duplicates of requests are, likeliest first', () => {
    const open = [
      thing('words', { workTypeId: null, title: 'No heating' }),
      thing('type'),
      thing('asset', { assetId: 'a', title: 'Cold radiators' }),
      thing('other', { workTypeId: 'lift', category: 'Lifts', title: 'Lift is stuck' }),
    ]
    expect(found({ ...call, assetId: 'a' }, open)).toEqual([
      ['type', 'workType'],
      ['asset', 'asset'],
      ['words', 'words'],
    ])
  })

  it('is never work on another piece of equipment', () => {
    expect(found({ ...call, assetId: 'a' }, [thing('b', { assetId: 'b' })])).toEqual([])
  })

  it('is what the office’s own threshold lets through', () => {
    const open = [thing('words', { workTypeId: 'valve', title: 'Valve leaks' })]
    expect(found(call, open)).toEqual([])
    expect(found(call, open, 0.3)).toEqual([['words', 'words']])
  })

  it('is exactly what the one rule of duplicates says of two requests of the site', () => {
    const report = (one: OpenThing) => ({ id: one.id, openedAt: one.openedAt, endedAt: null, text: comparedText(one.title), assetId: one.assetId, siteId: 's', address: null, point: null, workTypeId: one.workTypeId, trade: one.category, customerId: 'c', callers: [], source: '' }) // prettier-ignore
    const open = [thing('a'), thing('old', { openedAt: now - 40 * dayMs }), thing('b', { workTypeId: null })]
    const asked = report({ ...call, id: '', openedAt: now })
    for (const one of open) {
      const { score } = judgeDuplicate(asked, report(one), defaultDuplicateSettings, () => 1)
      expect(found(call, [one]).length === 1).toBe(score >= defaultDuplicateSettings.threshold)
    }
  })
})
