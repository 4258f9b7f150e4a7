import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalText } from '#shared/domain/cost/currency.ts'
import { builtInMappings } from '#shared/domain/import/built-in.ts'
import { converterOf } from '#shared/domain/import/convert.ts'
import { draftRow } from '#shared/domain/import/draft-row.ts'
import { setFixed, unboundRequired } from '#shared/domain/import/edit-mapping.ts'
import { fieldsOf } from '#shared/domain/import/fields.ts'
import { guessMapping } from '#shared/domain/import/guess.ts'
import { localTimes } from '#shared/domain/import/local-time.ts'
import { bindingSchema, mappingSchema } from '#shared/domain/import/mapping.ts'
import { createRowReader } from '#shared/domain/import/row-reader.ts'
import { wouldBePartOfItself } from '#shared/domain/record/part-of.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

const context = { defaultPoints: new Set<string>(), territoryPrefix: '', asOf: null }

function money(text: string, currency = 'USD') {
  const field = fieldsOf('workOrders').find(({ name }) => name === 'totalCost')!
  return converterOf(field, bindingSchema.parse({ field: 'totalCost', columns: ['c'] }), localTimes('UTC'), currency)(text) // prettier-ignore
}

function draftOf(row: Readonly<Record<string, string>>, asOf: number | null = null) {
  const columns = Object.keys(row)
  const mapping = guessMapping({ columns, rows: [Object.values(row)] }, 'workOrders')
  const reading = expectOk(createRowReader(mapping, columns, localTimes('UTC')))(Object.values(row), 2)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  const drafted = draftRow('workOrders', reading.values, { ...context, asOf })
  if (drafted.kind !== 'draft') return drafted
  return { ...drafted, draft: drafted.draft as Extract<typeof drafted.draft, { costs: unknown }> }
}

describe('amounts of money', () => {
  test('of any size are read back to the cent, with and without separators', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        const text = decimalText(cents, 'USD')
        expect(money(text)).toEqual({ ok: true, value: cents })
        const [whole, decimals] = text.replace('-', '').split('.')
        const grouped = `${whole!.replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${decimals}`
        expect(money(cents < 0 ? `(${grouped})` : `$${grouped}`)).toEqual({ ok: true, value: cents })
      }),
    )
  })

  test('are rounded at the third decimal, half away from zero, and follow the decimals of the currency', () => {
    expect([money('4.685'), money('-4.685'), money('4.684999'), money('0.0'), money('-0')]).toEqual(
      [469, -469, 468, 0, 0].map((value) => ({ ok: true, value })),
    )
    expect([money('1500', 'JPY'), money('1.2345', 'KWD')]).toEqual([
      { ok: true, value: 1500 },
      { ok: true, value: 1235 },
    ])
  })

  test('that could mean two things are refused', () => {
    for (const text of ['1.234,50', '1,23', '12,34,567', '(-3)', 'PM01', '', '1e5', '--3', '$']) {
      expect([text, money(text)]).toMatchObject([text, { ok: false, error: { code: 'not-an-amount' } }])
    }
  })
})

