import { describe, expect, test } from 'vitest'
import { historyUndo } from '#shared/actions/app.ts'
import { planAccept } from '#shared/actions/plan.ts'
import {
  bostonDay,
  bostonFile,
  bostonTime,
  liveUntilNow,
  openBostonDay,
  planMorning,
} from '#tests/doubles/boston-day.ts'
import { boardOf, proposed } from '#tests/doubles/planned.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'

describe.skipIf(bostonFile === null)('plans of the Boston day as it is lived (needs the shared data)', () => {
  test('what waits is inserted, an absence in the morning is mended, and both come onto the board and back', async () => {
    await using desk = await openBostonDay('7:30')
    await planMorning(desk, 60)
    desk.clock.set(bostonTime('10:10'))
    await liveUntilNow(desk)
    const { records } = desk.backend.context.store
    const board = boardOf(desk)
    const accept = async (planId: string) =>
      expectOk(await desk.client.action(planAccept, { planId, visitIds: null })).applied
    const inserted = await proposed(desk, { days: [bostonDay], mode: { kind: 'insert' }, seconds: 2 })
    expect(inserted.changes.length).toBeGreaterThan(50)
    expect(inserted.changes.every(({ kind }) => kind === 'added')).toBe(true)
    expect(inserted.after.served).toBeGreaterThan(inserted.before.served)
    expect(await accept(inserted.id)).toBe(inserted.changes.length)
    expectOk(await desk.client.action(historyUndo, {}))
    expect(boardOf(desk)).toEqual(board)

    const open = records.all('visits').filter(({ status }) => status === 'dispatched')
    const leads = records.where(
      'visitTechnicians',
      'visitId',
      open.map(({ id }) => id),
    )
    const byPerson = [...Map.groupBy(leads, ({ technicianId }) => technicianId)]
    const [technicianId, theirs] = byPerson.toSorted((a, b) => b[1].length - a[1].length)[0]!
    const incident = { kind: 'absent', technicianId, from: desk.clock.now() } as const
    const mended = await proposed(desk, {
      days: [bostonDay],
      mode: { kind: 'repair', mostMoves: 4 },
      incident,
      seconds: 2,
    })
    const gone = new Set(theirs.map(({ visitId }) => visitId))
    for (const { visitId, to } of mended.changes.filter(({ visitId }) => gone.has(visitId)))
      expect([visitId, to?.technicianId]).not.toEqual([visitId, technicianId])
    expect(mended.changes.filter(({ visitId }) => gone.has(visitId))).toHaveLength(gone.size)
    const others = mended.changes.filter(({ kind, visitId }) => kind !== 'added' && !gone.has(visitId))
    expect(others.length).toBeLessThanOrEqual(4)
    expect(await accept(mended.id)).toBe(mended.changes.length)
    expectOk(await desk.client.action(historyUndo, {}))
    expect(boardOf(desk)).toEqual(board)
  })
})
