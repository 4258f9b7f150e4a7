import { hourMs, minuteMs, weekdayOf } from '#shared/kernel/zone.ts'
import { demoPolicies } from './catalogue.ts'
import type { DemoWork } from './catalogue.ts'
import type { DemoDraft } from './draft.ts'
import type { Place } from './geography.ts'
import { packDay } from './packing.ts'
import type { Placement, SitesByKind } from './packing.ts'
import { finishVisit } from './past.ts'
import type { DemoTechnician } from './people.ts'
import { canBeInTime, openWorkOrder, openedBefore, unplaced } from './work.ts'
import type { DemoIds } from './work.ts'

/** Today as far as it has been lived, and a thinner plan for the working days that follow. */
export function livePresent(
  draft: DemoDraft,
  ids: DemoIds,
  technicians: readonly DemoTechnician[],
  places: SitesByKind,
): void {
  const { random } = draft
  const taken = new Set<string>()
  const weekday = weekdayOf(draft.today)
  for (const [index, technician] of technicians.entries()) {
    // Some have a full day, some have room for what waits in the queue.
    const wanted = index % 3 === 0 ? 6 : random.integer(2, 4)
    const placements = packDay(random, technician, 0, weekday, wanted, places, taken, inTime(draft, 0))
    liveToday(draft, ids, technician, placements, index)
  }
  for (let day = 1; day <= 9; day++) {
    const soldOut = new Set<string>()
    for (const [index, technician] of technicians.entries()) {
      const wanted = random.integer(0, day <= 2 ? 3 : 2)
      const weekdayThen = weekdayOf(draft.day(day))
      const placements = packDay(random, technician, day, weekdayThen, wanted, places, soldOut, inTime(draft, day))
      for (const placement of placements) {
        planVisit(draft, ids, placement, { published: day <= 2 && index % 6 !== 5 })
      }
    }
  }
}

/** Whether a start on a day can keep the promises of work that is known by now. */
function inTime(draft: DemoDraft, day: number) {
  return (work: DemoWork, startMinute: number) => canBeInTime(draft, work, draft.at(day, startMinute))
}

function liveToday(
  draft: DemoDraft,
  ids: DemoIds,
  technician: DemoTechnician,
  placements: readonly Placement[],
  index: number,
): void {
  let freeAt = 0
  let from: Place = technician.home
  let busy = false
  for (const [ordinal, placement] of placements.entries()) {
    const startsAt = draft.at(0, placement.start)
    const endsAt = draft.at(0, placement.end)
    // Every seventh technician is held up: still on site though the planned end has passed.
    const heldUp = index % 7 === 2 && endsAt <= draft.now && endsAt > draft.now - 75 * minuteMs
    if (endsAt <= draft.now && !heldUp && !busy) {
      freeAt = Math.min(finishVisit(draft, ids, placement, freeAt, from), draft.now)
      from = placement.site.place
      continue
    }
    if (!busy && (startsAt <= draft.now || heldUp)) {
      planVisit(draft, ids, placement, { published: true, status: 'onSite', actualStartsAt: startsAt + 3 * minuteMs })
      busy = true
    } else if (!busy && startsAt <= draft.now + 35 * minuteMs) {
      planVisit(draft, ids, placement, { published: true, status: 'enRoute' })
      busy = true
    } else {
      const last = ordinal === placements.length - 1
      const draftOnly = last && index % 4 === 1
      planVisit(draft, ids, placement, {
        published: !draftOnly,
        status: !draftOnly && startsAt <= draft.now + 2 * hourMs ? 'dispatched' : 'scheduled',
        promiseBreaks: last && index % 3 === 0,
        pinned: last && index % 6 === 3,
      })
    }
  }
}

interface Plan {
  readonly published: boolean
  readonly status?: 'scheduled' | 'dispatched' | 'enRoute' | 'onSite'
  readonly actualStartsAt?: number
  /** The promise ends before the planned end: a visit at risk. */
  readonly promiseBreaks?: boolean
  readonly pinned?: boolean
}

/** Writes a visit that is still ahead or under way. */
function planVisit(draft: DemoDraft, ids: DemoIds, placement: Placement, plan: Plan): void {
  const { technician, work, site, day } = placement
  const startsAt = draft.at(day, placement.start)
  const endsAt = draft.at(day, placement.end)
  const status = plan.status ?? 'scheduled'
  const openedAt = openedFor(draft, placement, plan.promiseBreaks ?? false)
  const { orderId } = openWorkOrder(draft, ids, work, site, openedAt, {
    status: status === 'enRoute' || status === 'onSite' ? 'inProgress' : 'scheduled',
    completedAt: null,
    assignedBy: Math.min(draft.now, startsAt),
    ...(plan.actualStartsAt === undefined ? {} : { arrivedAt: plan.actualStartsAt }),
  })
  const visitId = draft.add(
    'visits',
    {
      ...unplaced(work, orderId),
      status,
      startsAt,
      endsAt,
      pinned: plan.pinned ?? false,
      publishedStartsAt: plan.published ? startsAt : null,
      publishedTechnicianId: plan.published ? technician.id : null,
      actualStartsAt: plan.actualStartsAt ?? null,
    },
    openedAt,
  )
  draft.add('visitTechnicians', { visitId, technicianId: technician.id, lead: true }, openedAt)
}

/** Work ahead was reported before now, early enough to be kept in time unless its promise is meant to break. */
function openedFor(draft: DemoDraft, { work, day, start, end }: Placement, promiseBreaks: boolean): number {
  const endsAt = draft.at(day, end)
  const promise = demoPolicies[work.policy].resolveMinutes * minuteMs
  const { arriveMinutes, resolveMinutes } = demoPolicies[work.policy]
  const arrive = (arriveMinutes ?? resolveMinutes) * minuteMs
  const startsAt = draft.at(day, start)
  if (promiseBreaks) {
    // Somebody arrives, or is done, twenty minutes after the promise.
    const breaks = arriveMinutes === null ? endsAt - promise : startsAt - arrive
    return Math.min(draft.now - 10 * minuteMs, breaks - 20 * minuteMs)
  }
  const earliest = Math.max(endsAt - promise, startsAt - arrive) + 5 * minuteMs
  const latest = draft.now - draft.random.integer(12, 80) * minuteMs
  return Math.min(latest, Math.max(openedBefore(draft, work, startsAt), earliest))
}
