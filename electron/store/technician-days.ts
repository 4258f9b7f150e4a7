import type Database from 'better-sqlite3'
import type { TechnicianDays } from '#shared/domain/schedule/technician-days.ts'
import type { WayTo } from '#shared/commands/read.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { takesTime } from '#shared/domain/schedule/technician-schedule.ts'
import { pointOf } from '#shared/domain/travel/estimate.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { dayMs } from '#shared/kernel/zone.ts'
import { travelReader } from './read-travel.ts'
import type { RecordStore } from './record-store.ts'
import { visitDetailsBetween } from './visit-detail.ts'

/**
 * Working pattern and placed visits of the technicians (all active ones when `ids` is null) over `[from, to)`, and what is
 * known of the drives between the places of each and `elsewhere`: where a visit is that is not in the lane yet.
 */
export function technicianDaysBetween(
  db: Database.Database,
  records: RecordStore,
  ids: readonly string[] | null,
  from: number,
  to: number,
  elsewhere: readonly WayTo[] = [],
): TechnicianDays[] {
  const technicians = ids
    ? records.getMany('technicians', ids)
    : records.all('technicians').filter((technician) => technician.active)
  const technicianIds = technicians.map((technician) => technician.id)
  const group = <T extends { technicianId: string }>(rows: T[]) => Map.groupBy(rows, (row) => row.technicianId)
  const skillNames = new Map(records.all('skills').map((skill) => [skill.id, skill.name]))
  const skills = group(records.where('technicianSkills', 'technicianId', technicianIds))
  const certificates = group(records.where('certificates', 'technicianId', technicianIds))
  const shifts = group(records.where('shifts', 'technicianId', technicianIds))
  const breaks = group(records.where('breaks', 'technicianId', technicianIds))
  // Calendar days of any zone that may touch the span.
  const isoDay = (instant: number) => new Date(instant).toISOString().slice(0, 10)
  const [firstDay, lastDay] = [isoDay(from - 2 * dayMs), isoDay(to + 2 * dayMs)]
  const exceptions = group(
    records
      .where('shiftExceptions', 'technicianId', technicianIds)
      .filter(({ day }) => day >= firstDay && day <= lastDay),
  )
  const absences = group(
    records
      .where('absences', 'technicianId', technicianIds)
      .filter((absence) => absence.startsAt < to && absence.endsAt > from),
  )
  const visits = new Map<string, VisitDetail[]>(technicianIds.map((id) => [id, []]))
  for (const detail of visitDetailsBetween(db, from, to, ids ? technicianIds : null))
    for (const id of detail.technicianIds) visits.get(id)?.push(detail)
  const travelAmong = travelReader(db, records)
  const strictTerritories = records.get('settings', settingNames.strictTerritories)?.value === true
  return technicians.map((technician) => ({
    technician,
    skills: (skills.get(technician.id) ?? []).map((held) => ({
      skillId: held.skillId,
      name: skillNames.get(held.skillId) ?? '',
      level: held.level,
    })),
    certificates: certificates.get(technician.id) ?? [],
    shifts: shifts.get(technician.id) ?? [],
    breaks: breaks.get(technician.id) ?? [],
    exceptions: exceptions.get(technician.id) ?? [],
    absences: absences.get(technician.id) ?? [],
    visits: visits.get(technician.id) ?? [],
    travel: travelAmong([
      ...placesOf(technician, visits.get(technician.id) ?? []),
      ...elsewhere.flatMap((way) => (way.technicianId === null || way.technicianId === technician.id ? way.point : [])),
    ]),
    strictTerritories,
    from,
    to,
  }))
}

/** Where a technician may drive from and to: home and the visits that take time. */
function placesOf({ homeLatitude, homeLongitude }: TechnicianDays['technician'], visits: readonly VisitDetail[]) {
  const stops = visits.filter(takesTime).map(({ latitude, longitude }) => pointOf(latitude, longitude))
  return [pointOf(homeLatitude, homeLongitude), ...stops].filter((point) => point !== null)
}
