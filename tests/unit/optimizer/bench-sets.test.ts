import { expect, test } from 'vitest'
import { benchSets } from '#tests/bench/optimizer/sets.ts'
import { sharedData } from '#tests/doubles/import-files.ts'

const folder = sharedData('vrp')

test.skipIf(folder === null)('the benchmark of the optimizer has every set, and of each a sample', () => {
  const sizes = (full: boolean) => benchSets(folder!, full).map(({ instances }) => instances.length)
  expect(sizes(true)).toEqual([56, 56, 12, 12, 12, 12, 12, 14])
  expect(sizes(false)).toEqual([12, 4, 6, 4, 4, 1, 12, 2])
})
