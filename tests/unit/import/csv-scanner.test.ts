import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  columnNames,
  createCsvScanner,
  csvLine,
  delimiters,
  guessDelimiter,
} from '#shared/domain/import/csv-scanner.ts'

/** Records of a text that arrives in pieces of the given length. */
function scan(text: string, delimiter = ',', pieceLength = text.length || 1) {
  const scanner = createCsvScanner(delimiter)
  const records = []
  for (let at = 0; at < text.length; at += pieceLength) records.push(...scanner.push(text.slice(at, at + pieceLength)))
  return [...records, ...scanner.end()]
}
const cellsOf = (text: string, delimiter?: string) => scan(text, delimiter).map(({ cells }) => cells)

describe('the CSV scanner', () => {
  test('reads back what was written, in any pieces and with any delimiter', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'ß', '"', ',', ';', '\t', '|', '\n', '\r\n', ' ', '😀'),
      maxLength: 8,
    })
    const table = fc.integer({ min: 2, max: 5 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 })) // prettier-ignore
    fc.assert(
      fc.property(table, fc.constantFrom(...delimiters), fc.integer({ min: 1, max: 30 }), (rows, delimiter, piece) => {
        const text = rows.map((row) => csvLine(row, delimiter)).join('')
        expect(scan(text, delimiter, piece).map(({ cells }) => cells)).toEqual(rows)
      }),
    )
  })

  test('cuts any text the same way whatever the pieces it arrives in', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '\n', '\r\n'), maxLength: 60 })
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (dirty, piece) => {
        expect(scan(dirty, ',', piece)).toEqual(scan(dirty))
      }),
    )
  })

  test('counts lines of the file, with line breaks in cells and blank lines between', () => {
    expect(scan('a,b\r\n1,"x\r\ny"\r\n\r\n2,z').map(({ row }) => row)).toEqual([1, 2, 5])
  })

  test('takes quotes inside plain cells as they are', () => {
    expect(cellsOf('a,b\n1,5" pipe\n2,"he said "hi" twice"\n')[1]).toEqual(['1', '5" pipe'])
    expect(cellsOf('a,b\n2,"he said "hi" twice"\n')[1]).toEqual(['2', 'he said "hi" twice'])
  })

  test('one stray quote costs its own row and no other', () => {
    const records = scan('a,b\n1,"abc\n2,x\n3,y\n4,"q"\n5,z\n')
    expect(records.filter(({ broken }) => broken)).toEqual([{ row: 2, cells: ['1', '"abc'], broken: true }])
    expect(records.filter(({ broken }) => !broken).map(({ cells }) => cells[0])).toEqual(['a', '2', '3', '4', '5'])
  })

  test('a file cut off inside quotes ends with a broken row', () => {
    expect(scan('a,b\n1,x\n2,"abc').at(-1)).toEqual({ row: 3, cells: ['2', '"abc'], broken: true })
  })

  test('reads the line endings of old Macintosh files', () => {
    const scanner = createCsvScanner(',', '\r')
    expect([...scanner.push('a,b\r1,"x\ry"\r'), ...scanner.end()].map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['1', 'x\ry'],
    ])
  })
})

test('the delimiter is the one that cuts evenly', () => {
  expect(guessDelimiter('a;b;c\n1,5;2,5;3\n4;5;6,1\n')).toBe(';')
  expect(guessDelimiter('a\tb\n1, 2\t3\n')).toBe('\t')
  expect(guessDelimiter('a|b|c\n1|2|3\n')).toBe('|')
  expect(guessDelimiter('name,address\nAna,"1 Main St; Apt 2; Springfield"\n')).toBe(',')
  expect(guessDelimiter('single\ncolumn\n')).toBe(',')
})

test('column names are never empty and never twice the same', () => {
  expect(columnNames(['id', ' id ', '', 'id'])).toEqual(['id', 'id (2)', 'Column 3', 'id (3)'])
})
