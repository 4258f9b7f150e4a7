import { skillGaps } from '#shared/domain/technician/skill-gap.ts'
import type { SkillDemand } from '#shared/domain/technician/skill-gap.ts'
import { weekMinutes } from '#shared/domain/technician/worked-shifts.ts'
import { csvLine } from '#shared/kernel/csv.ts'
import { addDays, dayOf } from '#shared/kernel/zone.ts'
import type { SkillGapReport } from '#shared/queries/skill-gap.ts'
import { prepared } from '../../store/prepared.ts'
import type { BackendContext } from '../context.ts'

/** Visits that are still to be done, with what their work type asks for. */
const openVisitsSql = `FROM visits v JOIN work_orders o ON o.id = v.work_order_id JOIN work_types w ON w.id = o.work_type_id
  WHERE v.deleted_at IS NULL AND o.deleted_at IS NULL AND o.status IN ('open', 'scheduled', 'inProgress', 'onHold')
    AND v.status IN ('toSchedule', 'scheduled', 'dispatched', 'enRoute', 'onSite')`

/** Sets open work against who holds its skills, and lists the certificates that end within so many days. */
export function skillGapReport(
  { store: { db, records }, clock, pipeline }: BackendContext,
  days: number,
): SkillGapReport {
  const day = dayOf(clock.now(), pipeline.officeZone())
  const until = addDays(day, days)
  const technicians = records.all('technicians').filter(({ active }) => active)
  const by = <T extends { technicianId: string }>(rows: readonly T[]) => Map.groupBy(rows, (row) => row.technicianId)
  const held = by(records.all('technicianSkills'))
  const shifts = by(records.all('shifts'))
  const breaks = by(records.all('breaks'))
  const names = <E extends 'territories' | 'skills'>(entity: E) =>
    new Map(records.all(entity).map((row) => [row.id, row.name]))
  const [territories, skills] = [names('territories'), names('skills')]
  const territoryName = (id: string | null) => (id === null ? null : (territories.get(id) ?? null))
  const demands = prepared(
    db,
    `SELECT o.territory_id AS territoryId, w.skill_id AS skillId, w.skill_level AS level, count(*) AS visits,
       total(v.duration_minutes) AS minutes ${openVisitsSql} AND w.skill_id IS NOT NULL GROUP BY 1, 2, 3`,
  ).all() as SkillDemand[]
  const supply = technicians.map(({ id, code, territoryId }) => ({
    technicianId: id,
    code,
    territoryId,
    weekMinutes: weekMinutes(shifts.get(id) ?? [], breaks.get(id) ?? [], day),
    levels: new Map((held.get(id) ?? []).map(({ skillId, level }) => [skillId, level])),
  }))
  const asked = new Map(
    (
      prepared(
        db,
        `SELECT w.certificate_name || char(10) || coalesce(o.territory_id, '') AS key, count(*) AS visits
         ${openVisitsSql} AND w.certificate_name IS NOT NULL GROUP BY 1`,
      ).all() as { key: string; visits: number }[]
    ).map(({ key, visits }) => [key, visits]),
  )
  const proofs = records.all('certificates')
  return {
    day,
    until,
    gaps: skillGaps(demands, supply).map(({ territoryId, skillId, holders, ...gap }) => ({
      territory: territoryName(territoryId),
      skill: skills.get(skillId) ?? '',
      level: gap.level,
      visits: gap.visits,
      minutes: Math.round(gap.minutes),
      holders: [...holders],
      elsewhere: gap.elsewhere,
      weekMinutes: Math.round(gap.weekMinutes),
      standing: gap.standing,
    })),
    certificates: technicians
      .flatMap(({ id, code, name, territoryId }) =>
        proofs
          .filter((proof) => proof.technicianId === id && proof.expiresOn !== null && proof.expiresOn <= until)
          // A newer proof makes the old one history.
          .filter((proof) => !proofs.some((other) => renews(other, proof)))
          .map((proof) => ({
            code,
            name,
            territory: territoryName(territoryId),
            certificate: proof.name,
            number: proof.number,
            expiresOn: proof.expiresOn!,
            expired: proof.expiresOn! < day,
            visits: asked.get(`${proof.name}\n${territoryId ?? ''}`) ?? 0,
          })),
      )
      .sort((a, b) => a.expiresOn.localeCompare(b.expiresOn) || a.code.localeCompare(b.code)),
  }
}

type Proof = { readonly technicianId: string; readonly name: string; readonly expiresOn: string | null }

function renews(other: Proof, proof: Proof): boolean {
  if (other.technicianId !== proof.technicianId || other.name !== proof.name) return false
  return other.expiresOn === null || (proof.expiresOn !== null && other.expiresOn > proof.expiresOn)
}

const gapHeads = [
  'Territory',
  'Skill',
  'Level',
  'Open visits',
  'Open hours',
  'Holders',
  'Holders by code',
  'Holders elsewhere',
  'Hours a week',
  'Standing',
]
const certificateHeads = [
  'Technician',
  'Name',
  'Territory',
  'Certificate',
  'Number',
  'Expires',
  'Expired',
  'Open visits that need it',
]

/** The report as CSV: the gaps, an empty line, the certificates. Hours with two decimals. */
export function skillGapCsv({ gaps, certificates }: SkillGapReport): string {
  const hours = (minutes: number) => (minutes / 60).toFixed(2)
  const gapRows = gaps.map((gap) => [
    gap.territory,
    gap.skill,
    gap.level,
    gap.visits,
    hours(gap.minutes),
    gap.holders.length,
    gap.holders.join(' '),
    gap.elsewhere,
    hours(gap.weekMinutes),
    gap.standing,
  ])
  const certificateRows = certificates.map((one) => [
    one.code,
    one.name,
    one.territory,
    one.certificate,
    one.number,
    one.expiresOn,
    one.expired ? 'yes' : 'no',
    one.visits,
  ])
  return [gapHeads, ...gapRows, [], certificateHeads, ...certificateRows].map(csvLine).join('')
}
