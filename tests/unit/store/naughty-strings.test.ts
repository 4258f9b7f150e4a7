import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import type { Change } from '#shared/commands/change.ts'
import { entityNames, entitySchemas, withDefaults } from '#shared/domain/entities.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { unguardedText } from '#shared/kernel/csv.ts'
import { exportData } from '#electron/backend/export/export-data.ts'
import { writeChanges } from '#electron/store/change-writer.ts'
import { naughtyStrings } from '#tests/doubles/naughty-strings.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'

/*
 * Every text field of every kind of record, filled with every naughty text: stored, read after a restart, logged,
 * indexed, and exported as CSV and JSON. The rows are made from the schemas, so that a new field is tested the day it
 * is made.
 */

interface Field {
  readonly name: string
  readonly type: string
  /** Any text at all: not an id, a day or anything else that is checked. */
  readonly free: boolean
  readonly example: unknown
  /** The largest number it may hold. */
  readonly most: number
}

let desk: TestBackend
const written = new Map<EntityName, Record<string, unknown>[]>()

beforeAll(async () => {
  desk = openTestBackend()
  const { db, records, search } = desk.backend.context.store
  // Rows are made without regard to what they point at.
  db.pragma('foreign_keys = OFF')
  db.transaction(() => {
    for (const entity of entityNames) {
      const rows = rowsOf(entity)
      written.set(entity, rows)
      const changes = rows.map((row) => ({ op: 'insert', entity, row })) as unknown as Change[]
      const logged = writeChanges(records, search, changes, 0)
      const command = {
        id: entity,
        stepId: entity,
        name: 'test.write',
        args: {},
        actor: { id: 'a', name: naughtyStrings[7]! },
      }
      desk.backend.context.store.log.append({ ...command, at: 0, summary: { key: 'k', values: {} } }, logged)
    }
  })()
  desk = await desk.reopen()
})
afterAll(() => desk.close())

test.each(entityNames)('every text of %s is read back after a restart as it was written', (entity) => {
  for (const row of written.get(entity)!) {
    const read = desk.backend.context.store.records.get(entity, row['id'] as string) as Record<string, unknown>
    for (const { name, free } of fieldsOf(entity)) if (free) expect(read[name]).toBe(wellFormed(row[name] as string))
  }
})

test('the fields people write into are among those that are tried', () => {
  const free = (entity: EntityName) => fieldsOf(entity).flatMap(({ name, free }) => (free ? [name] : []))
  expect(free('requests')).toEqual(expect.arrayContaining(['title', 'description', 'contactName', 'closingNote']))
  expect(free('notes')).toEqual(expect.arrayContaining(['text', 'author', 'callWith']))
  expect(entityNames.flatMap(free).length).toBeGreaterThan(120)
})

test('the log holds the same texts, and its chain is whole', async () => {
  const { verifyChain } = await import('#electron/store/audit-chain.ts')
  const { db } = desk.backend.context.store
  expect(verifyChain(db)).toMatchObject({ brokenAt: null, missingAtEnd: 0 })
  const after = db.prepare("SELECT after FROM change_log WHERE entity = 'requests' ORDER BY ordinal").pluck().all()
  expect(after.map((text) => (JSON.parse(text as string) as { title: string }).title)).toEqual(
    written.get('requests')!.map((row) => row['title']),
  )
})

test('words of every text that has some are found, and looking for any text at all does no harm', async () => {
  for (const text of naughtyStrings) {
    const reply = await desk.backend.call({ kind: 'query', name: 'search.find', args: { text: text.slice(0, 500) } })
    expect(reply.ok).toBe(true)
  }
})

test.each(['csv', 'json'] as const)('a whole export as %s holds every text unchanged', (format) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fieldboard-naughty-'))
  try {
    expectOk(exportData(desk.backend.context, { folder: path.join(folder, 'out'), format }))
    const files = readdirSync(path.join(folder, 'out'))
    expect(files.length).toBeGreaterThan(entityNames.length)
    for (const entity of entityNames) {
      const name = entity.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      const text = readFileSync(path.join(folder, 'out', `${name}.${format}`), 'utf8')
      const read = (format === 'json' ? JSON.parse(text) : parse(text, { columns: true })) as Record<string, string>[]
      const byId = new Map(read.map((row) => [row['id'], row]))
      for (const row of written.get(entity)!) {
        for (const field of fieldsOf(entity)) {
          if (!field.free) continue
          const cell = byId.get(row['id'] as string)![field.name]!
          expect(format === 'csv' ? unguardedText(cell) : cell).toBe(wellFormed(row[field.name] as string))
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** Halves of characters cannot be written as UTF-8: they become the mark that stands for something unreadable. */
function wellFormed(text: string): string {
  return text.toWellFormed()
}

/** One record of a kind for each naughty text, which stands in all of its free text fields. */
function rowsOf(entity: EntityName): Record<string, unknown>[] {
  const fields = fieldsOf(entity)
  return naughtyStrings.map((text, at) => {
    const row: Record<string, unknown> = { id: `${entity} ${at}` }
    for (const { name, free, type, example, most } of fields) {
      if (name === 'id') continue
      row[name] = free
        ? text
        : /Id$/.test(name) || name.endsWith('Key')
          ? `${name} ${at}`
          : type === 'number'
            ? Math.min(at + 1, most)
            : example
    }
    return withDefaults(entity, row)
  })
}

function fieldsOf(entity: EntityName): Field[] {
  const kept = ['rev', 'updatedAt', 'deletedAt']
  return Object.entries(entitySchemas[entity].shape)
    .filter(([name]) => !kept.includes(name))
    .map(([name, schema]) => fieldOf(name, schema as z.ZodType))
}

function fieldOf(name: string, schema: z.ZodType): Field {
  const inner = unwrapped(schema)
  const { type, checks, entries, element } = inner.def as unknown as {
    type: string
    checks?: unknown[]
    entries?: Record<string, string>
    element?: unknown
  }
  const free = type === 'string' && (checks?.length ?? 0) === 0
  const example = {
    string: '2026-01-05',
    boolean: true,
    enum: Object.values(entries ?? {})[0],
    array: element ? [] : [],
    record: {},
    object: {},
    union: 'any',
    lazy: { any: naughtyStrings[0] },
  }[type]
  const most = (inner as { maxValue?: number | null }).maxValue ?? Infinity
  return { name, type, free, example: example ?? null, most }
}

function unwrapped(schema: z.ZodType): z.ZodType {
  const def = schema.def as unknown as { type: string; innerType?: z.ZodType }
  return def.innerType && ['nullable', 'default', 'optional'].includes(def.type) ? unwrapped(def.innerType) : schema
}