describe('a work order of a file', () => {
  const plain = { 'WO number': '4711', Summary: 'Pump leaks', Opened: '2024-03-01', Equipment: 'P-1' }

  test('is guessed from its headers, ahead of requests, once it names equipment or costs', () => {
    expect(guessMapping({ columns: Object.keys({ ...plain, 'Labor cost': '1' }), rows: [] }).target).toBe('workOrders')
    expect(guessMapping({ columns: ['id', 'title', 'opened', 'status'], rows: [] }).target).toBe('requests')
  })

  test('that says nothing of its state is over when it has an end, and open when it has none', () => {
    expect(draftOf(plain)).toMatchObject({ draft: { key: '4711', status: 'open', completedAt: null } })
    expect(draftOf({ ...plain, Completed: '2024-03-02' })).toMatchObject({ draft: { status: 'done' } })
    expect(draftOf({ ...plain, Closed: '2024-03-02' })).toMatchObject({ draft: { status: 'closed' } })
    expect(draftOf({ ...plain, Status: 'In Progress' })).toMatchObject({ draft: { status: 'open' } })
  })

  test('that ended before it began is refused, and one opened after the chosen instant is left for later', () => {
    expect(draftOf({ ...plain, Completed: '2024-02-01' })).toMatchObject({ kind: 'refused' })
    expect(draftOf(plain, Date.parse('2024-02-01'))).toEqual({ kind: 'later' })
  })

  test('keeps the sum the file states, however it is split', () => {
    const costs = { 'Labor cost': '100.50', Materials: '20', 'Total cost': '150.75' }
    expect(draftOf({ ...plain, ...costs })).toMatchObject({
      draft: {
        costs: [
          { part: 'labour', amountCents: 10_050 },
          { part: 'parts', amountCents: 2_000 },
          { part: 'total', amountCents: 3_025 },
        ],
      },
    })
    expect(draftOf({ ...plain, ...costs, 'Total cost': '120.50' })).toMatchObject({ draft: { costs: { length: 2 } } })
    expect(draftOf({ ...plain, 'Total cost': '0' })).toMatchObject({
      draft: { costs: [{ part: 'total', amountCents: 0 }] },
      remarks: ['zero-cost'],
    })
    expect(draftOf({ ...plain, 'Total cost': '-3' })).toMatchObject({ remarks: ['negative-cost'] })
    expect(draftOf(plain)).toMatchObject({ draft: { costs: [] }, remarks: [] })
  })

  test('without an id is named by what it says; a part alone is no failure', () => {
    const { 'WO number': _, ...nameless } = plain
    const [one, again, other] = [nameless, nameless, { ...nameless, Summary: 'Pump stopped' }].map((row) =>
      draftOf(row),
    )
    expect(one).toEqual(again)
    expect((one as { contentKey: string }).contentKey).toMatch(/^content:[0-9a-f]{16}$/)
    expect((other as { contentKey: string }).contentKey).not.toBe((one as { contentKey: string }).contentKey)
    expect(draftOf({ ...plain, Component: 'Seal' })).toMatchObject({ draft: { failureCode: null } })
    expect(draftOf({ ...plain, Component: 'Seal', 'Failure code': 'Leak' })).toMatchObject({
      draft: { failureCode: 'Seal: Leak' },
    })
  })
})

describe('values for every row', () => {
  const nist = builtInMappings.find(({ name }) => name === 'nist-excavators')!

  test('stand in for columns that are not there and for empty cells, and are refused when they make no sense', () => {
    const mapping = mappingSchema.parse({
      name: 'plant',
      target: 'workOrders',
      bindings: [
        { field: 'title', columns: ['t'] },
        { field: 'openedAt', columns: ['d'] },
        { field: 'team', columns: ['team'] },
      ],
      fixed: { status: 'closed', team: 'Plant' },
    })
    const read = expectOk(createRowReader(mapping, ['t', 'd', 'team'], localTimes('UTC')))
    expect(read(['Leak', '2024-01-01', ''], 2)).toMatchObject({ values: { status: 'closed', team: 'Plant' } })
    expect(read(['Leak', '2024-01-01', 'Night'], 2)).toMatchObject({ values: { team: 'Night' } })
    const wrong = createRowReader({ ...mapping, fixed: { status: 'gone' } }, ['t', 'd', 'team'], localTimes('UTC'))
    expect(wrong).toMatchObject({ ok: false, error: { kind: 'invalid-input' } })
  })

  test('satisfy what a row needs, and can be taken away again', () => {
    const without = { ...nist, bindings: nist.bindings.filter(({ field }) => field !== 'title') }
    expect(unboundRequired(without)).toEqual(['title'])
    expect(unboundRequired(setFixed(without, 'title', 'Maintenance'))).toEqual([])
    expect(unboundRequired(setFixed(without, 'title', ' '))).toEqual(['title'])
    expect(setFixed(setFixed(nist, 'team', 'Mine'), 'team', null)).toEqual(nist)
  })
})

test('nothing is ever part of itself, however long the way round', () => {
  const chain = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 9, maxLength: 9 })
  fc.assert(
    fc.property(chain, fc.nat(8), fc.nat(8), (links, key, parent) => {
      // A forest: every record is part of one with a smaller number, or of none.
      const parents = links.map((to, at) => (to < at ? String(to) : null))
      const above = (from: number): number[] =>
        parents[from] == null ? [from] : [from, ...above(Number(parents[from]))]
      const expected = above(parent).includes(key)
      expect(wouldBePartOfItself(String(key), String(parent), (at) => parents[Number(at)])).toBe(expected)
    }),
  )
  expect(wouldBePartOfItself('a', null, () => null)).toBe(false)
  expect(wouldBePartOfItself('new', 'b', () => 'b')).toBe(true)
})
