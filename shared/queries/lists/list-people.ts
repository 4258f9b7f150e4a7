import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import type { peopleList } from '../people.ts'

/** Which people a list shows; what is left out does not narrow it. */
export const peopleFilterSchema = z.object({
  /** Words that all stand in code, name, team, territory or skills. */
  text: z.string().max(10_000).optional(),
  active: z.boolean().optional(),
  teams: z.array(z.string().max(200)).max(500).optional(),
  territoryIds: z.array(idSchema).max(500).optional(),
  /** Holds at least one of these. */
  skillIds: z.array(idSchema).max(500).optional(),
})
export type PeopleFilter = z.infer<typeof peopleFilterSchema>

/** Orders of the list; equal rows come by code, and rows without a value last. */
export const peopleSorts = ['code', 'name', 'team', 'territory', 'week'] as const
export const peopleSortSchema = z.object({ by: z.enum(peopleSorts), descending: z.boolean().default(false) })
export type PeopleSort = z.infer<typeof peopleSortSchema>

/** What the backend says of a person. */
export type Person = z.output<typeof peopleList.result>[number]
/** One line of the list of people. */
export type PersonRow = Person & { readonly id: string }

/** The lines of the list: a few hundred at most, so that the window and files narrow and order them in one way, here. */
export function listPeople(people: readonly Person[], filter: PeopleFilter, sort: PeopleSort): PersonRow[] {
  const words = (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const shown = people.filter((person) => {
    const { technician, skills } = person
    if (filter.active !== undefined && technician.active !== filter.active) return false
    if (filter.teams && !filter.teams.includes(technician.team ?? '')) return false
    if (filter.territoryIds && !filter.territoryIds.includes(technician.territoryId ?? '')) return false
    if (filter.skillIds && !skills.some(({ skillId }) => filter.skillIds!.includes(skillId))) return false
    const all = wordsOf(person)
    return words.every((word) => all.includes(word))
  })
  const sign = sort.descending ? -1 : 1
  const key = keys[sort.by]
  return shown
    .map((person) => ({ ...person, id: person.technician.id }))
    .toSorted((a, b) => {
      const [mine, theirs] = [key(a), key(b)]
      const byCode = compare(a.technician.code, b.technician.code) || compare(a.id, b.id)
      if (mine === null || theirs === null) return mine === theirs ? byCode : mine === null ? 1 : -1
      return sign * compare(mine, theirs) || byCode
    })
}

const keys: Readonly<Record<PeopleSort['by'], (person: Person) => string | number | null>> = {
  code: ({ technician }) => technician.code,
  name: ({ technician }) => technician.name,
  team: ({ technician }) => technician.team,
  territory: ({ territoryName }) => territoryName,
  week: ({ weekMinutes }) => weekMinutes,
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a).localeCompare(String(b), 'en', { numeric: true })
}

function wordsOf({ technician, territoryName, skills }: Person): string {
  const { code, name, team } = technician
  return [code, name, team, territoryName, ...skills.map((skill) => skill.name)].join(' ').toLowerCase()
}
