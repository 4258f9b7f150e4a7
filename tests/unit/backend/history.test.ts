import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noteAdd } from '#shared/commands/note/add.ts'
import { requestAccept } from '#shared/commands/request/accept.ts'
import { requestCreate } from '#shared/commands/request/create.ts'
import { requestReject } from '#shared/commands/request/reject.ts'
import { settingsSet } from '#shared/commands/settings/set.ts'
import { update } from '#shared/commands/change.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { visitUnschedule } from '#shared/commands/visit/unschedule.ts'
import { entityNames } from '#shared/domain/entities.ts'
import { hourMs } from '#shared/kernel/zone.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { testNow } from '#tests/doubles/test-clock.ts'
import { fresh, snapshot, write } from '#tests/doubles/write-records.ts'

const undo = (desk: TestBackend) => desk.backend.context.history.undo()
const redo = (desk: TestBackend) => desk.backend.context.history.redo()
const offers = (desk: TestBackend) => desk.backend.context.history.offers()

/** All records and all that search knows of them. */
function everything(desk: TestBackend) {
  const docs = desk.backend.context.store.db.prepare('SELECT row_id FROM search_docs ORDER BY row_id').all()
  return { ...snapshot(desk, entityNames), docs }
}

const set = (desk: TestBackend, name: string, value: number) => expectOk(desk.run(settingsSet, { name, value }))
const valueOf = (desk: TestBackend, name: string) => desk.backend.context.store.records.get('settings', name)?.value

test('undo and redo walk any number of steps, and stop at the ends', async () => {
  await using desk = openTestBackend()
  for (let value = 1; value <= 30; value++) set(desk, 'a', value)
  for (let value = 29; value >= 1; value--) {
    expectOk(undo(desk))
    expect(valueOf(desk, 'a')).toBe(value)
  }
  expectOk(undo(desk))
  expect(valueOf(desk, 'a')).toBeUndefined()
  expect(expectError(undo(desk))).toMatchObject({ kind: 'unavailable', code: 'nothing-to-undo' })
  for (let value = 1; value <= 30; value++) expectOk(redo(desk))
  expect(valueOf(desk, 'a')).toBe(30)
  expect(expectError(redo(desk))).toMatchObject({ kind: 'unavailable', code: 'nothing-to-redo' })
})

test('the steps are there after a restart, in the middle of the walk too', async () => {
  let desk = openTestBackend()
  set(desk, 'a', 1)
  set(desk, 'a', 2)
  set(desk, 'a', 3)
  expectOk(undo(desk))
  desk = await desk.reopen()
  expect(valueOf(desk, 'a')).toBe(2)
  expectOk(undo(desk))
  desk = await desk.reopen()
  expectOk(redo(desk))
  expectOk(redo(desk))
  expect(valueOf(desk, 'a')).toBe(3)
  await desk.close()
})

test('a new command ends what could be redone', async () => {
  await using desk = openTestBackend()
  set(desk, 'a', 1)
  set(desk, 'a', 2)
  expectOk(undo(desk))
  set(desk, 'b', 1)
  expect(offers(desk).redo).toBeNull()
  expectOk(undo(desk))
  expectOk(undo(desk))
  expect(offers(desk)).toMatchObject({ undo: null, redo: { key: 'history.settingSet', values: { name: 'a' } } })
})

test('undo refuses when the record was changed since, and changes nothing', async () => {
  await using desk = openTestBackend()
  set(desk, 'a', 1)
  set(desk, 'a', 2)
  write(desk, [update('settings', 'a', { value: 99 })])
  const before = everything(desk)
  expect(expectError(undo(desk))).toMatchObject({ kind: 'conflict', facts: { entity: 'settings', id: 'a' } })
  expect(everything(desk)).toEqual(before)
  expect(offers(desk).undo).not.toBeNull()
})

test('undo refuses to take away a record that newer ones point at', async () => {
  await using desk = openTestBackend()
  const created = expectOk(desk.run(requestCreate, { title: 'Leak', source: 'Phone' }))
  const { requestId } = created.value as { requestId: string }
  write(desk, [
    fresh('workTypes', { id: 'wt' }),
    fresh('workOrders', { id: 'w1', number: 5, requestId, workTypeId: 'wt' }),
  ])
  expect(expectError(undo(desk))).toMatchObject({ kind: 'conflict' })
  expect(desk.backend.context.store.records.get('requests', requestId)).not.toBeNull()
})

