import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineAmount, lineAmountSql, quantityOfText, quantitySchema, roundQuantity } from '#shared/domain/cost/amount.ts'
import { costKinds, costStates, coverages } from '#shared/domain/cost/cost-line.ts'
import { centsOfMajor, centsOfText, decimalText, minorDigits } from '#shared/domain/cost/currency.ts'
import { limitBreach, limitStateOf, usedOf } from '#shared/domain/cost/limit.ts'
import { costOf, costTotals, priceOf } from '#shared/domain/cost/totals.ts'
import type { PricedLine, Sum } from '#shared/domain/cost/totals.ts'

const quantity = fc.integer({ min: -5_000_000, max: 5_000_000 }).map((thousandths) => thousandths / 1_000)
const unitCents = fc.integer({ min: 0, max: 10_000_000_000 })
const line: fc.Arbitrary<PricedLine> = fc.record({
  kind: fc.constantFrom(...costKinds),
  state: fc.constantFrom(...costStates),
  coverage: fc.constantFrom(...coverages),
  quantity,
  unitCostCents: unitCents,
  unitPriceCents: unitCents,
})

const add = (sums: readonly Sum[]): Sum => ({
  costCents: sums.reduce((sum, one) => sum + one.costCents, 0),
  priceCents: sums.reduce((sum, one) => sum + one.priceCents, 0),
})

describe('the amount of a line', () => {
  it('rounds half away from zero, for charges and for credits', () => {
    expect(lineAmount(0.5, 1)).toBe(1)
    expect(lineAmount(-0.5, 1)).toBe(-1)
    expect(lineAmount(0.499, 1)).toBe(0)
    expect(Object.is(lineAmount(-0.499, 1), 0)).toBe(true)
    expect(lineAmount(2.5, 3)).toBe(8)
  })

  it('does not inherit the errors of binary fractions', () => {
    // 1.005 × 100 is 100.49999999999999 in floating point.
    expect(lineAmount(1.005, 100)).toBe(101)
    expect(lineAmount(1.15, 100)).toBe(115)
    expect(roundQuantity(0.1 + 0.2)).toBe(0.3)
    expect(roundQuantity(-2.0005)).toBe(-2.001)
  })

  it('is exact where a floating-point product would not be', () => {
    expect(lineAmount(99_999.999, 9_999_999_999)).toBe(999_999_989_900_000)
    expect(lineAmount(-99_999.999, 9_999_999_999)).toBe(-999_999_989_900_000)
  })

  it('of a credit is the amount of the charge with the sign turned', () => {
    fc.assert(
      fc.property(quantity, unitCents, (many, cents) => {
        expect(lineAmount(-many, cents) + lineAmount(many, cents)).toBe(0)
      }),
    )
  })

  it('is the same in SQL to the cent', () => {
    const db = new Database(':memory:')
    const sql = db.prepare(`SELECT ${lineAmountSql(':many', ':cents')}`).pluck()
    fc.assert(
      fc.property(quantity, unitCents, (many, cents) => {
        expect(sql.get({ many, cents: BigInt(cents) })).toBe(lineAmount(many, cents))
      }),
      { numRuns: 2_000 },
    )
    db.close()
  })

  it('takes quantities to a thousandth and no finer', () => {
    expect(quantitySchema.safeParse(0.333).success).toBe(true)
    expect(quantitySchema.safeParse(0.3333).success).toBe(false)
    fc.assert(fc.property(quantity, (many) => quantitySchema.safeParse(many).success))
  })
})

describe('a quantity as typed', () => {
  it('is read with a point, a comma, or as hours and minutes', () => {
    expect(['1.5', '1,5', '2', '.25', '-1', '−1', '1:30', '0:20', '-0:30', '3.'].map(quantityOfText)).toEqual([
      1.5, 1.5, 2, 0.25, -1, -1, 1.5, 0.333, -0.5, 3,
    ])
  })

  it('is none when it is a slip', () => {
    expect(['', 'a', '1:75', '1.2.3', '1,000.5', '1e3', '200000', '--1'].map(quantityOfText)).toEqual(
      Array(8).fill(null),
    )
  })
})

