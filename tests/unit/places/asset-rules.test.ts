import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assetRulesOf, defaultRepeatRule, defaultReplaceRule } from '#shared/domain/asset/asset-settings.ts'
import { failureRate, isFailure } from '#shared/domain/asset/failure-rate.ts'
import { repeatAt, repeatFailures } from '#shared/domain/asset/repeat-failure.ts'
import type { Failure } from '#shared/domain/asset/repeat-failure.ts'
import { adviceFrom, replaceAdvice } from '#shared/domain/asset/replace-advice.ts'
import type { AdviceFacts } from '#shared/domain/asset/replace-advice.ts'
import { dayMs } from '#shared/kernel/zone.ts'

const rule = { least: 3, days: 30 }
const failures = (...days: readonly (number | [number, string])[]): Failure[] =>
  days.map((one, index) => {
    const [day, code] = typeof one === 'number' ? [one, 'Leak'] : one
    return { workOrderId: `w${index}`, code, at: day * dayMs }
  })

describe('repeat failures', () => {
  test('are the same code so often within so many days, the day before the span no longer counting', () => {
    expect(repeatFailures(failures(1, 10, 30), rule, 30 * dayMs)).toMatchObject([{ code: 'Leak', count: 3 }])
    expect(repeatFailures(failures(0, 10, 30), rule, 30 * dayMs)).toEqual([])
    expect(repeatFailures(failures(1, 10, 40), rule, 30 * dayMs)).toEqual([])
  })

  test('compare codes without case and blanks, and leave those without a code alone', () => {
    const mixed = failures([1, 'LEAK'], [2, ' leak '], [3, 'Leak'], [4, ''], [5, ' '], [6, ''], [7, 'Noise'])
    expect(repeatFailures(mixed, rule, 10 * dayMs)).toEqual([
      { code: 'Leak', count: 3, firstAt: dayMs, lastAt: 3 * dayMs, workOrderIds: ['w0', 'w1', 'w2'] },
    ])
  })

  test('agree with counting every pair by hand, in whatever order they come', () => {
    const one = fc.record({
      workOrderId: fc.uuid(),
      code: fc.constantFrom('Leak', 'LEAK', 'Noise', ''),
      at: fc.integer({ min: 0, max: 90 * dayMs }),
    })
    fc.assert(
      fc.property(
        fc.array(one, { maxLength: 30 }),
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 100 * dayMs }),
        (list, least, days, until) => {
          // prettier-ignore
          const found = repeatFailures(list, { least, days }, until)
          for (const key of ['leak', 'noise']) {
            const count = list.filter(({ code, at }) => code.toLowerCase() === key && at > until - days * dayMs && at <= until).length // prettier-ignore
            const repeat = found.find(({ code }) => code.toLowerCase() === key)
            expect(repeat?.count ?? 0).toBe(count >= least ? count : 0)
          }
          expect(repeatFailures(list.toReversed(), { least, days }, until)).toEqual(found)
          expect(found.map(({ count }) => count)).toEqual(found.map(({ count }) => count).toSorted((a, b) => b - a))
        },
      ),
    )
  })

  test('know for each work order how many there had been when it was opened', () => {
    const list = failures(1, 10, 20, 25)
    expect(list.map((failure) => repeatAt(list, rule, failure)?.count ?? null)).toEqual([null, null, 3, 4])
  })
})

describe('the time between failures', () => {
  test('is calendar time divided by failures, and is not told of fewer than three', () => {
    const facts = { failures: 4, installedAt: 0, firstRecordAt: 10 * dayMs, to: 100 * dayMs }
    expect(failureRate(facts)).toMatchObject({ meanDays: 25, since: 'installed' })
    expect(failureRate({ ...facts, installedAt: null })).toMatchObject({ meanDays: 22.5, since: 'firstRecord' })
    expect(failureRate({ ...facts, failures: 2 })).toMatchObject({ failures: 2, meanDays: null })
    expect(failureRate({ failures: 5, installedAt: null, firstRecordAt: null, to: 5 })).toMatchObject({
      meanDays: null,
    })
  })

  test('counts from the first record where that is older than the day of installing', () => {
    const facts = { failures: 3, installedAt: 50 * dayMs, firstRecordAt: 10 * dayMs, to: 100 * dayMs }
    expect(failureRate(facts)).toMatchObject({ since: 'firstRecord', meanDays: 30 })
  })

  test('counts what was repaired or names a failure, not what was planned', () => {
    expect(isFailure({ kind: 'repair', failureCode: null })).toBe(true)
    expect(isFailure({ kind: 'preventive', failureCode: null })).toBe(false)
    expect(isFailure({ kind: 'inspection', failureCode: 'Leak' })).toBe(true)
    expect(isFailure({ kind: null, failureCode: ' ' })).toBe(false)
  })
})

