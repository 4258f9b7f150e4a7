import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paginate } from '#renderer/print/paginate.ts'
import type { MeasuredBlock } from '#renderer/print/paginate.ts'

const block = (id: string, rows: number[], more: Partial<MeasuredBlock> = {}): MeasuredBlock => ({
  id,
  gap: 0,
  head: 0,
  rows,
  leastRows: 1,
  keep: false,
  ...more,
})

const anyBlocks = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 20 }),
      head: fc.integer({ min: 0, max: 40 }),
      rows: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 60 }),
      leastRows: fc.integer({ min: 1, max: 3 }),
      keep: fc.boolean(),
    }),
    { maxLength: 20 },
  )
  .map((blocks) => blocks.map((one, at) => ({ ...one, id: `b${at}` })))

describe('the paginator', () => {
  test('puts every row of every block on exactly one page, in order, whatever the heights', () => {
    fc.assert(
      fc.property(
        anyBlocks,
        fc.integer({ min: 60, max: 300 }),
        fc.integer({ min: 60, max: 300 }),
        (blocks, first, next) => {
          const pages = paginate(blocks, (page) => (page === 0 ? first : next))
          const placed = pages
            .flat()
            .flatMap(({ blockId, from, to }) =>
              Array.from({ length: to - from }, (_, row) => `${blockId}:${from + row}`),
            )
          expect(placed).toEqual(blocks.flatMap((one) => one.rows.map((_, row) => `${one.id}:${row}`)))
        },
      ),
    )
  })

  test('overfills a page only with a single row that fits on no page', () => {
    fc.assert(
      fc.property(anyBlocks, fc.integer({ min: 60, max: 300 }), (blocks, height) => {
        const byId = new Map(blocks.map((one) => [one.id, one]))
        for (const page of paginate(blocks, () => height)) {
          const used = page.reduce((sum, { blockId, from, to }, at) => {
            const { gap, head, rows } = byId.get(blockId)!
            return sum + (at > 0 ? gap : 0) + head + rows.slice(from, to).reduce((a, b) => a + b, 0)
          }, 0)
          const single = page.length === 1 && page[0]!.to - page[0]!.from === 1
          expect(used <= height || single).toBe(true)
        }
      }),
    )
  })

  test('leaves no page empty', () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const pages = paginate(blocks, () => 100)
        expect(blocks.length === 0 || pages.every((page) => page.length > 0)).toBe(true)
      }),
    )
  })

  test('repeats the head of a split table by counting it on every page', () => {
    const pages = paginate([block('table', Array(10).fill(10) as number[], { head: 30 })], () => 70)
    expect(pages.map((page) => page[0]!.to - page[0]!.from)).toEqual([4, 4, 2])
  })

  test('keeps a block together on the next page when it fits there', () => {
    const pages = paginate([block('a', [60]), block('b', [20, 20, 20], { keep: true })], () => 100)
    expect(pages).toEqual([[{ blockId: 'a', from: 0, to: 1 }], [{ blockId: 'b', from: 0, to: 3 }]])
  })

  test('leaves no single line of a text behind, and takes none over alone', () => {
    const pages = paginate([block('a', [75]), block('text', [10, 10, 10, 10], { leastRows: 2 })], () => 100)
    expect(pages[0]).toEqual([
      { blockId: 'a', from: 0, to: 1 },
      { blockId: 'text', from: 0, to: 2 },
    ])
    const tight = paginate([block('a', [85]), block('text', [10, 10, 10, 10], { leastRows: 2 })], () => 100)
    expect(tight[1]).toEqual([{ blockId: 'text', from: 0, to: 4 }])
  })
})
