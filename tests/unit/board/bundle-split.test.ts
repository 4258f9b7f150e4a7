import { expect, it } from 'vitest'
import { leftOfBundle } from '#renderer/features/board/model/bundle-split.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { aLane, aPlacedVisit, at } from '#tests/doubles/schedule-fixtures.ts'

const bundle = { id: 'trip', name: 'Main St', size: 2 }

function inBundle(id: string, time: string): VisitDetail {
  const placed = aPlacedVisit(id, at(time), 60, { bundle })
  return { ...placed, visit: { ...placed.visit, workOrderId: `${id} order` } }
}

it('says that a bundle is split only where another job of it is not on the same lane that day', () => {
  const [dragged, other] = [inBundle('dragged', '9:00'), inBundle('other', '11:00')]
  const lane = (visits: readonly VisitDetail[]) => {
    const schedule = aLane({ visits: [...visits] })
    return { schedule, days: schedule.days }
  }
  const left = (there: readonly VisitDetail[], moved: readonly VisitDetail[] = [dragged]) =>
    leftOfBundle(
      lane(there),
      moved.map((detail) => ({ detail, technicianId: 'tech', startsAt: at('13:00') })),
    )
  expect(left([dragged, other])).toBe(0)
  expect(left([])).toBe(1)
  expect(left([], [dragged, other])).toBe(0)
  expect(left([], [aPlacedVisit('alone', at('9:00'), 60)])).toBe(0)
})
