import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { converterOf } from '#shared/domain/import/convert.ts'
import { fieldsOf } from '#shared/domain/import/fields.ts'
import { localTimes } from '#shared/domain/import/local-time.ts'
import { bindingSchema, mappingSchema } from '#shared/domain/import/mapping.ts'
import type { ImportTarget } from '#shared/domain/import/mapping.ts'
import { createRowReader } from '#shared/domain/import/row-reader.ts'

const times = localTimes('UTC')

function convert(target: ImportTarget, field: string, text: string, more: object = {}) {
  const definition = fieldsOf(target).find((one) => one.name === field)!
  return converterOf(definition, bindingSchema.parse({ field, columns: [field], ...more }), times)(text)
}

describe('converters', () => {
  test('never throw and never give a number that is none, whatever the text', () => {
    const fields = (['requests', 'workTypes', 'technicians', 'customers'] as const).flatMap((target) =>
      fieldsOf(target).map((field) => [target, field.name] as const),
    )
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.string(), ([target, field], text) => {
        const result = convert(target, field, text)
        if (result.ok && typeof result.value === 'number') expect(Number.isFinite(result.value)).toBe(true)
      }),
    )
  })

  test('lists of skills carry levels', () => {
    expect(convert('technicians', 'skills', 'Sanitation:3; Recycling:1;Trees')).toEqual({
      ok: true,
      value: [
        { name: 'Sanitation', level: 3 },
        { name: 'Recycling', level: 1 },
        { name: 'Trees', level: 1 },
      ],
    })
    expect(convert('technicians', 'skills', 'Sanitation:9')).toMatchObject({ ok: false, error: { code: 'not-a-list' } })
    expect(convert('technicians', 'skills', 'Trees:1;trees:2')).toMatchObject({
      ok: false,
      error: { code: 'not-a-list' },
    })
  })

  test('times of day are minutes, and not beyond midnight', () => {
    expect(convert('technicians', 'shiftStart', '06:30')).toEqual({ ok: true, value: 390 })
    expect(convert('technicians', 'shiftStart', '24:30').ok).toBe(false)
    expect(convert('technicians', 'shiftStart', '6.30').ok).toBe(false)
  })

  test('words of a source are known without case, with what it adds to them, and by a table of its own', () => {
    expect(convert('requests', 'status', 'Closed (Duplicate)')).toEqual({ ok: true, value: 'closed' })
    expect(convert('requests', 'priority', 'URGENT')).toEqual({ ok: true, value: 'emergency' })
    expect(convert('requests', 'priority', 'whenever')).toMatchObject({ error: { code: 'unknown-word' } })
    expect(convert('requests', 'priority', 'Whenever', { table: { whenever: 'low' } })).toEqual({
      ok: true,
      value: 'low',
    })
  })
})

describe('a row', () => {
  const mapping = mappingSchema.parse({
    name: 'test',
    target: 'requests',
    bindings: [
      { field: 'title', columns: ['what'] },
      { field: 'openedAt', columns: ['when'] },
      { field: 'description', columns: ['a', 'b'], labelled: true },
    ],
  })
  const reader = createRowReader(mapping, ['what', 'when', 'a', 'b', 'problem'], times)
  if (!reader.ok) throw new Error(reader.error.message)

  test('becomes values; columns nobody mapped are ignored', () => {
    expect(reader.value(['Leak', '2026-01-02 03:04:05', 'x', ' y  z ', 'old reason'], 7)).toEqual({
      ok: true,
      values: { title: 'Leak', openedAt: Date.UTC(2026, 0, 2, 3, 4, 5), description: 'A: x\nB: y z' },
    })
  })

  test('is refused with its line, column, text and reason', () => {
    expect(reader.value(['Leak', 'soon', '', '', ''], 7)).toEqual({
      ok: false,
      problems: [
        { row: 7, column: 'when', value: 'soon', code: 'not-an-instant', facts: { format: 'YYYY-MM-DD HH:mm:ss' } },
      ],
    })
    expect(reader.value(['', '2026-01-02', '', '', ''], 8)).toMatchObject({
      problems: [{ column: 'what', code: 'required' }],
    })
  })

  test('a file without a needed column is refused, naming what is missing and what was found', () => {
    const refused = createRowReader(mapping, ['what', 'address'], times)
    expect(refused).toMatchObject({ ok: false, error: { kind: 'invalid-input' } })
    if (!refused.ok)
      expect(refused.error.message).toMatch(/Missing: when\. Found: what, address\. Nothing was imported\./)
  })
})
