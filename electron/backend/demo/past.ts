import { minuteMs, weekdayOf } from '#shared/kernel/zone.ts'
import { demoClosingNotes } from './catalogue.ts'
import type { DemoDraft } from './draft.ts'
import { driveMinutes } from './geography.ts'
import type { Place } from './geography.ts'
import { packDay } from './packing.ts'
import type { Placement, SitesByKind } from './packing.ts'
import type { DemoTechnician } from './people.ts'
import type { DemoSite } from './places.ts'
import { drawReport, openRequest, openWorkOrder, openedBefore, unplaced } from './work.ts'
import type { DemoIds } from './work.ts'

const weeks = 8

/** Eight weeks of finished work, with actual times and closing notes; some of it was late. */
export function livePast(
  draft: DemoDraft,
  ids: DemoIds,
  technicians: readonly DemoTechnician[],
  sites: readonly DemoSite[],
  places: SitesByKind,
): void {
  const { random } = draft
  for (let day = -weeks * 7; day < 0; day++) {
    const weekday = weekdayOf(draft.day(day))
    const taken = new Set<string>()
    for (const technician of technicians) {
      const wanted = random.pick([2, 2, 3, 3, 3, 4])
      const placements = packDay(random, technician, day, weekday, wanted, places, taken)
      let freeAt = 0
      let from: Place = technician.home
      for (const placement of placements) {
        freeAt = finishVisit(draft, ids, placement, freeAt, from)
        from = placement.site.place
      }
    }
    if (day % 3 === 0) {
      const { work, site } = drawReport(random, sites)
      const decided = { status: 'rejected', decisionReason: random.pick(rejections) } as const
      openRequest(draft, ids, work, site, draft.at(day, random.integer(420, 1_020)), decided)
    }
  }
}

/** Writes one visit as it was done and returns when the technician was free again. */
export function finishVisit(draft: DemoDraft, ids: DemoIds, placement: Placement, freeAt: number, from: Place): number {
  const { random } = draft
  const { technician, work, site } = placement
  const startsAt = draft.at(placement.day, placement.start)
  const arrival = freeAt + driveMinutes(from, site.place) * 0.9 * minuteMs
  const actualStartsAt = wholeMinute(Math.max(startsAt + random.integer(-6, 12) * minuteMs, arrival))
  const took = work.minutes * (0.65 + random.next() * (random.chance(0.15) ? 0.8 : 0.45))
  const actualEndsAt = wholeMinute(actualStartsAt + took * minuteMs)
  const openedAt = openedBefore(draft, work, startsAt)
  const { orderId, requestId } = openWorkOrder(draft, ids, work, site, openedAt, {
    status: 'done',
    completedAt: actualEndsAt,
    assignedBy: startsAt,
    arrivedAt: actualStartsAt,
  })
  if (requestId && random.chance(0.02)) {
    openRequest(draft, ids, work, site, openedAt + random.integer(5, 50) * minuteMs, {
      status: 'merged',
      mergedIntoId: requestId,
      decisionReason: 'Same report by another caller.',
    })
  }
  const visitId = draft.add(
    'visits',
    {
      ...unplaced(work, orderId),
      status: 'done',
      startsAt,
      endsAt: draft.at(placement.day, placement.end),
      publishedStartsAt: startsAt,
      publishedTechnicianId: technician.id,
      actualStartsAt,
      actualEndsAt,
    },
    openedAt,
  )
  draft.add('visitTechnicians', { visitId, technicianId: technician.id, lead: true }, openedAt)
  if (random.chance(0.55)) {
    draft.add(
      'notes',
      {
        subjectKind: 'workOrder',
        subjectId: orderId,
        text: random.pick(demoClosingNotes[work.category]),
        visibility: 'internal',
        author: technician.name,
        writtenAt: actualEndsAt,
      },
      actualEndsAt,
    )
  }
  return actualEndsAt
}

const rejections = [
  'Not our installation: sent on to the maker.',
  'Under warranty with another firm.',
  'Caller withdrew the report.',
]

function wholeMinute(instant: number): number {
  return Math.round(instant / minuteMs) * minuteMs
}