describe('totals', () => {
  it('are the sum of their lines however they are split: no cent appears or is lost', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const totals = costTotals(lines)
        const whole = { costCents: 0, priceCents: 0 }
        for (const one of lines) {
          whole.costCents += costOf(one)
          whole.priceCents += priceOf(one)
        }
        expect(totals.total).toEqual(whole)
        expect(add(Object.values(totals.byKind))).toEqual(whole)
        expect(add(Object.values(totals.byCoverage))).toEqual(whole)
        expect(add([totals.committed, totals.actual])).toEqual(whole)
        expect(totals.marginCents).toBe(totals.byCoverage.billable.priceCents - whole.costCents)
      }),
    )
  })

  it('earn only what the customer pays, and cost what everybody bears', () => {
    const totals = costTotals([
      {
        kind: 'labour',
        state: 'actual',
        coverage: 'billable',
        quantity: 2,
        unitCostCents: 4_000,
        unitPriceCents: 9_000,
      },
      { kind: 'part', state: 'actual', coverage: 'warranty', quantity: 1, unitCostCents: 5_000, unitPriceCents: 7_000 },
    ])
    expect(totals).toMatchObject({ revenueCents: 18_000, marginCents: 5_000, marginShare: 5_000 / 18_000 })
    expect(costTotals([])).toMatchObject({ revenueCents: 0, marginCents: 0, marginShare: null })
  })
})

describe('the not-to-exceed amount', () => {
  it('is warned of from 80 % on, reached at its cent, and over one cent above', () => {
    expect(limitStateOf(10_000, 7_999).stand).toBe('within')
    expect(limitStateOf(10_000, 8_000)).toMatchObject({ stand: 'near', leftCents: 2_000, share: 0.8 })
    expect(limitStateOf(10_000, 10_000).stand).toBe('reached')
    expect(limitStateOf(10_000, 10_001)).toMatchObject({ stand: 'over', leftCents: -1 })
    expect(limitStateOf(null, 10_001).stand).toBe('none')
    expect(limitStateOf(0, 0).stand).toBe('within')
    expect(limitStateOf(0, 1).stand).toBe('over')
  })

  it('stops what ends above it and raises the total, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(line), fc.array(line), fc.nat({ max: 1e12 }), (before, after, limit) => {
        const breach = limitBreach(limit, before, after, 'cost')
        const [was, is] = [usedOf(before, 'cost'), usedOf(after, 'cost')]
        expect(breach !== null).toBe(is > limit && is > was)
        if (breach)
          expect(breach).toEqual({ limitCents: limit, beforeCents: was, afterCents: is, overCents: is - limit })
      }),
    )
    expect(limitBreach(null, [], [], 'cost')).toBeNull()
  })

  it('by price counts only what the customer pays', () => {
    const paid: PricedLine = {
      kind: 'part',
      state: 'committed',
      coverage: 'billable',
      quantity: 3,
      unitCostCents: 10,
      unitPriceCents: 25,
    }
    expect(usedOf([paid, { ...paid, coverage: 'warranty' }], 'price')).toBe(75)
    expect(usedOf([paid, { ...paid, coverage: 'warranty' }], 'cost')).toBe(60)
  })
})

describe('amounts as text', () => {
  it('know how many digits a currency has', () => {
    expect(['USD', 'JPY', 'KWD', 'EUR'].map(minorDigits)).toEqual([2, 0, 3, 2])
    expect(decimalText(-1_250, 'USD')).toBe('-12.50')
    expect(decimalText(5, 'USD')).toBe('0.05')
    expect(decimalText(1_250, 'JPY')).toBe('1250')
    expect(decimalText(1_250, 'KWD')).toBe('1.250')
  })

  it('are read back as they were written, in every currency', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom('USD', 'JPY', 'KWD'), (cents, currency) => {
        expect(centsOfText(decimalText(cents, currency), currency)).toBe(cents)
      }),
    )
  })

  it('are read as people type them, and a slip is no amount', () => {
    const read = (text: string) => centsOfText(text, 'USD')
    expect(['1,234.50', '1.234,50', '1234,5', '1 234.50', "1'234.50"].map(read)).toEqual([
      123_450, 123_450, 123_450, 123_450, 123_450,
    ])
    expect(['12', '12.', '.5', ',05', '−3', '12,345'].map(read)).toEqual([1_200, 1_200, 50, 5, -300, 1_234_500])
    expect(['', '.', 'abc', '1.2.3', '12,34,567', '1e5', '12.345.6x', '=1+1'].map(read)).toEqual(Array(8).fill(null))
    expect(centsOfText('1.5', 'JPY')).toBeNull()
    expect(centsOfText('999999999999999999', 'USD')).toBeNull()
  })

  it('take rates in major units without a stray cent', () => {
    expect(centsOfMajor(45.15, 'USD')).toBe(4_515)
    expect(centsOfMajor(1.005, 'USD')).toBe(101)
    expect(centsOfMajor(3_500, 'JPY')).toBe(3_500)
  })
})
