import { expect, test } from 'vitest'
import electron from '#tests/doubles/electron/electron-module.ts'
import { onlyOptions, strict } from '#tests/doubles/electron/strict.ts'

test('what the double lacks throws where it is used', () => {
  const thing = strict<object>('thing', { known: 1 }) as { known: number; other: number }
  expect(thing.known).toBe(1)
  expect(() => thing.other).toThrow('thing.other is not implemented')
})

test('a strict object can still be awaited', async () => {
  const thing = strict('thing', { known: 1 })
  expect(await Promise.resolve(thing)).toBe(thing)
})

test('an option that would be ignored is refused', () => {
  expect(() => onlyOptions('open', { a: 1, b: 2 }, ['a'])).toThrow('option b of open is not implemented')
})

test('every part of the module is strict', () => {
  for (const part of Object.values(electron)) {
    expect(() => (part as unknown as Record<string, unknown>)['surelyNotThere']).toThrow('is not implemented')
  }
})
