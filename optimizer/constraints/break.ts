import { hard } from './constraint.ts'
import { broken } from './route-constraint.ts'
import type { RouteConstraint } from './route-constraint.ts'

/** A break that is owed begins inside its window. */
export const breakConstraint: RouteConstraint = (schedule) =>
  schedule.stops.flatMap(({ pause, startAt }) =>
    pause && startAt > pause.window.end
      ? [
          broken(
            schedule,
            null,
            hard('break', { fromAt: pause.window.start, untilAt: pause.window.end, startsAt: startAt }),
          ),
        ]
      : [],
  )
