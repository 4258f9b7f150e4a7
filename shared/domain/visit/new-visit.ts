import type { NewRow } from '../entities.ts'

/** Every field of a visit that says nothing yet while nobody has placed it. */
export const notPlaced = {
  status: 'toSchedule',
  startsAt: null,
  endsAt: null,
  windowStartsAt: null,
  windowEndsAt: null,
  pinned: false,
  publishedStartsAt: null,
  publishedTechnicianId: null,
  actualStartsAt: null,
  actualEndsAt: null,
  overrideReason: null,
} as const satisfies Partial<NewRow<'visits'>>

/** A visit that nobody has placed yet. */
export function newVisit(visit: {
  readonly id: string
  readonly workOrderId: string
  readonly sequence: number
  readonly durationMinutes: number
  readonly windowStartsAt?: number | null
  readonly windowEndsAt?: number | null
  readonly followsVisitId?: string | null
}): NewRow<'visits'> {
  return { ...notPlaced, ...visit }
}
