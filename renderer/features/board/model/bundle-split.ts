import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { Lane } from './board-model.ts'

/** A visit that a drop puts on a technician. */
export interface BundleMove {
  readonly detail: VisitDetail
  readonly technicianId: string
  /** UTC ms. */
  readonly startsAt: number
}

/**
 * How many jobs of the first visit's bundle a drop leaves behind: they are then on another trip, or on none yet.
 * 0 without a bundle. `lane` is the one the visits are dropped on, as it is before the drop.
 */
export function leftOfBundle(lane: Pick<Lane, 'days' | 'schedule'> | undefined, moves: readonly BundleMove[]): number {
  const [first] = moves
  const bundle = first?.detail.bundle
  if (!first || !bundle) return 0
  const day = lane?.days.find((one) => first.startsAt >= one.start && first.startsAt < one.end)
  const there = (lane?.schedule.stops ?? [])
    .filter((stop) => day && stop.start >= day.start && stop.start < day.end)
    .map((stop) => stop.detail)
  const together = new Set(
    [...there, ...moves.map((move) => move.detail)].flatMap((one) =>
      one.bundle?.id === bundle.id ? [one.visit.workOrderId] : [],
    ),
  )
  return Math.max(0, bundle.size - together.size)
}
