import { addDays, dayOf } from '#shared/kernel/zone.ts'
import { peopleList, techniciansGet, techniciansPlanned } from '#shared/queries/people.ts'
import { weekMinutes } from '#shared/domain/technician/worked-shifts.ts'
import { plannedVisitsOf } from '../../../store/visit-detail.ts'
import type { BackendContext } from '../../context.ts'
import { answers } from '../../handler.ts'

/** Every technician with what a planner asks about a person, by code. */
export function peopleRows({ store: { records }, clock, pipeline }: BackendContext) {
  const now = clock.now()
  const today = dayOf(now, pipeline.officeZone())
  const skillNames = new Map(records.all('skills').map((skill) => [skill.id, skill.name]))
  const territories = new Map(records.all('territories').map((territory) => [territory.id, territory.name]))
  const by = <T extends { technicianId: string }>(rows: readonly T[]) => Map.groupBy(rows, (row) => row.technicianId)
  const skills = by(records.all('technicianSkills'))
  const certificates = by(records.all('certificates'))
  const shifts = by(records.all('shifts'))
  const breaks = by(records.all('breaks'))
  const absences = by(records.all('absences').filter(({ endsAt }) => endsAt > now))
  return records
    .all('technicians')
    .toSorted((a, b) => a.code.localeCompare(b.code, undefined, { numeric: true }))
    .map((technician) => ({
      technician,
      territoryName: territories.get(technician.territoryId ?? '') ?? null,
      skills: (skills.get(technician.id) ?? [])
        .map(({ skillId, level }) => ({ skillId, name: skillNames.get(skillId) ?? '', level }))
        .toSorted((a, b) => b.level - a.level || a.name.localeCompare(b.name)),
      certificates: certificates.get(technician.id) ?? [],
      weekMinutes: Math.round(weekMinutes(shifts.get(technician.id) ?? [], breaks.get(technician.id) ?? [], today)),
      nextAbsence: (absences.get(technician.id) ?? []).toSorted((a, b) => a.startsAt - b.startsAt)[0] ?? null,
    }))
}

/** Answers about technicians. */
export const peopleQueries = [
  answers(peopleList, (_args, context) => peopleRows(context)),
  answers(techniciansGet, ({ technicianId }, { store: { records }, clock, pipeline }) => {
    const technician = records.get('technicians', technicianId)
    if (!technician) return null
    const skills = records.all('skills')
    const names = new Map(skills.map(({ id, name }) => [id, name]))
    const own = [technicianId]
    return {
      technician,
      territoryName: technician.territoryId ? (records.get('territories', technician.territoryId)?.name ?? null) : null,
      skills: records
        .where('technicianSkills', 'technicianId', own)
        .map(({ skillId, level }) => ({ skillId, name: names.get(skillId) ?? '', level }))
        .toSorted((a, b) => b.level - a.level || a.name.localeCompare(b.name)),
      allSkills: skills
        .map(({ id, name, levels }) => ({ id, name, levels }))
        .toSorted((a, b) => a.name.localeCompare(b.name)),
      territories: records
        .all('territories')
        .map(({ id, name }) => ({ id, name }))
        .toSorted((a, b) => a.name.localeCompare(b.name)),
      certificateNames: [
        ...new Set([
          ...records.all('workTypes').flatMap(({ certificateName }) => certificateName ?? []),
          ...records.all('certificates').map(({ name }) => name),
        ]),
      ].sort((a, b) => a.localeCompare(b)),
      certificates: records
        .where('certificates', 'technicianId', own)
        .toSorted((a, b) => (a.expiresOn ?? '9999').localeCompare(b.expiresOn ?? '9999')),
      shifts: records
        .where('shifts', 'technicianId', own)
        .toSorted((a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute),
      breaks: records.where('breaks', 'technicianId', own).toSorted((a, b) => a.startMinute - b.startMinute),
      exceptions: records
        .where('shiftExceptions', 'technicianId', own)
        .filter(({ day }) => day >= addDays(dayOf(clock.now(), pipeline.officeZone()), -7)),
      patterns: records
        .all('shiftPatterns')
        .map(({ id, name, cycleWeeks }) => ({ id, name, cycleWeeks }))
        .toSorted((a, b) => a.name.localeCompare(b.name)),
      colleagues: records
        .all('technicians')
        .filter(({ id, active }) => active && id !== technicianId)
        .map(({ id, code, name }) => ({ id, code, name }))
        .toSorted((a, b) => a.code.localeCompare(b.code, undefined, { numeric: true })),
      absences: records.where('absences', 'technicianId', own).toSorted((a, b) => b.startsAt - a.startsAt),
      today: dayOf(clock.now(), pipeline.officeZone()),
    }
  }),
  answers(techniciansPlanned, ({ technicianId }, { store }) => ({
    visits: plannedVisitsOf(store.db, [technicianId]).flatMap(
      ({ visit: { id, status, startsAt }, workOrderNumber, title, technicianId: lead }) =>
        startsAt === null
          ? []
          : [{ visitId: id, workOrderNumber, title, status, startsAt, leads: lead === technicianId }],
    ),
  })),
]
