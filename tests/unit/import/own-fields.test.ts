import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { historyUndo } from '#shared/actions/app.ts'
import { customFieldSave } from '#shared/commands/custom-field/save.ts'
import { recordSetCustom } from '#shared/commands/custom-field/set-values.ts'
import { mappingSave } from '#shared/commands/mapping/save.ts'
import type { CustomSubject } from '#shared/domain/custom-field/custom-field.ts'
import { bindColumn, withTarget } from '#shared/domain/import/edit-mapping.ts'
import { guessMapping } from '#shared/domain/import/guess.ts'
import type { ImportTarget } from '#shared/domain/import/mapping.ts'
import { mappingSchema } from '#shared/domain/import/mapping.ts'
import type { OwnField } from '#shared/domain/import/own-fields.ts'
import { importOk } from '#tests/doubles/import-files.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-own-fields-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const fields = [
  { label: 'Colour', type: 'choice', choices: ['Red', 'Blue'] },
  { label: 'Height', type: 'number', choices: [] },
  { label: 'Checked', type: 'yesNo', choices: [] },
  { label: 'Painted on', type: 'date', choices: [] },
  { label: 'Remark', type: 'text', choices: [] },
] as const

function addFields(desk: TestBackend, subject: CustomSubject) {
  for (const field of fields) {
    expectOk(desk.run(customFieldSave, { subject, ...field, choices: [...field.choices] }))
  }
}

const ownColumns = 'colour,HEIGHT,checked,painted_on,Remark'

const bring = (
  desk: TestBackend,
  lines: readonly string[],
  mapping: Parameters<typeof importOk>[1]['mapping'] = 'generic',
) => {
  // prettier-ignore
  const file = path.join(folder, 'list.csv')
  writeFileSync(file, `${lines.join('\n')}\n`)
  return importOk(desk, { file: { path: file }, mapping })
}

const heads: Record<
  'requests' | 'workOrders' | 'assets' | 'sites',
  { subject: CustomSubject; header: string; row: string }
> = {
  // prettier-ignore
  requests: { subject: 'request', header: 'id,title,opened', row: 'R1,Leak,2026-02-01 08:00' },
  workOrders: { subject: 'workOrder', header: 'work order,title,opened,status', row: 'W1,Leak,2026-02-01 08:00,open' },
  assets: { subject: 'asset', header: 'asset tag,name,manufacturer,model', row: 'P-1,Pump,Acme,X2' },
  sites: { subject: 'site', header: 'siteid,site name,address,city', row: 'S1,Depot,1 Main St,Boston' },
}

describe.each(Object.entries(heads))('custom fields of %s', (target, { subject, header, row }) => {
  const entity = target as keyof typeof heads
  const list = (values: string) => [`${header},${ownColumns}`, `${row},${values}`]
  const customOf = (desk: TestBackend) => desk.backend.context.store.records.all(entity).map(({ custom }) => custom)

  test('are fed by the columns that bear their labels, each as a value of its type, and taken back with the import', async () => {
    await using desk = openTestBackend()
    addFields(desk, subject)
    const result = await bring(desk, list('red,"2,5",ja,2026-01-31,"Ask at the gate"'))
    expect(result.files.at(-1)).toMatchObject({ target, rowsAdded: 1, rowsRejected: 0 })
    expect(customOf(desk)).toEqual([
      { colour: 'Red', height: 2.5, checked: true, paintedOn: '2026-01-31', remark: 'Ask at the gate' },
    ])
    expectOk(await desk.client.action(historyUndo, {}))
    expect(customOf(desk)).toEqual([])
  })

  test('keep out a row whose value does not fit, with the column and why, and no other row', async () => {
    await using desk = openTestBackend()
    addFields(desk, subject)
    const other = row.replace('1', '2')
    const result = await bring(desk, [
      `${header},${ownColumns}`,
      `${row},green,tall,perhaps,31/31/2026,fine`,
      `${other},Blue,,no,,`,
    ])
    expect(result.problems.map(({ row: line, column, code }) => [line, column, code])).toEqual([
      [2, 'colour', 'unknown-word'],
      [2, 'HEIGHT', 'not-a-number'],
      [2, 'checked', 'not-a-boolean'],
      [2, 'painted_on', 'not-an-instant'],
    ].sort((a, b) => ownColumns.indexOf(String(a[1])) - ownColumns.indexOf(String(b[1])))) // prettier-ignore
    expect(customOf(desk)).toEqual([{ colour: 'Blue', checked: false }])
  })

  test('follow their file again, but for the values somebody changed, filled in or took away here', async () => {
    await using desk = openTestBackend()
    addFields(desk, subject)
    await bring(desk, list('red,2,yes,,'))
    const id = desk.backend.context.store.records.all(entity)[0]!.id
    expectOk(desk.run(recordSetCustom, { subject, recordIds: [id], values: { height: 9, checked: null, remark: 'Ours' } })) // prettier-ignore
    const again = await bring(desk, list('blue,3,no,2026-01-01,theirs'))
    expect(customOf(desk)).toEqual([{ colour: 'Blue', height: 9, remark: 'Ours', paintedOn: '2026-01-01' }])
    expect(again.files.at(-1)).toMatchObject({ rowsUpdated: 1, fieldsKept: 3 })
    // What the second import passed on beside its own values is still the office's.
    await bring(desk, list('red,4,yes,2026-01-02,other'))
    expect(customOf(desk)).toEqual([{ colour: 'Red', height: 9, remark: 'Ours', paintedOn: '2026-01-02' }])
    expectOk(await desk.client.action(historyUndo, {}))
    expect(customOf(desk)).toEqual([{ colour: 'Blue', height: 9, remark: 'Ours', paintedOn: '2026-01-01' }])
  })

  test('lose nothing to an empty cell, and a file that brings nothing new leaves no trace', async () => {
    await using desk = openTestBackend()
    addFields(desk, subject)
    await bring(desk, list('red,2,yes,,'))
    const again = await bring(desk, list(',2,,,'))
    expect(again.runId).toBeNull()
    expect(customOf(desk)).toEqual([{ colour: 'Red', height: 2, checked: true }])
  })
})

