import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requestMerge } from '#shared/commands/request/merge.ts'
import { entityNames } from '#shared/domain/entities.ts'
import { searchFind } from '#shared/queries/search.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

/** Every row of every table of records, column for column, but for the revision and its time, which only ever grow. */
function dump(desk: TestBackend): Record<string, unknown[]> {
  const { db, records } = desk.backend.context.store
  return Object.fromEntries(
    entityNames.map((entity) => {
      const { table } = records.codec(entity)
      const rows = db.prepare(`SELECT * FROM ${table} ORDER BY id`).all() as Record<string, unknown>[]
      return [entity, rows.map(({ rev: _rev, updated_at: _updatedAt, ...columns }) => columns)]
    }),
  )
}

const text = fc.string({ unit: 'grapheme', maxLength: 40 })
const someRequest = fc.record({
  title: text.map((words) => `T ${words}`),
  description: text,
  priority: fc.constantFrom('emergency' as const, 'high' as const, 'normal' as const, 'low' as const),
  resolveBy: fc.option(fc.integer({ min: 1, max: 10 ** 12 })),
  siteId: fc.option(fc.constant('s')),
  contactName: fc.option(text),
  contactPhone: fc.option(fc.constantFrom('617 555 0100', '+49 30 1234567')),
  safety: fc.boolean(),
  custom: fc.dictionary(fc.constantFrom('floor', 'code'), fc.oneof(text, fc.integer(), fc.boolean())),
})

describe('merging a duplicate', () => {
  it('loses nothing and is taken back to the last byte, whatever hung on the two', async () => {
    await fc.assert(
      fc.asyncProperty(
        someRequest,
        someRequest,
        fc.array(text, { maxLength: 3 }),
        fc.integer({ min: 0, max: 3 }),
        fc.boolean(),
        fc.boolean(),
        async (duplicate, into, notes, files, accepted, linked) => {
          await using desk = openTestBackend()
          write(desk, [
            fresh('sites', { id: 's' }),
            fresh('requests', { ...duplicate, id: 'dup', number: 1 }),
            fresh('requests', {
              ...into,
              id: 'into',
              number: 2,
              ...(accepted ? ({ status: 'accepted', workOrderId: 'w' } as const) : {}),
            }),
            fresh('requests', { id: 'follower', number: 3, status: 'merged', mergedIntoId: 'dup' }),
            fresh('requests', { id: 'kin', number: 4 }),
            ...(accepted ? [fresh('workOrders', { id: 'w', number: 9, requestId: 'into' })] : []),
            ...(linked
              ? [fresh('requestLinks', { id: 'l', requestId: 'dup', otherRequestId: 'kin', kind: 'related' })]
              : []),
            ...notes.map((words, at) =>
              fresh('notes', {
                id: `n${at}`,
                subjectKind: 'request',
                subjectId: 'dup',
                text: words,
                visibility: 'customer',
                author: 'Ana',
                writtenAt: at,
              }),
            ),
            ...Array.from({ length: files }, (_, at) =>
              fresh('attachments', {
                id: `f${at}`,
                subjectKind: 'request',
                subjectId: 'dup',
                name: `photo ${at}.jpg`,
                mediaType: 'image/jpeg',
                sizeBytes: 10,
                sha256: 'a'.repeat(64),
                addedAt: at,
              }),
            ),
          ])
          const find = async () => expectOk(await desk.client.query(searchFind, { text: 'T' }))
          const [before, foundBefore] = [dump(desk), await find()]
          expectOk(desk.run(requestMerge, { duplicateId: 'dup', intoId: 'into' }))
          const { records } = desk.backend.context.store
          const survivor = records.where('notes', 'subjectId', ['into']).map((note) => note.text)
          for (const words of [...notes, duplicate.title]) {
            expect(survivor.some((kept) => kept.includes(words))).toBe(true)
          }
          expect(records.where('attachments', 'subjectId', ['into'])).toHaveLength(files)
          expect(records.get('requests', 'follower')?.mergedIntoId).toBe('into')
          expect(records.where('requestLinks', 'requestId', ['into'])).toHaveLength(linked ? 1 : 0)
          const merged = dump(desk)
          expectOk(desk.backend.context.history.undo())
          expect(dump(desk)).toEqual(before)
          expect(await find()).toEqual(foundBefore)
          expectOk(desk.backend.context.history.redo())
          expect(dump(desk)).toEqual(merged)
        },
      ),
      { numRuns: 25 },
    )
  })
})