describe('repair or replace', () => {
  const facts: AdviceFacts = {
    today: '2024-06-15',
    maintenanceCents: 60_000,
    failures: 7,
    replacementCostCents: 100_000,
    usefulLifeYears: 10,
    installedOn: '2014-06-15',
    recordsSince: '2010-01-01',
  }

  test('recommends replacing when both shares reach the rule, and says what they were made from', () => {
    const advice = replaceAdvice(facts, defaultReplaceRule)
    expect(advice).toMatchObject({
      verdict: 'replace',
      cost: { numerator: 60_000, denominator: 100_000, share: 0.6 },
      failures: 7,
      from: '2022-06-16',
      to: '2024-06-15',
      unrecordedDays: 0,
      missing: [],
    })
    expect(advice.age.share).toBeCloseTo(1, 3)
  })

  test('holds at exactly the rule and not a cent below it', () => {
    const at = (maintenanceCents: number) => replaceAdvice({ ...facts, maintenanceCents }, defaultReplaceRule).verdict
    expect([at(50_000), at(49_999)]).toEqual(['replace', 'repair'])
    const aged = (installedOn: string) => replaceAdvice({ ...facts, installedOn }, defaultReplaceRule).verdict
    expect([aged('2017-06-10'), aged('2018-01-01')]).toEqual(['replace', 'repair'])
  })

  test('does not guess: what is missing is named, and one share below the rule is enough for repair', () => {
    const without = (gap: Partial<AdviceFacts>) => replaceAdvice({ ...facts, ...gap }, defaultReplaceRule)
    expect(without({ replacementCostCents: null })).toMatchObject({ verdict: 'unknown', missing: ['replacementCost'] })
    expect(without({ replacementCostCents: 0 })).toMatchObject({ cost: { share: null }, verdict: 'unknown' })
    expect(without({ installedOn: null })).toMatchObject({ verdict: 'unknown', missing: ['installedOn'] })
    expect(without({ usefulLifeYears: null, maintenanceCents: 0 })).toMatchObject({ verdict: 'repair', missing: ['usefulLife'] }) // prettier-ignore
    expect(without({ recordsSince: null, maintenanceCents: 0 })).toMatchObject({
      verdict: 'unknown',
      cost: { share: null },
    })
  })

  test('takes a short history for a lower bound: enough to say replace, not to say repair', () => {
    const short = { ...facts, recordsSince: '2024-01-01' }
    expect(replaceAdvice(short, defaultReplaceRule)).toMatchObject({ verdict: 'replace', unrecordedDays: 564 })
    expect(replaceAdvice({ ...short, maintenanceCents: 100 }, defaultReplaceRule)).toMatchObject({
      verdict: 'unknown',
      missing: ['shortHistory'],
    })
    // Installed after the records begin, there is nothing that could be missing.
    const young = { ...short, installedOn: '2024-02-01', maintenanceCents: 100 }
    expect(replaceAdvice(young, defaultReplaceRule)).toMatchObject({ verdict: 'repair', unrecordedDays: 0 })
  })

  test('looks at 24 months to the day, also where the month has fewer days', () => {
    expect([
      adviceFrom('2024-02-29'),
      adviceFrom('2026-02-28'),
      adviceFrom('2024-01-01'),
      adviceFrom('2024-12-31'),
    ]).toEqual(['2022-03-01', '2024-02-29', '2022-01-02', '2023-01-01'])
  })

  test('never contradicts its own numbers', () => {
    const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
    const day = fc.integer({ min: 0, max: 9_000 }).map((days) => new Date(Date.UTC(2000, 0, 1) + days * dayMs).toISOString().slice(0, 10)) // prettier-ignore
    const any = fc.record({
      today: fc.constant('2024-06-15'),
      maintenanceCents: fc.integer({ min: -5_000, max: 200_000 }),
      failures: fc.nat(20),
      replacementCostCents: maybe(fc.integer({ min: 0, max: 200_000 })),
      usefulLifeYears: maybe(fc.double({ min: 0.5, max: 30, noNaN: true })),
      installedOn: maybe(day),
      recordsSince: maybe(day),
    })
    fc.assert(
      fc.property(any, (given) => {
        const { verdict, cost, age, missing } = replaceAdvice(given, defaultReplaceRule)
        if (verdict === 'replace') {
          expect(cost.share).toBeGreaterThanOrEqual(defaultReplaceRule.costShare)
          expect(age.share).toBeGreaterThanOrEqual(defaultReplaceRule.ageShare)
        }
        if (verdict === 'unknown') expect(missing.length).toBeGreaterThan(0)
        if (cost.share !== null) expect(cost.share).toBe(cost.numerator! / cost.denominator!)
      }),
    )
  })
})

test('a setting that makes no sense counts as not set', () => {
  expect(assetRulesOf([])).toEqual({ repeat: defaultRepeatRule, replace: defaultReplaceRule })
  const set = [
    { id: 'repeatFailures', value: { least: 2, days: 90 } },
    { id: 'replaceAdvice', value: { costShare: 'much' } },
  ]
  expect(assetRulesOf(set)).toEqual({ repeat: { least: 2, days: 90 }, replace: defaultReplaceRule })
})