test('commands of one step are undone and redone together', async () => {
  await using desk = openTestBackend()
  const { pipeline } = desk.backend.context
  const stepId = pipeline.newId()
  for (const name of ['a', 'b', 'c']) expectOk(pipeline.run(settingsSet as never, { name, value: 1 }, { stepId }))
  expectOk(undo(desk))
  expect(['a', 'b', 'c'].map((name) => valueOf(desk, name))).toEqual([undefined, undefined, undefined])
  expectOk(redo(desk))
  expect(['a', 'b', 'c'].map((name) => valueOf(desk, name))).toEqual([1, 1, 1])
})

/** What a person may do next; numbers choose among what is there. */
const moves = fc.oneof(
  fc.record({ do: fc.constant('set' as const), which: fc.nat(3), value: fc.integer() }),
  fc.record({ do: fc.constant('report' as const), title: fc.string({ minLength: 1, maxLength: 20 }) }),
  fc.record({ do: fc.constantFrom('accept' as const, 'reject' as const, 'note' as const), which: fc.nat(9) }),
  fc.record({ do: fc.constantFrom('place' as const, 'unplace' as const), which: fc.nat(9), hour: fc.nat(8) }),
)
type Move = typeof moves extends fc.Arbitrary<infer T> ? T : never

function office(): TestBackend {
  const desk = openTestBackend()
  const shift = { technicianId: 't1', startMinute: 0, endMinute: 1_440 }
  write(desk, [
    fresh('workTypes', { id: 'wt' }),
    fresh('sites', { id: 's1' }),
    fresh('technicians', { id: 't1' }),
    ...[1, 2, 3, 4, 5, 6, 7].map((weekday) => fresh('shifts', { id: `sh${weekday}`, weekday, ...shift })),
  ])
  return desk
}

/** Tries a move; refusals are part of life and change nothing. */
function play(desk: TestBackend, move: Move): void {
  const { records } = desk.backend.context.store
  const pick = <T>(list: readonly T[], which: number) => list[which % Math.max(1, list.length)]
  switch (move.do) {
    case 'set':
      return void desk.run(settingsSet, { name: `setting${move.which}`, value: move.value })
    case 'report':
      return void desk.run(requestCreate, { title: move.title, source: 'Phone', workTypeId: 'wt', siteId: 's1' })
    case 'accept':
    case 'reject':
    case 'note': {
      const request = pick(records.all('requests'), move.which)
      if (!request) return
      if (move.do === 'accept') desk.run(requestAccept, { requestId: request.id })
      else if (move.do === 'reject') desk.run(requestReject, { requestIds: [request.id], reason: 'Not ours' })
      else desk.run(noteAdd, { subjectKind: 'request', subjectId: request.id, text: 'Seen' })
      return
    }
    case 'place':
    case 'unplace': {
      const visit = pick(records.all('visits'), move.which)
      if (!visit) return
      const startsAt = testNow + move.hour * hourMs
      const place = { visitId: visit.id, technicianId: 't1', startsAt, overrideReason: 'Agreed' }
      if (move.do === 'place') desk.run(visitSchedule, place)
      else desk.run(visitUnschedule, { visitIds: [visit.id] })
    }
  }
}

test('whatever was done: undoing all of it gives the rows of before, redoing all of it the rows of after', async () => {
  let steps = 0
  await fc.assert(
    fc.asyncProperty(fc.array(moves, { minLength: 1, maxLength: 25 }), async (list) => {
      await using desk = office()
      const before = everything(desk)
      for (const move of list) {
        desk.clock.advance(1_000)
        play(desk, move)
      }
      const after = everything(desk)
      let undone = 0
      while (offers(desk).undo) {
        expectOk(undo(desk))
        undone += 1
      }
      expect(everything(desk)).toEqual(before)
      for (let i = 0; i < undone; i++) expectOk(redo(desk))
      expect(offers(desk).redo).toBeNull()
      expect(everything(desk)).toEqual(after)
      steps += undone
    }),
    { numRuns: 25 },
  )
  expect(steps).toBeGreaterThan(50)
})
