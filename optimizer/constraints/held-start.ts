import { hard } from './constraint.ts'
import { broken } from './route-constraint.ts'
import type { RouteConstraint } from './route-constraint.ts'

/** A start that is held (pinned by a person, shared by a crew) is kept to the tick. */
export const heldStartConstraint: RouteConstraint = (schedule) =>
  schedule.stops.flatMap(({ visit, startAt, heldAt }) =>
    visit && heldAt !== null && startAt !== heldAt
      ? [broken(schedule, visit.id, hard('pinned', { fromAt: heldAt, startsAt: startAt }))]
      : [],
  )
