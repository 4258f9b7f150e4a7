import { expect, it } from 'vitest'
import { createBoardHandle } from '#renderer/features/board/board-handle.ts'
import type { BoardModel } from '#renderer/features/board/model/board-model.ts'
import { splitOf } from '#renderer/features/board/drag/notes.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { aLane, aPlacedVisit, at } from '#tests/doubles/schedule-fixtures.ts'

const bundle = { id: 'trip', name: 'Main St', size: 2 }

function inBundle(id: string, time: string): VisitDetail {
  const placed = aPlacedVisit(id, at(time), 60, { bundle })
  return { ...placed, visit: { ...placed.visit, workOrderId: `${id} order` } }
}

it('says that a bundle is split only where another job of it is not on the same lane that day', () => {
  const [dragged, other] = [inBundle('dragged', '9:00'), inBundle('other', '11:00')]
  const schedule = aLane({ visits: [dragged, other] })
  const empty = aLane()
  const lane = (id: string, of: typeof schedule) => [id, { schedule: of, days: of.days }] as const
  const handle = createBoardHandle()
  handle.model = { lanes: new Map([lane('tech', schedule), lane('else', empty)]) } as unknown as BoardModel
  const drop = (technicianId: string, also: readonly VisitDetail[] = []) => {
    const moves = [dragged, ...also].map((detail) => ({
      detail,
      technicianId,
      startsAt: at('13:00'),
      durationMinutes: 60,
    }))
    return splitOf(handle, { detail: dragged, part: 'whole' }, { moves, pushed: [] } as never)
  }
  expect(drop('tech')).toBeNull()
  expect(drop('else')).toBe('Splits Main St: 1 job of it is not on this trip')
  expect(drop('else', [other])).toBeNull()
  expect(splitOf(handle, { detail: dragged, part: 'end' }, { moves: [] } as never)).toBeNull()
})
