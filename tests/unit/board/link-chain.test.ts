import { describe, expect, it } from 'vitest'
import { chainOf } from '#renderer/features/board/links/link-chain.ts'
import { pathBetween } from '#renderer/features/board/links/link-path.ts'
import type { VisitDetail, VisitLink } from '#shared/domain/visit/visit-detail.ts'
import { aPlacedVisit, at, bostonClock, plainTravel } from '#tests/doubles/schedule-fixtures.ts'

const a = aPlacedVisit('a', at('8:00'))
const b = aPlacedVisit('b', at('10:00'))
const c = aPlacedVisit('c', at('9:30'))

function link(dependencyId: string, role: VisitLink['role'], other: VisitDetail): VisitLink {
  const { id, workOrderId, sequence, status, startsAt, endsAt } = other.visit
  const { workOrderNumber, technicianId } = other
  const known = { visitId: id, workOrderId, workOrderNumber, sequence, status, startsAt, endsAt, technicianId }
  return { dependencyId, kind: 'after', sameTechnician: false, role, ...known, technicianCode: 'T' }
}

/** b after a, c after b (which it is not), and `b` before a visit that is not on the board. */
const visits = new Map(
  [
    { ...a, links: [link('ab', 'of', b)] },
    { ...b, links: [link('ab', 'on', a), link('bc', 'of', c)] },
    { ...c, links: [link('bc', 'on', b), link('away', 'of', aPlacedVisit('elsewhere', at('12:00')))] },
    aPlacedVisit('alone', at('13:00')),
  ].map((one) => [one.visit.id, one]),
)

describe('a chain of visits', () => {
  it('is found from each of its ends, with every dependency once and in its direction', () => {
    for (const id of ['a', 'b', 'c'])
      expect(
        chainOf(visits, id, bostonClock, () => plainTravel)
          .map((one) => `${one.from.visitId} → ${one.to.visitId}`)
          .toSorted(),
      ).toEqual(['a → b', 'b → c', 'c → elsewhere'])
    expect(chainOf(visits, 'alone', bostonClock, () => plainTravel)).toEqual([])
    expect(chainOf(visits, 'unknown', bostonClock, () => plainTravel)).toEqual([])
  })

  it('says what is broken, and what is not on the board', () => {
    const chain = chainOf(visits, 'a', bostonClock, () => plainTravel)
    const broken = chain.filter((one) => one.broken.length > 0)
    expect(broken.map(({ id }) => id)).toEqual(['bc'])
    expect(broken[0]!.broken[0]).toMatchObject({ rule: 'dependency-after', facts: { workOrderNumber: 100 } })
    expect(chain.find(({ id }) => id === 'away')?.to.detail).toBeNull()
  })

  it('is drawn from the end of one bar to the start of the next, around where that lies before', () => {
    const bar = (left: number, top: number) => ({ left, right: left + 50, top, bottom: top + 31 })
    expect(pathBetween(bar(0, 0), bar(60, 0), false)).toBe('M50 15.5H59')
    for (const to of [bar(200, 0), bar(200, 80), bar(20, 80), bar(20, -80)]) {
      const path = pathBetween(bar(0, 0), to, false)
      expect(path.startsWith('M50 15.5')).toBe(true)
      expect(path.endsWith(`L${to.left - 1} ${(to.top + to.bottom) / 2}`)).toBe(true)
      expect(path).not.toContain('NaN')
    }
    expect(pathBetween(bar(30, 0), bar(0, 80), true)).toMatch(/^M30 15\.5.*L0 95\.5$/)
  })
})
