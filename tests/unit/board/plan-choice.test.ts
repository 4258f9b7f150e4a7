import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeLines } from '#renderer/features/board/plan/change-rows.ts'
import { goingAlong, tick, tickedChanges } from '#renderer/features/board/plan/plan-choice.ts'
import { marksOf } from '#renderer/features/board/plan/plan-marks.ts'
import type { PlannedChange } from '#shared/queries/plan.ts'

const hour = 3_600_000

function change(visitId: string, more: Partial<PlannedChange> = {}): PlannedChange {
  return {
    visitId,
    workOrderId: `w${visitId}`,
    workOrderNumber: Number(visitId.replace(/\D/g, '')) || 1,
    title: 'Work',
    site: null,
    priority: 'normal',
    kind: 'added',
    from: null,
    to: place('OAK', 9),
    crewIds: [],
    why: 'unassigned',
    travelMinutes: 5,
    needs: [],
    state: 'open',
    ...more,
  }
}

function place(technician: string, at: number) {
  return { technicianId: technician.toLowerCase(), technician, startsAt: at * hour, endsAt: (at + 1) * hour }
}

const idsOf = (changes: readonly PlannedChange[]) => changes.map(({ visitId }) => visitId)

describe('ticking changes', () => {
  const changes = [change('1'), change('2', { needs: ['1'] }), change('3', { needs: ['1', '2'] }), change('4')]

  test('taking one out takes out what needs it, and nothing else', () => {
    const left = tick(changes, new Set(), ['2'], false)
    expect(idsOf(tickedChanges(changes, left))).toEqual(['1', '4'])
  })

  test('ticking one again ticks what it needs along with it', () => {
    const left = tick(changes, new Set(['1', '2', '3', '4']), ['3'], true)
    expect(idsOf(tickedChanges(changes, left))).toEqual(['1', '2', '3'])
  })

  test('what is ticked never lacks what it needs, whatever is ticked and taken out in whatever order', () => {
    const ids = ['1', '2', '3', '4']
    const presses = fc.array(fc.tuple(fc.subarray(ids, { minLength: 1 }), fc.boolean()), { maxLength: 12 })
    fc.assert(
      fc.property(presses, (list) => {
        const left = list.reduce<ReadonlySet<string>>((now, [some, on]) => tick(changes, now, some, on), new Set())
        const ticked = new Set(idsOf(tickedChanges(changes, left)))
        for (const { visitId, needs } of changes)
          if (ticked.has(visitId)) expect(needs.filter((id) => !ticked.has(id))).toEqual([])
      }),
    )
  })

  test('what was accepted or is outdated is neither ticked nor counted among what goes along', () => {
    const some = [change('1', { state: 'accepted' }), change('2', { needs: ['1'] }), change('3', { state: 'outdated' })]
    expect(idsOf(tickedChanges(some, new Set()))).toEqual(['2'])
    expect(goingAlong(some).get('2')).toBe(0)
  })
})

describe('the list of changes', () => {
  const changes = [
    change('1', { to: place('OAK', 11) }),
    change('2', { kind: 'moved', from: place('ELM', 9), to: place('OAK', 8) }),
    change('3', { kind: 'removed', from: place('ELM', 10), to: null }),
    change('4', { to: place('OAK-10', 9) }),
    change('5', { to: place('OAK-2', 9) }),
  ]
  const shown = (grouping: 'technician' | 'kind') =>
    changeLines(changes, grouping).map((line) => (line.kind === 'group' ? line.title : line.key))

  test('by technician, whoever gets a visit has it; one taken off the board stands with who had it', () => {
    expect(shown('technician')).toEqual(['ELM', '3', 'OAK', '2', '1', 'OAK-2', '5', 'OAK-10', '4'])
  })

  test('by kind, each kind is in order of time', () => {
    expect(shown('kind')).toEqual(['added', '4', '5', '1', 'moved', '2', 'removed', '3'])
  })

  test('what is outdated stands first, and what was accepted is not listed', () => {
    const some = [change('1'), change('2', { state: 'outdated' }), change('3', { state: 'accepted' })]
    const lines = changeLines(some, 'technician')
    expect(lines.map((line) => (line.kind === 'group' ? line.of : line.key))).toEqual([
      'outdated',
      '2',
      'technician',
      '1',
    ])
  })

  test('positions count the changes, not the headings', () => {
    const positions = changeLines(changes, 'kind').flatMap((line) => (line.kind === 'change' ? [line.position] : []))
    expect(positions).toEqual([1, 2, 3, 4, 5])
  })
})

describe('marks on the lanes', () => {
  test('a move goes from one lane and comes to another, and to everybody who goes along', () => {
    const marks = marksOf([
      change('1', { kind: 'moved', from: place('ELM', 9), to: place('OAK', 8), crewIds: ['ash'] }),
    ])
    const told = [...marks].map(([lane, list]) => [
      lane,
      list.map(({ kind, along }) => `${kind}${along ? ' along' : ''}`),
    ])
    expect(told).toEqual([
      ['elm', ['goes']],
      ['oak', ['comes']],
      ['ash', ['comes along']],
    ])
  })

  test('what was accepted or is outdated is not drawn', () => {
    expect(marksOf([change('1', { state: 'accepted' }), change('2', { state: 'outdated' })]).size).toBe(0)
  })
})
