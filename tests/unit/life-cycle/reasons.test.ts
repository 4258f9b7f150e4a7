import { describe, expect, it } from 'vitest'
import { reasonMove } from '#shared/commands/reason/move.ts'
import { reasonRemove } from '#shared/commands/reason/remove.ts'
import { reasonSave } from '#shared/commands/reason/save.ts'
import { workOrderHold } from '#shared/commands/work-order/hold.ts'
import { defaultReasons } from '#shared/domain/reason/default-reasons.ts'
import { reasonKinds } from '#shared/domain/reason/reason.ts'
import type { ReasonKind } from '#shared/domain/reason/reason.ts'
import { reasonsAll } from '#shared/queries/cycle.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

const lists = async (desk: TestBackend) => expectOk(await desk.client.query(reasonsAll, {})).lists
const labels = async (desk: TestBackend, kind: ReasonKind) =>
  (await lists(desk)).find((list) => list.kind === kind)!.reasons.map(({ label }) => label)
const builtIn = (kind: ReasonKind) => defaultReasons[kind].map(({ label }) => label)

describe('the lists of reasons', () => {
  it('are built in for every kind until the office edits one', async () => {
    await using desk = openTestBackend()
    expect((await lists(desk)).map(({ kind, own }) => [kind, own])).toEqual(reasonKinds.map((kind) => [kind, false]))
    for (const kind of reasonKinds) {
      expect(builtIn(kind).length).toBeGreaterThan(2)
      expect(new Set(builtIn(kind)).size).toBe(builtIn(kind).length)
    }
  })

  it('become the office’s own with the first edit, which one undo takes back whole', async () => {
    await using desk = openTestBackend()
    expectOk(desk.run(reasonSave, { kind: 'hold', set: { label: 'Crane', pausesClock: true } }))
    expect(await labels(desk, 'hold')).toEqual([...builtIn('hold'), 'Crane'])
    expect((await lists(desk)).filter(({ own }) => own).map(({ kind }) => kind)).toEqual(['hold'])
    expectOk(desk.backend.context.history.undo())
    expect(desk.backend.context.store.records.all('reasons')).toEqual([])
  })

  it('are reworded, switched off and put in another order', async () => {
    await using desk = openTestBackend()
    expectOk(desk.run(reasonSave, { kind: 'missed', label: 'Weather', set: { label: 'Storm', active: false } }))
    expectOk(desk.run(reasonMove, { kind: 'missed', label: 'Storm', to: 0 }))
    const missed = (await lists(desk)).find(({ kind }) => kind === 'missed')!
    expect(missed.reasons[0]).toEqual({ label: 'Storm', pausesClock: false, active: false })
    expect(missed.reasons).toHaveLength(defaultReasons.missed.length)
  })

  it('hold no reason twice and are never empty', async () => {
    await using desk = openTestBackend()
    const twice = desk.run(reasonSave, { kind: 'hold', set: { label: ' No access ' } })
    expect(expectError(twice)).toMatchObject({ violations: [{ rule: 'reason-twice' }] })
    const [first, ...others] = builtIn('hold')
    for (const label of others) expectOk(desk.run(reasonRemove, { kind: 'hold', label }))
    expect(expectError(desk.run(reasonRemove, { kind: 'hold', label: first! }))).toMatchObject({
      violations: [{ rule: 'reason-last' }],
    })
    expect(expectError(desk.run(reasonSave, { kind: 'hold', label: 'Nowhere', set: {} })).kind).toBe('not-found')
  })

  it('lose a reason that a hold was made with, and the hold keeps its words', async () => {
    await using desk = openTestBackend()
    write(desk, [fresh('workOrders', { id: 'w', number: 1 })])
    expectOk(desk.run(reasonSave, { kind: 'hold', label: 'No access', set: { label: 'Locked' } }))
    expectOk(desk.run(workOrderHold, { workOrderId: 'w', reason: 'Locked' }))
    const hold = () => desk.backend.context.store.records.where('holds', 'workOrderId', ['w'])[0]
    expect(hold()).toMatchObject({ pausesClock: true, reasonId: expect.any(String) as string })
    expectOk(desk.run(reasonRemove, { kind: 'hold', label: 'Locked' }))
    expect(hold()).toMatchObject({ reason: 'Locked', reasonId: null, pausesClock: true })
    expectOk(desk.backend.context.history.undo())
    expect(hold()?.reasonId).not.toBeNull()
  })

  it('pause the clock only for holds', async () => {
    await using desk = openTestBackend()
    expectOk(desk.run(reasonSave, { kind: 'reject', set: { label: 'Other', pausesClock: true } }))
    expect((await lists(desk)).find(({ kind }) => kind === 'reject')!.reasons.at(-1)?.pausesClock).toBe(false)
  })
})