test('a saved mapping names custom fields, reads their dates by a pattern, and works on when one is no longer in use', async () => {
  await using desk = openTestBackend()
  addFields(desk, 'request')
  const binding = (field: string, column: string, format: string | null = null) => ({
    field,
    columns: [column],
    format,
  })
  const mapping = mappingSchema.parse({
    name: 'paint shop',
    target: 'requests',
    bindings: [binding('externalId', 'a'), binding('title', 'b'), binding('openedAt', 'c'), binding('custom:paintedOn', 'd', 'DD/MM/YYYY HH:mm'), binding('custom:colour', 'e')], // prettier-ignore
    fixed: { 'custom:checked': 'yes' },
  })
  expectOk(await desk.client.command(mappingSave, { mapping }))
  await bring(desk, ['a,b,c,d,e', 'R1,Leak,2026-02-01 08:00,05/03/2026,red'], 'paint shop')
  const { records } = desk.backend.context.store
  expect(records.all('requests')[0]!.custom).toEqual({ paintedOn: '2026-03-05', colour: 'Red', checked: true })
  const colour = records.all('customFields').find(({ key }) => key === 'colour')!
  const { label, subject, type, choices } = colour
  expectOk(desk.run(customFieldSave, { fieldId: colour.id, label, subject, type, choices, active: false }))
  await bring(desk, ['a,b,c,d,e', 'R2,Leak,2026-02-01 08:00,05/03/2026,green'], 'paint shop')
  expect(records.all('requests').map(({ custom }) => custom)).toContainEqual({ paintedOn: '2026-03-05', checked: true })
})

test('a mapping keeps custom fields only where the file’s records have them', () => {
  const own: OwnField[] = [{ subject: 'request', key: 'colour', label: 'Colour', type: 'text', choices: [], active: true }] // prettier-ignore
  const guessed = guessMapping({ columns: ['title', 'opened', 'COLOUR'], rows: [] }, 'requests', own)
  expect(guessed.bindings.map(({ field }) => field)).toContain('custom:colour')
  expect(withTarget(guessed, 'workOrders', own).bindings.map(({ field }) => field)).not.toContain('custom:colour')
  const joined = bindColumn(guessed, 'shade', 'custom:colour', null, own)
  expect(joined.bindings.find(({ field }) => field === 'custom:colour')?.columns).toEqual(['COLOUR', 'shade'])
  const targets: ImportTarget[] = ['technicians', 'workTypes', 'customers']
  for (const target of targets) {
    expect(guessMapping({ columns: ['name', 'colour'], rows: [] }, target, own).bindings.some(({ field }) => field.startsWith('custom:'))).toBe(false) // prettier-ignore
  }
})
