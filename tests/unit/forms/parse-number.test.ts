import { expect, test } from 'vitest'
import { parseNumber } from '#renderer/lib/parse-number.ts'

test('numbers are understood as people write them, in their language', () => {
  const english: readonly (readonly [string, number | null])[] = [
    ['7.2', 7.2],
    ['7,2', 7.2],
    ['7,2 bar', 7.2],
    ['1,250', 1250],
    ['1,250.5', 1250.5],
    ['1 250', 1250],
    ['-12', -12],
    ['−12 °C', -12],
    ['.5', 0.5],
    ['0', 0],
    ['1.250', 1.25],
    ['', null],
    ['bar', null],
    ['1.2.3', null],
    ['1,2,3', null],
    ['1e5', null],
    ['12 of 20', null],
    ['٣', null],
  ]
  for (const [typed, value] of english) expect(parseNumber(typed, 'en'), typed).toBe(value)
  expect(parseNumber('1.250', 'de')).toBe(1250)
  expect(parseNumber('1.250,5', 'de')).toBe(1250.5)
  expect(parseNumber('7.2', 'de')).toBe(7.2)
})
