import fc from 'fast-check'
import { expect, it } from 'vitest'
import { looksLikePhone, phoneDigits, phoneMatch, withoutCountryCode } from '#shared/domain/search/phone-digits.ts'

it('reads the same digits out of every way to write a number', () => {
  for (const written of ['+1 (617) 555-0123', '1.617.555.0123', '001 617 555 0123 ext. 4', '+1-617-555-0123 x12'])
    expect(phoneDigits(written)).toBe('16175550123')
  expect(phoneDigits('+49 (0)151 2345678')).toBe('491512345678')
  expect(phoneDigits('0151/2345678')).toBe('1512345678')
  expect(phoneDigits('٠١٥١ ٢٣٤')).toBe('151234')
  expect(phoneDigits('call me')).toBe('')
})

it('tells a number from an address, a tag and a name', () => {
  for (const typed of ['617', '+49 151', '(617) 555', '617-555-0123', '0151/23'])
    expect(looksLikePhone(typed)).toBe(true)
  for (const typed of ['57 Crane Way', 'AC-014', 'Ana', '12', '', '+', '#4687'])
    expect(looksLikePhone(typed)).toBe(false)
})

it('finds a number by its end, by its beginning with or without the country code, and knows how well', () => {
  expect(phoneMatch('16175550123', '6175550123')).toBe(3)
  expect(phoneMatch('6175550123', '16175550123')).toBe(3)
  expect(phoneMatch('16175550123', '6175')).toBe(2)
  expect(phoneMatch('16175550123', '1617')).toBe(2)
  expect(phoneMatch('16175550123', '5550')).toBe(1)
  expect(phoneMatch('16175550123', '0123')).toBe(3)
  expect(phoneMatch('16175550123', '999')).toBe(0)
  expect(withoutCountryCode('16175550123')).toEqual(['6175550123', '175550123', '75550123'])
})

it('never throws and gives nothing but digits, whatever was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (typed) => {
      expect(phoneDigits(typed)).toMatch(/^\d*$/)
      looksLikePhone(typed)
    }),
  )
})
