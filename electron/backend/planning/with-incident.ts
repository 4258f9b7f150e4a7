import type { Incident } from '#shared/domain/plan/plan-task.ts'
import { dayAround } from '#shared/domain/schedule/technician-schedule.ts'
import type { Stop, TechnicianSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { canBePlaced } from '#shared/domain/visit/visit-status.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import type { PlanningFacts, Reckoned } from './planning-facts.ts'
import { isMovable } from './standing-stops.ts'

/** The facts as they are because of an incident, though no record says so. Refuses when the incident is about nobody. */
export function withIncident(
  facts: PlanningFacts,
  incident: Incident | null,
  detailOf: (visitId: string) => VisitDetail | null,
): Result<PlanningFacts, AppError> {
  if (!incident) return ok(facts)
  if (incident.kind === 'emergency') return withEmergency(facts, incident.visitId, detailOf)
  const lane = facts.lanes.find(({ technician }) => technician.id === incident.technicianId)
  if (!lane) return err(invalidInput('incident', 'The technician of the incident is not among those who are planned.'))
  switch (incident.kind) {
    case 'absent':
      return ok(withAbsence(facts, lane, incident.from))
    case 'late':
      return withLateness(facts, lane, incident.minutes * minuteMs)
    case 'cancelled':
      return ok(withHole(facts, lane))
  }
}

/** Whether a visit has not begun and nobody pinned it: a visit that should have begun by now counts too. */
export function hasNotBegun(stop: Stop): boolean {
  return isMovable(stop, { now: null, mayMove: () => true })
}

function withAbsence(facts: PlanningFacts, lane: TechnicianSchedule, from: number): PlanningFacts {
  const end = facts.clock.bounds(facts.days.at(-1)!).end + 24 * 60 * minuteMs
  const orphans = lane.stops.filter((stop) => stop.end > from && hasNotBegun(stop))
  const gone = { displaced: true, why: 'absent', expectedAfterMs: null, notTechnicianIds: [lane.technician.id] }
  return {
    ...withTimeAway(facts, lane, { start: from, end }),
    reckoned: reckonedWith(
      facts,
      orphans.map(({ detail }) => [detail.visit.id, gone]),
    ),
  }
}

/**
 * What the technician has not begun today starts no earlier than it stands plus the lateness, wherever it goes. Where
 * that breaks a promise, or does not fit into the shift, it is for somebody else, who may come in time.
 */
function withLateness(facts: PlanningFacts, lane: TechnicianSchedule, ms: number): Result<PlanningFacts, AppError> {
  const { now } = facts
  const today = now === null ? null : dayAround(lane, now)
  if (now === null || !today) return err(invalidInput('incident', 'Somebody is late today: plan the day of today.'))
  const stops = lane.stops.filter((stop) => dayAround(lane, stop.start) === today)
  const open = stops.filter((stop) => hasNotBegun(stop))
  const begun = stops.findLast(({ detail }) => detail.visit.status === 'onSite' || detail.visit.status === 'enRoute')
  const busy = begun ? { start: begun.end, end: begun.end + ms } : { start: now, end: now + ms }
  const shiftEnd = today.shifts.at(-1)?.end ?? Infinity
  const reckoned = open.map(({ detail, start, end }): [string, Reckoned] => {
    const { windowEndsAt } = detail.visit
    const tooLate = end + ms > shiftEnd || (windowEndsAt !== null && start + ms >= windowEndsAt)
    const promised = detail.resolveBy !== null && end <= detail.resolveBy && end + ms > detail.resolveBy
    const pushed: Reckoned = { displaced: true, why: 'late', expectedAfterMs: ms, notBefore: start + ms }
    const handed: Reckoned = {
      displaced: true,
      why: 'late',
      expectedAfterMs: null,
      notTechnicianIds: [lane.technician.id],
    }
    return [detail.visit.id, tooLate ? handed : promised ? { ...handed, otherwise: pushed } : pushed]
  })
  return ok({ ...withTimeAway(facts, lane, busy), reckoned: reckonedWith(facts, reckoned) })
}

/** What waits may go to the technician, and what others have may too; nothing else goes anywhere. */
function withHole(facts: PlanningFacts, { technician }: TechnicianSchedule): PlanningFacts {
  const waiting = facts.waiting.map(({ visit }): [string, Reckoned] => [
    visit.id,
    { onlyTechnicianIds: [technician.id] },
  ])
  const standing = facts.lanes.flatMap(({ stops }) =>
    stops.map(({ detail }): [string, Reckoned] => [
      detail.visit.id,
      { onlyTechnicianIds: [...new Set([detail.technicianIds[0]!, technician.id])] },
    ]),
  )
  const { mayMove } = facts
  return {
    ...facts,
    mayMove: (detail) => detail.technicianIds.length === 1 && mayMove(detail),
    reckoned: reckonedWith(facts, [...standing, ...waiting]),
  }
}

function withEmergency(
  facts: PlanningFacts,
  visitId: string,
  detailOf: (visitId: string) => VisitDetail | null,
): Result<PlanningFacts, AppError> {
  const detail = detailOf(visitId)
  if (!detail || !canBePlaced(detail.visit.status))
    return err(invalidInput('incident', 'The visit of the incident is gone, or work on it has begun.'))
  const stands = facts.lanes.some(({ stops }) => stops.some((stop) => stop.detail.visit.id === visitId))
  const waits = facts.waiting.some(({ visit }) => visit.id === visitId)
  if (!stands && !waits && detail.visit.startsAt !== null && detail.visit.status !== 'missed')
    return err(invalidInput('incident', 'The visit of the incident has a place outside of what is planned.'))
  if (stands && detail.visit.pinned)
    return err(invalidInput('incident', 'The visit of the incident is pinned: somebody said that it stays there.'))
  return ok({
    ...facts,
    waiting: stands || waits ? facts.waiting : [...facts.waiting, detail],
    reckoned: reckonedWith(facts, [[visitId, { first: true, displaced: stands, why: 'emergency' }]]),
  })
}

function withTimeAway(
  facts: PlanningFacts,
  lane: TechnicianSchedule,
  away: { readonly start: number; readonly end: number },
): PlanningFacts {
  const absences = [...lane.absences, { ...away, reason: '' }].sort((a, b) => a.start - b.start)
  return { ...facts, lanes: facts.lanes.map((one) => (one === lane ? { ...lane, absences } : one)) }
}

function reckonedWith({ reckoned }: PlanningFacts, more: readonly (readonly [string, Reckoned])[]) {
  return new Map([...reckoned, ...more])
}
