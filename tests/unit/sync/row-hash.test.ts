import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, emptyHash, sumOfHashes } from '#shared/sync/row-hash.ts'

const hash = fc.stringMatching(/^[0-9a-f]{32}$/)

test('one value has one text, in whatever order its keys were written', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed())
      expect(canonicalJson(turned)).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
  expect(canonicalJson({ b: undefined, a: [{ d: 1, c: null }] })).toBe('{"a":[{"c":null,"d":1}]}')
})

test('the hash of a set of rows is the same however it came about, and empty when all are gone', () => {
  fc.assert(
    fc.property(fc.array(hash), fc.array(hash), (some, others) => {
      const together = sumOfHashes(emptyHash, [...others, ...some])
      expect(sumOfHashes(sumOfHashes(emptyHash, some), others)).toBe(together)
      expect(sumOfHashes(together, [], some)).toBe(sumOfHashes(emptyHash, others))
      expect(sumOfHashes(together, [], [...some, ...others])).toBe(emptyHash)
    }),
  )
})
