import type { VisitDetail } from './visit-detail.ts'

/** How a visit differs from what its technician was told: new to them, at another time or person, or taken back. */
export type DraftKind = 'new' | 'moved' | 'withdrawn'

/** The unpublished change of a visit; null when the technician knows everything there is to know. */
export function draftOf({ visit, technicianId }: Pick<VisitDetail, 'visit' | 'technicianId'>): DraftKind | null {
  const told = visit.publishedStartsAt !== null
  if (visit.status === 'toSchedule' || visit.status === 'cancelled') return told ? 'withdrawn' : null
  if (visit.status !== 'scheduled' && visit.status !== 'dispatched') return null
  if (!told) return 'new'
  return visit.publishedStartsAt !== visit.startsAt || visit.publishedTechnicianId !== technicianId ? 'moved' : null
}
