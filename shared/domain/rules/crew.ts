import type { Violation } from '../../kernel/app-error.ts'
import { overlapMs, overlaps } from '../../kernel/interval.ts'
import { dayAround } from '../schedule/technician-schedule.ts'
import { asks, forbids, warns } from './rule.ts'
import type { Placement, Rule } from './rule.ts'

/** As many technicians come as the work needs, and whoever goes along is there and free. */
export const crewRule: Rule = (placement) => {
  const { detail, schedule, crew } = placement
  const others = detail.technicianIds.filter((id) => id !== detail.technicianId && id !== schedule.technician.id)
  const assigned = others.length + 1
  return [
    ...crew.flatMap((member) => memberViolations(member, placement)),
    ...(assigned < detail.crewSize ? warns('crew', { needed: detail.crewSize, assigned }) : []),
  ]
}

function memberViolations(member: Placement['schedule'], placement: Placement): Violation[] {
  const { technician, stops, absences } = member
  const { start, end } = placement
  if (!technician.active) return forbids('inactive', { technician: technician.code })
  const clash = stops.find((stop) => overlaps(stop, placement))
  if (clash)
    return forbids('crew-overlap', {
      technician: technician.code,
      workOrderNumber: clash.detail.workOrderNumber,
      fromAt: clash.start,
      untilAt: clash.end,
    })
  const away = absences.find((absence) => overlaps(absence, placement))
  if (away) return forbids('crew-absence', { technician: technician.code, reason: away.reason })
  const inside = (dayAround(member, start)?.shifts ?? []).reduce((sum, shift) => sum + overlapMs(shift, placement), 0)
  return inside < end - start ? asks('crew-shift', { technician: technician.code }) : []
}
