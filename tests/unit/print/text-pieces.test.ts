import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { directionOf, paragraphsOf } from '#renderer/print/text-lines.ts'
import { piecesOf } from '#renderer/print/text-pieces.ts'
import { readSpec } from '#renderer/print/read-spec.ts'

describe('texts on paper', () => {
  test('a long cell is cut into pieces that together hold every word', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 40 }), { maxLength: 200 }), (words) => {
        const text = words.join(' ')
        const pieces = piecesOf(text)
        expect(pieces.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
        expect(pieces.every((piece) => piece.length <= 900)).toBe(true)
      }),
    )
  })

  test('a text without spaces is still cut, and not in the middle of a letter', () => {
    const pieces = piecesOf('😀'.repeat(2_000))
    expect(pieces.length).toBeGreaterThan(3)
    expect(pieces.every((piece) => [...piece].every((letter) => letter === '😀'))).toBe(true)
  })

  test('paragraphs keep their order, drop repeated empty lines, and know their direction', () => {
    expect(paragraphsOf('one\r\n\n\n\nשלום two\n')).toEqual([
      { text: 'one', direction: 'ltr' },
      { text: '', direction: 'ltr' },
      { text: 'שלום two', direction: 'rtl' },
    ])
    expect(directionOf('12. مرحبا')).toBe('rtl')
    expect(directionOf('12.')).toBe('ltr')
  })
})

describe('the address of the print page', () => {
  const encoded = (value: unknown) => `?token=x&spec=${Buffer.from(JSON.stringify(value)).toString('base64url')}`

  test('names a specification or a prepared set', () => {
    const asked = readSpec(encoded({ day: '2011-09-06', technicianIds: null, paper: 'letter' }))
    expect(asked).toMatchObject({ kind: 'spec', spec: { day: '2011-09-06', paper: 'letter', twoSided: false } })
    const id = '0b6f0f1c-2c1e-4c8c-9d57-3d3a4f9f6c11'
    expect(readSpec(`?spec=${id}`)).toEqual({ kind: 'prepared', id })
  })

  test('is refused when it makes no sense', () => {
    for (const search of ['', '?spec=', '?spec=%%%', encoded({ day: 'yesterday' }), encoded([])]) {
      expect(readSpec(search)).toBeNull()
    }
  })
})
