import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'

/**
 * How long after its promises a visit at these times is, in milliseconds; 0 where it keeps them. The arrival is promised of
 * the first visit, until somebody was there; the end of the work of every visit.
 */
export function lateBy(
  { visit, clock, resolveBy }: VisitDetail,
  { startsAt, endsAt }: { readonly startsAt: number; readonly endsAt: number },
): number {
  const arriveBy = clock.arrivedAt === null && visit.sequence === 1 ? clock.arriveBy : null
  return Math.max(0, startsAt - (arriveBy ?? Infinity), endsAt - (resolveBy ?? Infinity))
}
