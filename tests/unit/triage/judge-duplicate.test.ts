import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ComparedReport } from '#shared/domain/request/duplicates.ts'
import {
  defaultDuplicateSettings,
  duplicateSettingsOf,
  judgeDuplicate,
  seriesAmong,
} from '#shared/domain/request/duplicates.ts'
import { comparedText, textLikeness, tripleLikeness, weightsByRarity } from '#shared/domain/request/text-likeness.ts'
import { dayMs, minuteMs } from '#shared/kernel/zone.ts'

const report = (more: Partial<ComparedReport> = {}): ComparedReport => ({
  id: 'a',
  openedAt: 0,
  endedAt: null,
  text: comparedText('Street light out'),
  assetId: null,
  siteId: 's',
  address: null,
  point: null,
  workTypeId: 'w',
  trade: 'Lights',
  customerId: null,
  callers: [],
  source: 'Phone',
  ...more,
})
const settings = defaultDuplicateSettings
const plain = () => 1

const someReport = fc.record({
  id: fc.string(),
  openedAt: fc.integer({ min: 0, max: 40 * dayMs }),
  endedAt: fc.option(fc.integer({ min: 0, max: 60 * dayMs })),
  text: fc.string({ unit: 'grapheme', maxLength: 60 }).map(comparedText),
  assetId: fc.option(fc.constantFrom('p', 'q')),
  siteId: fc.option(fc.constantFrom('s', 't')),
  address: fc.option(fc.constantFrom('1 main st', '2 main st')),
  point: fc.option(
    fc.record({ latitude: fc.double({ min: 42, max: 42.001, noNaN: true }), longitude: fc.constant(-71) }),
  ),
  workTypeId: fc.option(fc.constantFrom('w', 'x', 'y')),
  trade: fc.option(fc.constantFrom('Lights', 'Trees')),
  customerId: fc.option(fc.constantFrom('c', 'd')),
  callers: fc.array(fc.constantFrom('555', '666'), { maxLength: 2 }),
  source: fc.constantFrom('Phone', 'Portal'),
})

describe('the score of two reports', () => {
  it('lies between 0 and 1 and does not depend on which of the two is asked about', () => {
    fc.assert(
      fc.property(someReport, someReport, fc.integer({ min: 0, max: 9 }), (a, b, series) => {
        const weight = weightsByRarity([a.text, b.text])
        const one = judgeDuplicate(a, b, settings, weight, series)
        const other = judgeDuplicate(b, a, settings, weight, series)
        expect(one.score).toBeGreaterThanOrEqual(0)
        expect(one.score).toBeLessThanOrEqual(1)
        expect({ ...one, score: one.score.toFixed(9), words: one.words.toFixed(9) }).toEqual({
          ...other,
          score: other.score.toFixed(9),
          words: other.words.toFixed(9),
        })
      }),
    )
  })

  it('never rises with the days between them, and ends with the window once the earlier was over', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 30 }),
        fc.boolean(),
        (one, other, over) => {
          const [near, far] = one < other ? [one, other] : [other, one]
          const first = report({ endedAt: over ? 1 : null })
          const at = (days: number) =>
            judgeDuplicate(first, report({ openedAt: days * dayMs + 2 }), settings, plain).score
          expect(at(far)).toBeLessThanOrEqual(at(near))
          if (over && far >= settings.days) expect(at(far)).toBe(0)
          if (!over) expect(at(far)).toBeGreaterThan(0)
        },
      ),
    )
  })

  it('tells two assets at one site apart, and takes many words for one trouble on one asset', () => {
    const asset = (assetId: string, text: string) => report({ assetId, text: comparedText(text) })
    const two = judgeDuplicate(asset('lift 1', 'Stuck'), asset('lift 2', 'Stuck'), settings, plain)
    expect(two).toMatchObject({ place: 'apart', score: 0 })
    const one = judgeDuplicate(asset('lift 1', 'Stuck'), asset('lift 1', 'Doors do not open'), settings, plain)
    expect(one.place).toBe('asset')
    expect(one.score).toBeGreaterThan(settings.threshold)
  })
})

describe('likeness of texts', () => {
  it('is 1 for the same words in any order and spelling of case and accents, 0 for none in common', () => {
    const like = (a: string, b: string) => textLikeness(comparedText(a), comparedText(b), plain)
    expect(like('Café door, broken!', 'BROKEN cafe: door')).toBe(1)
    expect(like('door', 'window')).toBe(0)
    expect(like('', '')).toBe(0)
    expect(like('***', 'door')).toBe(0)
    expect(like('hydrant leaks', 'hidrant leaks')).toBeGreaterThan(0.7)
    expect(like('case 10100323', 'case 10100324')).toBe(0.5)
  })

  it('is symmetric, between 0 and 1, and 1 of anything with itself, whatever the text', () => {
    const text = fc.string({ unit: 'binary', maxLength: 80 })
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [a, b] = [comparedText(one), comparedText(other)]
        const weight = weightsByRarity([a, b])
        const likeness = textLikeness(a, b, weight)
        expect(likeness).toBeGreaterThanOrEqual(0)
        expect(likeness).toBeLessThanOrEqual(1)
        expect(textLikeness(b, a, weight)).toBeCloseTo(likeness, 9)
        if (a.words.size > 0) expect(textLikeness(a, a, weight)).toBeCloseTo(1, 9)
      }),
    )
  })

  it('weighs what few texts say more than what all say', () => {
    const texts = ['ward 3 lamp out', 'ward 3 pothole', 'ward 3 hydrant leaks'].map(comparedText)
    const weight = weightsByRarity(texts)
    expect(weight('hydrant')).toBeGreaterThan(weight('ward'))
    expect(weight('never seen')).toBeGreaterThan(weight('hydrant'))
    expect(weight('ward')).toBeGreaterThan(0)
    expect(tripleLikeness('sidewalk', 'sidewlak')).toBeGreaterThan(0.4)
  })

  it('ends with the first words of a text without end', () => {
    const long = comparedText('word '.repeat(50_000) + Array.from({ length: 500 }, (_, i) => `w${i}`).join(' '))
    expect(long.words.size).toBeLessThanOrEqual(120)
  })
})

describe('a series', () => {
  const flat = (id: string, minutes: number, more: Partial<ComparedReport> = {}) =>
    report({ id, openedAt: minutes * minuteMs, ...more })

  it('is four alike at one place with an hour between them at most; strays of it belong to it', () => {
    const list = [flat('a', 0), flat('b', 50), flat('c', 100), flat('d', 160), flat('stray', 900)]
    const seriesOf = seriesAmong(list)
    expect(seriesOf(list[0]!, list[4]!)).toBe(4)
    expect(seriesAmong(list.slice(1))(list[1]!, list[2]!)).toBe(0)
  })

  it('is none where callers, channels or places differ', () => {
    for (const more of [{ callers: ['555'] }, { source: 'Portal' }, { siteId: 't' }, { text: comparedText('Lamp') }]) {
      const list = [flat('a', 0), flat('b', 10), flat('c', 20), flat('d', 30, more)]
      expect(seriesAmong(list)(list[0]!, list[1]!)).toBe(0)
      expect(seriesAmong(list)(list[0]!, list[3]!)).toBe(0)
    }
  })
})

describe('the setting', () => {
  it('keeps the default of what it leaves out, and of nonsense', () => {
    expect(duplicateSettingsOf({ days: 7 })).toEqual({ ...settings, days: 7 })
    for (const nonsense of [null, 'often', { threshold: 7 }, { days: 0 }]) {
      expect(duplicateSettingsOf(nonsense)).toEqual(settings)
    }
  })
})
