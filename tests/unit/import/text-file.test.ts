import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCsvFile } from '#electron/jobs/import/csv-file.ts'
import { expectError, expectOk } from '#tests/doubles/test-backend.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-text-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const plain = { encoding: null, delimiter: null }
function put(name: string, content: Buffer | string): string {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}
async function rowsOf(file: string, reading: Parameters<typeof openCsvFile>[2] = plain) {
  const csv = expectOk(await openCsvFile(file, path.basename(file), reading))
  const rows = []
  for await (const { records } of csv.records()) for (const { row, cells } of records) rows.push([row, ...cells])
  return { encoding: csv.encoding, delimiter: csv.delimiter, columns: csv.columns, rows }
}

const text = 'id;name\r\n1;Müller\r\n2;"Straße\r\nhinten"\r\n3;Øst\r\n'
const expected = { delimiter: ';', columns: ['id', 'name'], rows: [[2, '1', 'Müller'], [3, '2', 'Straße\r\nhinten'], [5, '3', 'Øst']] } // prettier-ignore

describe('encodings', () => {
  test.each([
    ['utf-8', Buffer.from(text), 'utf-8'],
    ['utf-8 with a mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['utf-16 LE with a mark', iconv.encode(text, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ['utf-16 BE with a mark', iconv.encode(text, 'utf-16be', { addBOM: true }), 'utf-16be'],
    ['utf-16 LE without a mark', iconv.encode(text, 'utf-16le'), 'utf-16le'],
    ['utf-16 BE without a mark', iconv.encode(text, 'utf-16be'), 'utf-16be'],
    ['windows-1252', iconv.encode(text, 'win1252'), 'windows-1252'],
    ['latin-1', iconv.encode(text, 'latin1'), 'windows-1252'],
  ])('%s is recognised and read', async (name, content, encoding) => {
    expect(await rowsOf(put(`${name}.csv`, content))).toEqual({ encoding, ...expected })
  })

  test('a strange byte far into the file is found before anything is read', async () => {
    const far = Buffer.concat([
      Buffer.from(`id,name\n${'1,plain\n'.repeat(300_000)}`),
      Buffer.from([0x32, 0x2c, 0xd8, 0x0a]),
    ])
    const { encoding, rows } = await rowsOf(put('far.csv', far))
    expect([encoding, rows.at(-1)]).toEqual(['windows-1252', [300_002, '2', 'Ø']])
  })

  test('characters cut between two reads stay whole', async () => {
    const many = `id,name\n${'1,日本語テスト😀\n'.repeat(100_000)}`
    const { rows } = await rowsOf(put('cut.csv', many))
    expect(rows.length).toBe(100_000)
    expect(rows.every(([, , name]) => name === '日本語テスト😀')).toBe(true)
  })

  test('the guess can be corrected', async () => {
    const { rows } = await rowsOf(put('forced.csv', Buffer.from('id,name\n1,é\n')), {
      encoding: 'windows-1252',
      delimiter: ',',
    })
    expect(rows).toEqual([[2, '1', 'Ã©']])
  })

  test('a first line that names the separator, as Excel writes it, is obeyed and counted', async () => {
    expect(await rowsOf(put('sep.csv', 'sep=;\r\na;b\r\n1;2\r\n'))).toMatchObject({
      columns: ['a', 'b'],
      rows: [[3, '1', '2']],
    })
  })
})

describe('files that are no tables', () => {
  test.each([
    ['a workbook', Buffer.from('504b03041400060008000000', 'hex'), /an Excel workbook or a ZIP archive/],
    ['a PDF', Buffer.from('%PDF-1.7\n'), /It is a PDF/],
    ['noise', Buffer.from(Array.from({ length: 500 }, (_, at) => (at * 37) % 256)), /bytes that no text has/],
    ['nothing', Buffer.alloc(0), /is empty/],
  ])('%s is refused in words', async (name, content, message) => {
    const refused = expectError(await openCsvFile(put(`${name}.bin`, content), `${name}.bin`, plain))
    expect(refused).toMatchObject({ kind: 'invalid-input' })
    expect(refused.message).toMatch(message)
  })

  test('a missing file and a folder are named', async () => {
    expect(expectError(await openCsvFile(path.join(folder, 'no.csv'), 'no.csv', plain)).message).toMatch(
      /There is no file no\.csv/,
    )
    expect(expectError(await openCsvFile(folder, 'folder', plain)).message).toMatch(/is a folder/)
  })
})
