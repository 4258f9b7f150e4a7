import type { NewRow } from '#shared/domain/entities.ts'
import type { DemoDraft } from './draft.ts'
import type { DemoTechnician } from './people.ts'

const clock = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
/** Rotas run from the Monday before to so many weeks ahead, handed over at five in the afternoon. */
const rotaWeeks = 8
const handover = 1_020

/**
 * Gives the technicians' working weeks their names, puts two crews together and fills two on-call rotas. It comes last:
 * what it draws from chance changes nothing else of the city.
 */
export function arrangeTeams(
  draft: DemoDraft,
  technicians: readonly DemoTechnician[],
  districtIds: readonly string[],
): void {
  namePatterns(draft, technicians)
  const ofTeam = (team: string) => technicians.filter((one) => one.team === team)
  for (const [name, members] of [
    ['Lift crew', ofTeam('Lifts and doors').slice(0, 3)],
    ['Boiler crew', ofTeam('Heating').slice(0, 2)],
  ] as const) {
    const crewId = draft.add('crews', { name, territoryId: null, leadId: members[0]!.id, active: true })
    for (const { id } of members) draft.add('crewMembers', { crewId, technicianId: id })
  }
  const rota = (people: readonly DemoTechnician[], territoryId: string | null) => {
    for (let week = 0; week < rotaWeeks; week += 1) {
      draft.add('onCalls', {
        technicianId: people[week % people.length]!.id,
        territoryId,
        startsAt: draft.at(7 * week - 7, handover),
        endsAt: draft.at(7 * week, handover),
      })
    }
  }
  rota(ofTeam('Plumbing').slice(0, 3), null)
  rota(ofTeam('Cooling').slice(0, 2), districtIds[0] ?? null)
}

/** One pattern for each working week that somebody has, taken by the shifts and breaks that follow it. */
function namePatterns(draft: DemoDraft, technicians: readonly DemoTechnician[]): void {
  const patternOf = new Map<string, string>()
  const named = new Map<string, string>()
  for (const { id, weekdays, shift, pause } of technicians) {
    const [first, last] = [weekdays[0]!, weekdays.at(-1)!]
    const days = last - first === weekdays.length - 1 ? [first, last] : weekdays
    const name = `${days.map((day) => weekdayNames[day - 1]).join(days.length === 2 ? '–' : ' ')}, ${clock(shift[0])}–${clock(shift[1])}`
    let patternId = named.get(name)
    if (patternId === undefined) {
      patternId = draft.add('shiftPatterns', {
        name,
        cycleWeeks: 1,
        shifts: weekdays.map((weekday) => ({ week: 1, weekday, startMinute: shift[0], endMinute: shift[1] })),
        breaks: [{ startMinute: pause[0], durationMinutes: pause[1], latestStartMinute: null }],
      })
      named.set(name, patternId)
    }
    patternOf.set(id, patternId)
  }
  for (const entry of draft.rows) {
    if (entry.entity !== 'shifts' && entry.entity !== 'breaks') continue
    const row = entry.row as NewRow<'shifts'>
    row.patternId = patternOf.get(row.technicianId) ?? null
  }
}
