import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createContentFiles } from '#electron/backend/attachments/content-files.ts'
import { exportData } from '#electron/backend/export/export-data.ts'
import { entityNames } from '#shared/domain/entities.ts'
import { csvCell, csvLine, unguardedText } from '#shared/kernel/csv.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-export-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['=1+1', "'=1+1"],
  ['+49 30 1234', "'+49 30 1234"],
  ['-5', "'-5"],
  ['@here', "'@here"],
  ['\tTab', "'\tTab"],
  ['\rReturn', '"\'\rReturn"'],
  [-71.05, '-71.05'],
  [0, '0'],
  [true, 'true'],
  [null, ''],
  ['plain', 'plain'],
  ['a "word", twice\nover', '"a ""word"", twice\nover"'],
])('the cell of %j is %j', (value, cell) => {
  expect(csvCell(value)).toBe(cell)
})

test('any text comes back from a CSV file as it was, and never starts like a formula in it', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), (texts) => {
      const [cells] = parse(csvLine(texts), { record_delimiter: '\r\n' }) as string[][]
      expect(cells!.map(unguardedText)).toEqual(texts)
      expect(cells!.some((cell) => /^[=+\-@\t\r]/.test(cell))).toBe(false)
    }),
  )
})

test('every kind of record is written, and comes back as it was', async () => {
  await using desk = openTestBackend()
  write(desk, [
    fresh('customers', { id: 'c1', name: '=HYPERLINK("http://evil.example")', phone: '+49 30 1234' }),
    fresh('sites', { id: 's1', customerId: 'c1', name: 'Two\nlines, "quoted"', longitude: -71.06, latitude: 42.3 }),
    fresh('workTypes', {
      id: 'w1',
      checklist: [{ text: 'Off?', answer: 'pass-fail', unit: null }],
    }),
  ])
  const { context } = desk.backend
  const csv = path.join(folder, 'csv')
  const json = path.join(folder, 'json')
  const summary = expectOk(exportData(context, { folder: csv, format: 'csv' }))
  expectOk(exportData(context, { folder: json, format: 'json' }))
  expect(summary.counts).toMatchObject({ customers: 1, sites: 1, workTypes: 1, visits: 0 })
  expect(readdirSync(csv)).toHaveLength(entityNames.length + 1)

  const sites = parse(readFileSync(path.join(csv, 'sites.csv')), { columns: true }) as Record<string, string>[]
  expect(sites[0]).toMatchObject({ id: 's1', name: 'Two\nlines, "quoted"', longitude: '-71.06', accessNotes: '' })
  const [customer] = parse(readFileSync(path.join(csv, 'customers.csv')), { columns: true }) as Record<string, string>[]
  expect(customer).toMatchObject({ name: '\'=HYPERLINK("http://evil.example")', phone: "'+49 30 1234" })
  const [type] = parse(readFileSync(path.join(csv, 'work-types.csv')), { columns: true }) as Record<string, string>[]
  expect(JSON.parse(type!['checklist']!)).toEqual([{ text: 'Off?', answer: 'pass-fail', unit: null }])

  for (const entity of entityNames) {
    const file = path.join(json, `${entity.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.json`)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(context.store.records.all(entity))
  }
  const manifest = JSON.parse(readFileSync(path.join(json, 'manifest.json'), 'utf8')) as object
  expect(manifest).toMatchObject({ program: 'Fieldboard', format: 'json', counts: { sites: 1 } })
})

test('a folder that holds anything is refused and left as it is', async () => {
  await using desk = openTestBackend()
  writeFileSync(path.join(folder, 'mine.txt'), 'mine')
  const error = expectError(exportData(desk.backend.context, { folder, format: 'csv' }))
  expect(error.message).toBe(`The folder ${folder} is not empty. Name a new one; nothing was written.`)
  expect(readdirSync(folder)).toEqual(['mine.txt'])
})

test('a stopped export says so and leaves no manifest', async () => {
  await using desk = openTestBackend()
  write(
    desk,
    Array.from({ length: 2_500 }, (_, i) => fresh('customers', { id: `c${i}` })),
  )
  const out = path.join(folder, 'out')
  const error = expectError(
    exportData(desk.backend.context, { folder: out, format: 'csv', signal: AbortSignal.abort() }),
  )
  expect(error.kind).toBe('cancelled')
  expect(existsSync(path.join(out, 'manifest.json'))).toBe(false)
})

test('the files of attachments go along where the data folder has them, and open from there; a lost one is told', async () => {
  await using desk = openTestBackend()
  const { context } = desk.backend
  const bytes = Buffer.from('a photo of the pump')
  const sha256 = await context.contents.put(bytes)
  const lost = 'f'.repeat(64)
  const attached = (id: string, content: string) =>
    fresh('attachments', { id, subjectKind: 'workOrder', subjectId: 'w', name: `${id}.txt`, mediaType: 'text/plain', sizeBytes: bytes.length, sha256: content, addedAt: 0, origin: 'desk', addedBy: 'Ana', caption: null, thumbnailSha256: null }) // prettier-ignore
  write(desk, [attached('one', sha256), attached('same', sha256), attached('gone', lost)])
  const out = path.join(folder, 'out')
  const summary = expectOk(exportData(context, { folder: out, format: 'json' }))
  expect(summary.files).toEqual({ copied: 1, missing: [lost] })
  expect(expectOk(await createContentFiles(out).read(sha256)).equals(bytes)).toBe(true)
  const manifest = JSON.parse(readFileSync(path.join(out, 'manifest.json'), 'utf8')) as object
  expect(manifest).toMatchObject({ files: { copied: 1, missing: [lost] } })
})
