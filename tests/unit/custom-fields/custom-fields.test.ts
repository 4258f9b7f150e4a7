import fc from 'fast-check'
import { expect, test } from 'vitest'
import { customFieldMove } from '#shared/commands/custom-field/move.ts'
import { customFieldSave } from '#shared/commands/custom-field/save.ts'
import { recordSetCustom } from '#shared/commands/custom-field/set-values.ts'
import {
  customValueText,
  keyOfLabel,
  problemOfValue,
  readCustomValue,
} from '#shared/domain/custom-field/check-value.ts'
import type { FieldShape } from '#shared/domain/custom-field/check-value.ts'
import { customTypes } from '#shared/domain/custom-field/custom-field.ts'
import { customFieldsAll } from '#shared/queries/custom-fields.ts'
import { expectError, expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { openSmallOffice } from '#tests/doubles/small-office.ts'

const meter = { subject: 'workOrder', label: 'Meter reading', type: 'number', unit: 'kWh' } as const
const permit = {
  subject: 'workOrder' as const,
  label: 'Permit',
  type: 'choice' as const,
  choices: ['None', 'Hot work'],
}

function add(desk: TestBackend, field: Parameters<typeof customFieldSave.args.parse>[0]): string {
  return (expectOk(desk.run(customFieldSave, field as never)).value as { fieldId: string }).fieldId
}
const customOf = (desk: TestBackend) => desk.backend.context.store.records.get('workOrders', 'v1 order')?.custom

test('a value is written, corrected, taken away and undone, and other values stay', async () => {
  await using desk = openSmallOffice()
  add(desk, meter)
  add(desk, permit)
  const set = (values: Record<string, string | number | boolean | null>) =>
    expectOk(desk.run(recordSetCustom, { subject: 'workOrder', recordIds: ['v1 order'], values }))
  set({ meterReading: 812.5 })
  set({ permit: 'Hot work' })
  expect(customOf(desk)).toEqual({ meterReading: 812.5, permit: 'Hot work' })
  set({ meterReading: null })
  expect(customOf(desk)).toEqual({ permit: 'Hot work' })
  expectOk(desk.backend.context.history.undo())
  expect(customOf(desk)).toEqual({ meterReading: 812.5, permit: 'Hot work' })
})

test('many records get a value in one step, and one undo takes it away', async () => {
  await using desk = openSmallOffice()
  add(desk, meter)
  const recordIds = ['v1 order', 'v2 order', 'v3 order']
  expectOk(desk.run(recordSetCustom, { subject: 'workOrder', recordIds, values: { meterReading: 1 } }))
  expectOk(desk.backend.context.history.undo())
  for (const id of recordIds) expect(desk.backend.context.store.records.get('workOrders', id)?.custom).toEqual({})
})

test.each([
  ['a word for a number', { meterReading: 'a lot' }],
  ['something that cannot be chosen', { permit: 'Cold work' }],
  ['a field nobody made', { colour: 'red' }],
])('%s is refused and nothing is written', async (_what, values) => {
  await using desk = openSmallOffice()
  add(desk, meter)
  add(desk, permit)
  const refused = expectError(desk.run(recordSetCustom, { subject: 'workOrder', recordIds: ['v1 order'], values }))
  expect(refused.kind).toBe('invalid-input')
  expect(customOf(desk)).toEqual({})
})

test('a field keeps its key and its type, and no two fields of a record share a name', async () => {
  await using desk = openSmallOffice()
  const fieldId = add(desk, meter)
  expectOk(desk.run(customFieldSave, { ...meter, fieldId, label: 'Reading' }))
  expect(desk.backend.context.store.records.get('customFields', fieldId)).toMatchObject({
    key: 'meterReading',
    label: 'Reading',
  })
  expect(expectError(desk.run(customFieldSave, { ...meter, fieldId, type: 'text' })).message).toContain(
    'cannot be changed',
  )
  expect(expectError(desk.run(customFieldSave, { ...permit, label: 'reading' })).message).toContain('already')
  expect(expectError(desk.run(customFieldSave, { ...permit, choices: [] })).message).toContain('at least one')
})

test('fields move up and down and stop at the ends', async () => {
  await using desk = openSmallOffice()
  const [first, second, third] = ['One', 'Two', 'Three'].map((label) => add(desk, { ...meter, label }))
  const labels = async () => expectOk(await desk.client.query(customFieldsAll, {})).map(({ label }) => label)
  expectOk(desk.run(customFieldMove, { fieldId: third!, by: -1 }))
  expect(await labels()).toEqual(['One', 'Three', 'Two'])
  expectOk(desk.run(customFieldMove, { fieldId: first!, by: -1 }))
  expectOk(desk.run(customFieldMove, { fieldId: second!, by: 1 }))
  expect(await labels()).toEqual(['One', 'Three', 'Two'])
})

/** Nobody tells minus zero from zero. */
const plainZero = (number: number) => number + 0

test('what is written as text is read back as the same value', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...customTypes),
      fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map(plainZero),
        fc.boolean(),
        fc.string(),
      ),
      (type, value) => {
        const field = { type, choices: typeof value === 'string' && value.trim() === value && value ? [value] : [] }
        if (problemOfValue(field, value) !== null || /e/.test(String(value))) return
        if (typeof value === 'string' && value.trim() === '') return
        expect(readCustomValue(field, customValueText(value))).toEqual(value)
      },
    ),
  )
})

test('a text that does not say what the field wants is not taken for something else', () => {
  const number: FieldShape = { type: 'number', choices: [] }
  expect(readCustomValue(number, '1,5')).toBe(1.5)
  expect(readCustomValue(number, '1.234,5')).toBeUndefined()
  expect(readCustomValue({ type: 'date', choices: [] }, '31.12.2026')).toBeUndefined()
  expect(readCustomValue({ type: 'choice', choices: ['Hot work'] }, ' hot WORK ')).toBe('Hot work')
  expect(readCustomValue(number, '  ')).toBeNull()
})

test('keys are plain and never the same twice', () => {
  expect(keyOfLabel('Zähler Nr. 2', [])).toBe('zahlerNr2')
  expect(keyOfLabel('漢字', ['field'])).toBe('field2')
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 12 }), (labels) => {
      const keys: string[] = []
      for (const label of labels) keys.push(keyOfLabel(label, keys))
      expect(new Set(keys).size).toBe(labels.length)
      for (const key of keys) expect(key).toMatch(/^[a-z][A-Za-z0-9]*$/)
    }),
  )
})
