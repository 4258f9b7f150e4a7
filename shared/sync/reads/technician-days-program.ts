import type { EntityName, EntityRow } from '../../domain/entities.ts'
import type { TechnicianDays } from '../../domain/schedule/technician-days.ts'
import { settingNames } from '../../domain/settings/settings.ts'
import { rushHoursOf } from '../../domain/travel/rush-hours.ts'
import type { VisitDetail } from '../../domain/visit/visit-detail.ts'
import { dayMs } from '../../kernel/zone.ts'
import type { StoredRow } from '../stored-row.ts'
import { dayKey, utcDaysOf } from './indexed-fields.ts'
import { inOrder, standing } from './rows.ts'
import type { PrimitiveRead, ReadProgram } from './primitive-read.ts'
import { visitDetailProgram } from './visit-detail-program.ts'

/** Working pattern and placed visits of technicians over `[from, to)`; the desk asks its own SQL the same. */
export function* technicianDaysProgram(
  ids: readonly string[],
  from: number,
  to: number,
): ReadProgram<TechnicianDays[]> {
  if (ids.length === 0) return []
  const of = (entity: EntityName): PrimitiveRead => ({ kind: 'byKey', entity, key: 'technicianId', values: ids })
  const answers = yield [
    { kind: 'byIds', entity: 'technicians', ids },
    { kind: 'all', entity: 'skills' },
    of('technicianSkills'),
    of('certificates'),
    of('shifts'),
    of('breaks'),
    of('shiftExceptions'),
    of('absences'),
    { kind: 'byKey', entity: 'visits', key: dayKey, values: utcDaysOf(from, to).map(String) },
    { kind: 'byIds', entity: 'settings', ids: [settingNames.rushHours, settingNames.strictTerritories] },
  ]
  const technicians = inOrder(ids, answers[0]!) as unknown as EntityRow<'technicians'>[]
  const names = new Map(answers[1]!.map(({ id, name }) => [id, name as string]))
  const grouped = <E extends EntityName>(at: number) =>
    Map.groupBy(standing(answers[at]!) as unknown as Owned<E>[], ({ technicianId }) => technicianId)
  const skills = grouped<'technicianSkills'>(2)
  const certificates = grouped<'certificates'>(3)
  const shifts = grouped<'shifts'>(4)
  const breaks = grouped<'breaks'>(5)
  // Calendar days of any zone that may touch the span.
  const isoDay = (instant: number) => new Date(instant).toISOString().slice(0, 10)
  const [firstDay, lastDay] = [isoDay(from - 2 * dayMs), isoDay(to + 2 * dayMs)]
  const exceptions = grouped<'shiftExceptions'>(6)
  const absences = grouped<'absences'>(7)
  // What a routing server told is a cache of each desk: without it the estimate judges.
  const settings = new Map(standing(answers[9]!).map(({ id, value }) => [id, value]))
  const rushHours = rushHoursOf(settings.get(settingNames.rushHours))
  const strictTerritories = settings.get(settingNames.strictTerritories) === true
  const visits = yield* visitsOf(ids, touching(answers[8]!, from, to))
  return technicians.map((technician): TechnicianDays => {
    const { id } = technician
    return {
      technician,
      skills: (skills.get(id) ?? []).map(({ skillId, level }) => ({ skillId, name: names.get(skillId) ?? '', level })),
      certificates: certificates.get(id) ?? [],
      shifts: shifts.get(id) ?? [],
      breaks: breaks.get(id) ?? [],
      exceptions: (exceptions.get(id) ?? []).filter(({ day }) => day >= firstDay && day <= lastDay),
      absences: (absences.get(id) ?? []).filter(({ startsAt, endsAt }) => startsAt < to && endsAt > from),
      visits: visits.get(id) ?? [],
      travel: { rushHours, legs: null },
      strictTerritories,
      from,
      to,
    }
  })
}

type Owned<E extends EntityName> = EntityRow<E> & { readonly technicianId: string }

/** Ids of placed visits that touch `[from, to)`. */
function touching(rows: readonly StoredRow[], from: number, to: number): string[] {
  const placed = rows as unknown as readonly {
    id: string
    startsAt: number
    endsAt: number
    deletedAt: number | null
  }[]
  return [
    ...new Set(
      placed
        .filter(({ startsAt, endsAt, deletedAt }) => deletedAt === null && startsAt < to && endsAt > from)
        .map(({ id }) => id),
    ),
  ]
}

/** The details of those visits by who is on them, in order of start. */
function* visitsOf(ids: readonly string[], visitIds: readonly string[]): ReadProgram<Map<string, VisitDetail[]>> {
  const wanted = new Set(ids)
  const [people] = (yield [{ kind: 'byKey', entity: 'visitTechnicians', key: 'visitId', values: visitIds }]) as [
    readonly StoredRow[],
  ]
  const theirs = people.filter((row) => wanted.has(row['technicianId'] as string))
  const details = yield* visitDetailProgram([...new Set(theirs.map((row) => row['visitId'] as string))])
  const sorted = details.toSorted(
    (a, b) => (a.visit.startsAt ?? 0) - (b.visit.startsAt ?? 0) || (a.visit.id < b.visit.id ? -1 : 1),
  )
  const found = new Map<string, VisitDetail[]>(ids.map((id) => [id, []]))
  for (const detail of sorted) for (const id of detail.technicianIds) found.get(id)?.push(detail)
  return found
}
