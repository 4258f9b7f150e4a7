import { expect, test } from 'vitest'
import { laneViewOf } from '#renderer/features/board/model/lane-view.ts'
import type { RiskJudge } from '#renderer/features/board/model/lane-view.ts'
import { riskOf } from '#shared/domain/schedule/visit-risk.ts'
import { noTerms } from '#shared/domain/sla/clocks.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { Visit } from '#shared/domain/visit/visit.ts'
import { bostonClock, aLane, aPlacedVisit, at } from '#tests/doubles/schedule-fixtures.ts'

function viewOf(visits: VisitDetail[], now: string) {
  const schedule = aLane({ visits })
  const judge: RiskJudge = (facts, instant) => riskOf(facts, noTerms, instant, 240)
  return laneViewOf(visits, schedule, schedule.days, at(now), judge, bostonClock)
}

function withVisit(detail: VisitDetail, visit: Partial<Visit>): VisitDetail {
  return { ...detail, visit: { ...detail.visit, ...visit } }
}

test('a visit behind one that runs on is at risk when its deadline will be missed, and its strip says when it will be', () => {
  const running = withVisit(aPlacedVisit('a', at('9:00'), 60), { status: 'onSite', actualStartsAt: at('9:30') })
  const next = aPlacedVisit('b', at('10:00'), 60, { resolveBy: at('11:15') })
  const { cards, riskCount } = viewOf([running, next], '10:10')
  expect(cards[1]).toMatchObject({
    risk: { kind: 'endsAfterResolveBy', lateMinutes: 15 },
    expected: { start: at('10:30'), end: at('11:30') },
  })
  expect(riskCount).toBe(1)
})

test('a deadline that passed before now is at risk as on the map and on Today, and is told apart as missed', () => {
  const { cards } = viewOf([aPlacedVisit('a', at('12:30'), 60, { resolveBy: at('8:00') })], '10:00')
  expect(cards[0]!.risk?.kind).toBe('missed')
})

test('work that is done is never at risk', () => {
  const done = withVisit(aPlacedVisit('a', at('9:00'), 60, { resolveBy: at('9:30') }), {
    status: 'done',
    actualStartsAt: at('9:00'),
    actualEndsAt: at('10:00'),
  })
  expect(viewOf([done], '9:15').riskCount).toBe(0)
})

test('load counts work and travel against working time; a leg too long for its gap is marked', () => {
  const visits = [aPlacedVisit('a', at('8:00')), aPlacedVisit('b', at('9:05'), 60, { latitude: 42.35 })]
  const view = viewOf(visits, '7:00')
  expect(view).toMatchObject({ workMinutes: 120, travelMinutes: 13, workingMinutes: 480 })
  expect(view.legs).toMatchObject([{ cardId: 'b', minutes: 13, start: at('9:00'), tight: true }])
})
