import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextUpdateStep } from '#electron/shell/updates/update-state.ts'
import type { UpdateEvent, UpdateState, UpdateStep } from '#electron/shell/updates/update-state.ts'

const version = '2.0.0'

/** Runs events one after the other, nothing printing unless an event says so. */
function run(
  events: readonly (UpdateEvent & { printing?: boolean })[],
  from: UpdateState = { kind: 'idle' },
): UpdateStep {
  let step: UpdateStep = { state: from, effects: [] }
  for (const event of events) step = nextUpdateStep(step.state, event, event.printing ?? false)
  return step
}

const checked = [
  { kind: 'check-wanted', byPerson: false },
  { kind: 'found', version },
] as const
const downloaded = [...checked, { kind: 'downloaded' }] as const
const agreed = [...downloaded, { kind: 'answered', install: true }] as const

describe('an update', () => {
  test('is looked for, downloaded, asked about and installed on quit', () => {
    expect(run(checked)).toEqual({
      state: { kind: 'downloading', byPerson: false, version },
      effects: [{ do: 'download' }],
    })
    expect(run(downloaded)).toEqual({ state: { kind: 'asking', version }, effects: [{ do: 'ask', version }] })
    expect(run(agreed)).toEqual({ state: { kind: 'agreed', version }, effects: [] })
    expect(run([...agreed, { kind: 'quitting' }]).effects).toEqual([{ do: 'install' }])
  })

  test('is not installed when the person said no, or said nothing yet', () => {
    expect(run([...downloaded, { kind: 'answered', install: false }, { kind: 'quitting' }]).effects).toEqual([])
    expect(run([...downloaded, { kind: 'quitting' }]).effects).toEqual([])
    expect(run([...checked, { kind: 'quitting' }]).effects).toEqual([])
  })

  test('waits with its question until the print has ended', () => {
    const waiting = run([...checked, { kind: 'downloaded', printing: true }])
    expect(waiting).toEqual({ state: { kind: 'waiting', version }, effects: [] })
    expect(nextUpdateStep(waiting.state, { kind: 'printing-ended' }, false).effects).toEqual([{ do: 'ask', version }])
  })

  test('is left for another day when the application ends during a print', () => {
    expect(run([...agreed, { kind: 'quitting', printing: true }]).effects).toEqual([])
  })

  test('that nobody asked for fails quietly, except for a wrong checksum', () => {
    const fails = (byPerson: boolean, kind: 'unreachable' | 'checksum') =>
      run([
        { kind: 'check-wanted', byPerson },
        { kind: 'failed', failure: { kind } },
      ])
    expect(fails(false, 'unreachable')).toEqual({ state: { kind: 'idle' }, effects: [] })
    expect(fails(true, 'unreachable').effects).toEqual([{ do: 'say-failed', failure: { kind: 'unreachable' } }])
    expect(fails(false, 'checksum').effects).toEqual([{ do: 'say-failed', failure: { kind: 'checksum' } }])
  })

  test('asked for by a person gets an answer even when there is nothing new', () => {
    const byPerson = { kind: 'check-wanted', byPerson: true } as const
    expect(run([byPerson, { kind: 'nothing-new' }]).effects).toEqual([{ do: 'say-current' }])
    expect(run([{ ...byPerson, byPerson: false }, { kind: 'nothing-new' }]).effects).toEqual([])
    expect(run([{ ...byPerson, byPerson: false }, byPerson]).effects).toEqual([{ do: 'say-working' }])
    expect(run([{ ...byPerson, byPerson: false }, byPerson, { kind: 'nothing-new' }]).effects).toEqual([
      { do: 'say-current' },
    ])
  })

  test('that was declined is offered again only to a person who comes back to it', () => {
    const declined = run([...downloaded, { kind: 'answered', install: false }]).state
    expect(run([{ kind: 'check-wanted', byPerson: false }], declined)).toEqual({ state: declined, effects: [] })
    expect(run([{ kind: 'check-wanted', byPerson: true }], declined).effects).toEqual([{ do: 'ask', version }])
  })

  test('never asks or installs while something is printed, whatever happens', () => {
    const event = fc.oneof(
      fc.record({ kind: fc.constant('check-wanted' as const), byPerson: fc.boolean() }),
      fc.record({ kind: fc.constant('answered' as const), install: fc.boolean() }),
      fc.constant({ kind: 'found' as const, version }),
      fc
        .constantFrom('nothing-new', 'downloaded', 'printing-ended', 'quitting')
        .map((kind) => ({ kind }) as UpdateEvent),
      fc.constant({ kind: 'failed' as const, failure: { kind: 'unreachable' as const } }),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(event, fc.boolean()), { maxLength: 40 }), (events) => {
        let state: UpdateState = { kind: 'idle' }
        let agreedOnce = false
        for (const [one, printing] of events) {
          const step = nextUpdateStep(state, one, printing)
          const deeds = step.effects.map((effect) => effect.do)
          if (printing) expect(deeds.filter((deed) => deed === 'ask' || deed === 'install')).toEqual([])
          agreedOnce ||= state.kind === 'asking' && one.kind === 'answered' && one.install
          if (deeds.includes('install')) expect(agreedOnce).toBe(true)
          state = step.state
        }
      }),
    )
  })
})
