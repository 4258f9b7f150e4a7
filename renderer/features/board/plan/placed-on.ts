import type { Day } from '#shared/kernel/zone.ts'
import type { BoardModel } from '../model/board-model.ts'

/** The visits with a place on a day of the board: what a repair may move while the queue stays as it is. */
export function placedOn({ visits, clock }: BoardModel, day: Day): string[] {
  const { start, end } = clock.bounds(day)
  return [...visits.values()].flatMap(({ visit: { id, startsAt } }) =>
    startsAt !== null && startsAt >= start && startsAt < end ? [id] : [],
  )
}
