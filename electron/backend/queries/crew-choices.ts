import type { z } from 'zod'
import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { judgePlacement } from '#shared/domain/schedule/judge-placement.ts'
import { compileSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { dayMs } from '#shared/kernel/zone.ts'
import type { visitsCrewChoices } from '#shared/queries/cycle.ts'
import { technicianDaysBetween } from '../../store/technician-days.ts'
import { visitDetailsByIds } from '../../store/visit-detail.ts'
import type { BackendContext } from '../context.ts'

/** Who could go along on a placed visit besides its lead: those who are free first, then by code. */
export function crewChoices(
  { store: { db, records }, pipeline, clock: backendClock }: BackendContext,
  visitId: string,
): z.input<(typeof visitsCrewChoices)['result']> {
  const [detail] = visitDetailsByIds(db, [visitId])
  const { startsAt, endsAt, durationMinutes } = detail?.visit ?? {}
  if (!detail || !startsAt || !endsAt || !durationMinutes || detail.technicianId === null) return []
  const leadId = detail.technicianId
  const clock = createDayClock(pipeline.officeZone())
  const days = technicianDaysBetween(db, records, null, startsAt - 2 * dayMs, endsAt + 2 * dayMs)
  const lanes = new Map(days.map((one) => [one.technician.id, compileSchedule(one, clock)]))
  const lead = lanes.get(leadId)
  if (!lead) return []
  const context = { clock, now: backendClock.now(), laneOf: (id: string) => lanes.get(id) }
  return days
    .filter(({ technician }) => technician.id !== leadId)
    .map(({ technician: { id, code, name } }) => {
      const along = { ...detail, technicianIds: [leadId, id], crewSize: 1 }
      const { violations } = judgePlacement(along, lead, startsAt, durationMinutes, context)
      return {
        technicianId: id,
        code,
        name,
        onIt: detail.technicianIds.includes(id),
        violations: violations.filter(({ rule }) => rule.startsWith('crew')),
      }
    })
    .sort(
      (a, b) =>
        Number(b.onIt) - Number(a.onIt) || a.violations.length - b.violations.length || (a.code < b.code ? -1 : 1),
    )
}
