import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callDraftSchema, emptyCall, isEmpty, phases, stepOf, steps } from '#renderer/features/call/flow/call-draft.ts'
import type { CallDraft } from '#renderer/features/call/flow/call-draft.ts'
import {
  advance,
  answerQuestion,
  back,
  change,
  chooseAsset,
  chooseCaller,
  choosePriority,
  chooseSite,
  chooseTrade,
  chooseWindow,
  nameContact,
  newCaller,
  reopen,
  skip,
} from '#renderer/features/call/flow/call-flow.ts'
import type { Caller, OfferedWindow } from '#shared/queries/call.ts'

const call = emptyCall('one', 1_000)
const known: Caller = {
  kind: 'contact',
  id: 'ana',
  title: 'Ana Reyes',
  detail: 'Harbour Bakery',
  phone: '555 0123',
  email: null,
  contactName: 'Ana Reyes',
  customerId: 'c',
  siteId: 's',
  assetId: null,
  tier: 'gold',
  byPhone: true,
}
const typed = (text: string) => change(call, { typed: { caller: text } })
const contact = { contactName: 'Bo', contactPhone: '1', contactEmail: '', newCustomer: null, keepContact: false }

describe('taking a call down', () => {
  it('passes over what the match already says: a known contact of a site leads straight to the equipment', () => {
    expect(chooseCaller(typed('ana'), known)).toMatchObject({
      phase: 'asset',
      contactName: 'Ana Reyes',
      contactPhone: '555 0123',
      siteId: 's',
      customerId: 'c',
      knownContact: true,
    })
    const customer = { ...known, kind: 'customer' as const, contactName: null, siteId: null }
    expect(chooseCaller(call, customer)).toMatchObject({ phase: 'contact', siteId: null })
    expect(chooseCaller(call, { ...known, kind: 'asset', contactName: null, assetId: 'b' })).toMatchObject({
      phase: 'contact',
      assetId: 'b',
      done: expect.arrayContaining(['site', 'asset']),
    })
  })

  it('keeps what was typed: a number stays a number, anything else is a name', () => {
    expect(newCaller(typed('(617) 555-0199'))).toMatchObject({ contactPhone: '(617) 555-0199', contactName: '' })
    expect(newCaller(typed('Bo Quay'))).toMatchObject({ contactPhone: '', contactName: 'Bo Quay', phase: 'contact' })
    const site = { ...known, kind: 'site' as const, contactName: null, phone: null }
    expect(chooseCaller(typed('617 555 0100'), site)).toMatchObject({ contactPhone: '617 555 0100', phase: 'contact' })
  })

  it('asks again about the place when the place changes, and about everything when the trade changes', () => {
    let now = chooseAsset(chooseCaller(call, known), { id: 'b', name: 'Boiler' })
    now = chooseTrade(now, 'heating')
    now = answerQuestion(now, [], { key: 'what', choice: 0 }, true)
    now = advance(advance(now, {}), { title: 'No heat' })
    expect(now.phase).toBe('priority')
    const moved = chooseSite(reopen(now, 'site'), { id: 's2', name: 'Elsewhere', customerId: 'c' })
    expect(moved).toMatchObject({ phase: 'asset', assetId: null, title: 'No heat', answers: [{ key: 'what' }] })
    const other = chooseTrade(reopen(now, 'trade'), 'lifts')
    expect(other).toMatchObject({ phase: 'question', answers: [], title: null })
    expect(chooseTrade(reopen(now, 'trade'), 'heating')).toMatchObject({ phase: 'priority', title: 'No heat' })
  })

  it('asks for a reason only where a rule is overridden', () => {
    const at = { ...call, phase: 'priority' as const, done: phases.slice(0, phases.indexOf('priority')) }
    expect(choosePriority(at, 'high', 'high', true)).toMatchObject({ phase: 'window', priority: null })
    expect(choosePriority(at, 'low', 'high', false)).toMatchObject({ phase: 'window', priority: 'low' })
    expect(choosePriority(at, 'low', 'high', true)).toMatchObject({ phase: 'reason', priority: 'low' })
  })

  it('goes on where it was after an earlier step was corrected', () => {
    const asked = chooseTrade(chooseAsset(chooseCaller(call, known), null), 'heating')
    const corrected = nameContact(reopen(asked, 'contact'), contact)
    expect(corrected).toMatchObject({ phase: 'question', contactName: 'Bo', trade: 'heating' })
  })
})

const window = { start: 5, end: 9, technicianName: 'Elm', extraTravelMinutes: 3 } as OfferedWindow
const moves: fc.Arbitrary<(now: CallDraft) => CallDraft> = fc.constantFrom<(now: CallDraft) => CallDraft>(
  (now) => chooseCaller(now, known),
  (now) => newCaller(change(now, { typed: { caller: 'Bo' } })),
  (now) => nameContact(now, contact),
  (now) => chooseSite(now, { address: '9 Quay St' }),
  (now) => chooseSite(now, null),
  (now) => chooseAsset(now, { id: 'b', name: 'Boiler' }),
  (now) => chooseTrade(now, 'heating'),
  (now) => chooseTrade(now, 'lifts'),
  (now) => answerQuestion(now, now.answers, { key: `q${now.answers.length}`, choice: 1 }, now.answers.length > 2),
  (now) => choosePriority(now, 'low', 'high', true),
  (now) => chooseWindow(now, window),
  (now) => advance(now, {}),
  (now) => reopen(now, 'contact'),
)
const core = ({ past: _past, typed: _typed, updatedAt: _at, ...rest }: CallDraft) => rest

describe('stepping back', () => {
  it('restores every call exactly as it was before the last answer, all the way to the beginning', () => {
    fc.assert(
      fc.property(fc.array(moves, { maxLength: 20 }), (made) => {
        const pictures = [call]
        for (const move of made) {
          const next = move(pictures.at(-1)!)
          if (next.past.length > pictures.at(-1)!.past.length) pictures.push(next)
        }
        for (let now = pictures.at(-1)!, at = pictures.length - 2; at >= 0; at--) {
          now = back(now)!
          expect(core(now)).toEqual(core(pictures[at]!))
        }
        expect(back(call)).toBeNull()
      }),
    )
  })

  it('never stops at what was passed over', () => {
    const asked = chooseCaller(call, known)
    const passed = skip(asked)
    expect([asked.phase, passed.phase]).toEqual(['asset', 'trade'])
    expect(back(passed)?.phase).toBe('caller')
  })
})

describe('a call that is kept', () => {
  it('comes back from text as it was, whatever was done to it', () => {
    fc.assert(
      fc.property(fc.array(moves, { maxLength: 12 }), (made) => {
        const now = made.reduce((one, move) => move(one), call)
        expect(callDraftSchema.parse(JSON.parse(JSON.stringify(now)))).toEqual(now)
      }),
    )
  })

  it('is worth keeping from the first letter on', () => {
    expect(isEmpty(call)).toBe(true)
    expect(isEmpty(typed('  '))).toBe(true)
    expect(isEmpty(typed('6'))).toBe(false)
    expect(isEmpty(chooseCaller(call, known))).toBe(false)
  })

  it('has a step for every phase, in their order', () => {
    expect([...new Set(phases.map((phase) => stepOf[phase]))]).toEqual([...steps])
  })
})
