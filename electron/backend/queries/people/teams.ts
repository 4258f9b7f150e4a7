import { handoversOf } from '#shared/domain/technician/on-call-rota.ts'
import { crewsList, onCallRota, skillsList, territoriesList } from '#shared/queries/teams.ts'
import type { BackendContext } from '../../context.ts'
import { answers } from '../../handler.ts'

type Records = BackendContext['store']['records']

const natural = new Intl.Collator('en', { numeric: true })
const byCode = (a: { code: string }, b: { code: string }) => natural.compare(a.code, b.code)
const byName = (a: { name: string }, b: { name: string }) => natural.compare(a.name, b.name)
const person = ({ id, code, name }: { id: string; code: string; name: string }) => ({ id, code, name })

const activeTechnicians = (records: Records) =>
  records
    .all('technicians')
    .filter(({ active }) => active)
    .toSorted(byCode)

/** Answers about the on-call rota, crews, territories and the catalogue of skills. */
export const teamQueries = [
  answers(onCallRota, ({ from }, { store: { records } }) => {
    const technicians = new Map(records.all('technicians').map((one) => [one.id, one]))
    const territories = records.all('territories').toSorted(byCode)
    const names = new Map(territories.map(({ id, name }) => [id, name]))
    const codeOf = (id: string) => technicians.get(id)?.code ?? ''
    return {
      turns: handoversOf(records.all('onCalls'))
        .filter(({ turn }) => turn.endsAt > from)
        .map(({ turn: { id, technicianId, territoryId, startsAt, endsAt, note }, from: before, gap }) => {
          const who = technicians.get(technicianId)
          return {
            id,
            technicianId,
            code: who?.code ?? '',
            name: who?.name ?? '',
            phone: who?.phone ?? null,
            territoryId,
            territoryName: territoryId === null ? null : (names.get(territoryId) ?? null),
            startsAt,
            endsAt,
            note,
            from: before === null ? null : codeOf(before.technicianId),
            gap,
          }
        }),
      technicians: activeTechnicians(records).map(person),
      territories: territories.map(person),
    }
  }),
  answers(crewsList, (_args, { store: { records } }) => {
    const technicians = new Map(records.all('technicians').map((one) => [one.id, one]))
    const territories = records.all('territories').toSorted(byCode)
    const members = Map.groupBy(records.all('crewMembers'), ({ crewId }) => crewId)
    return {
      crews: records
        .all('crews')
        .toSorted(byName)
        .map((crew) => ({
          crew,
          territoryName: territories.find(({ id }) => id === crew.territoryId)?.name ?? null,
          members: (members.get(crew.id) ?? [])
            .flatMap(({ technicianId }) => technicians.get(technicianId) ?? [])
            .map((one) => ({ ...person(one), active: one.active }))
            .toSorted((a, b) => Number(b.id === crew.leadId) - Number(a.id === crew.leadId) || byCode(a, b)),
        })),
      technicians: activeTechnicians(records).map(person),
      territories: territories.map(person),
    }
  }),
  answers(territoriesList, (_args, { store: { records, db } }) => {
    const technicians = activeTechnicians(records)
    const counted = (sql: string) =>
      new Map((db.prepare(sql).all() as { id: string; count: number }[]).map(({ id, count }) => [id, count] as const))
    const sites = counted(
      'SELECT territory_id AS id, count(*) AS count FROM sites WHERE territory_id IS NOT NULL AND deleted_at IS NULL GROUP BY 1',
    )
    const open = counted(
      `SELECT territory_id AS id, count(*) AS count FROM work_orders
       WHERE status IN ('open', 'scheduled', 'inProgress', 'onHold') AND territory_id IS NOT NULL AND deleted_at IS NULL GROUP BY 1`,
    )
    return {
      territories: records
        .all('territories')
        .toSorted(byCode)
        .map((territory) => ({
          territory,
          members: technicians.filter(({ territoryId }) => territoryId === territory.id).map(person),
          sites: sites.get(territory.id) ?? 0,
          openWorkOrders: open.get(territory.id) ?? 0,
        })),
      technicians: technicians.map((one) => ({ ...person(one), territoryId: one.territoryId })),
    }
  }),
  answers(skillsList, (_args, { store: { records } }) => {
    const active = new Set(activeTechnicians(records).map(({ id }) => id))
    const held = Map.groupBy(
      records.all('technicianSkills').filter(({ technicianId }) => active.has(technicianId)),
      ({ skillId }) => skillId,
    )
    const asked = Map.groupBy(records.all('workTypes'), ({ skillId }) => skillId)
    return {
      skills: records
        .all('skills')
        .toSorted(byName)
        .map((skill) => ({
          skill,
          holders: [1, 2, 3, 4, 5].map((one) => (held.get(skill.id) ?? []).filter(({ level }) => level === one).length),
          workTypes: (asked.get(skill.id) ?? [])
            .map(({ name, skillLevel }) => ({ name, level: skillLevel }))
            .toSorted(byName),
        })),
    }
  }),
]
