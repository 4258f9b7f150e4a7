import { weekdayOf } from '#shared/kernel/zone.ts'
import { demoTeams } from './catalogue.ts'
import type { DemoWork, TeamName } from './catalogue.ts'
import type { DemoDraft } from './draft.ts'
import { degreesOf, houseOn } from './geography.ts'
import type { District, Place } from './geography.ts'
import type { NameMaker } from './names.ts'

/** A technician as the generators plan with them. Minutes are wall-clock; days are counted from today. */
export interface DemoTechnician {
  readonly id: string
  readonly name: string
  readonly team: TeamName
  readonly district: number
  readonly home: Place
  readonly skills: ReadonlyMap<string, number>
  /** Name of a certificate to the last day it is valid on, days from today. */
  readonly certificates: ReadonlyMap<string, number>
  readonly weekdays: readonly number[]
  readonly shift: readonly [number, number]
  readonly pause: readonly [number, number]
  readonly absences: readonly { readonly day: number; readonly from: number; readonly to: number }[]
}

const shifts = [
  [420, 930],
  [480, 990],
  [480, 990],
  [540, 1_050],
] as const

const certificatesOfTeam: Readonly<Record<TeamName, readonly string[]>> = {
  Cooling: ['Refrigerant handling'],
  Heating: ['Gas fitter'],
  Electrical: ['Switching permit'],
  Plumbing: ['Backflow tester'],
  'Fire safety': ['Fire systems inspector'],
  'Lifts and doors': ['Lift mechanic'],
}

const absenceReasons = ['Leave', 'Training', 'Illness', 'Depot inventory']
const allDay = { from: 0, to: 1_440 }

/** Weekdays somebody works: five in a row, arranged so that the office is well staffed on the day shown. */
function weekdaysOf(index: number, todayWeekday: number): number[] {
  if (todayWeekday <= 5) return index % 8 === 5 ? [2, 3, 4, 5, 6] : [1, 2, 3, 4, 5]
  return Array.from({ length: 5 }, (_, i) => ((todayWeekday + 4 - i + 2) % 7) + 1).sort()
}

/** Hires four technicians a team. Every certificate keeps a valid holder; some others have run out or soon will. */
export function hireTechnicians(
  draft: DemoDraft,
  names: NameMaker,
  districts: readonly District[],
  districtIds: readonly string[],
  skillIds: ReadonlyMap<string, string>,
): DemoTechnician[] {
  const { random } = draft
  const todayWeekday = weekdayOf(draft.today)
  return Object.keys(demoTeams).flatMap((name, teamIndex) =>
    Array.from({ length: 4 }, (_, seat): DemoTechnician => {
      const team = name as TeamName
      const index = teamIndex * 4 + seat
      const district = index % districts.length
      const home = houseOn(random.pick(districts[district]!.streets), random.next(), 1).place
      const shift = shifts[seat]!
      const pause = [seat === 0 ? 690 : 720, 30] as const
      const skills = new Map(demoTeams[team].map((skill, i) => [skill, i === 0 ? 5 - seat : 3 - (seat % 3)] as const))
      if (team === 'Lifts and doors') skills.set('Doors', 2 + (seat % 3)).set('Lifts', Math.max(2, 5 - seat))
      if (seat === 1) skills.set('Plumbing', Math.max(skills.get('Plumbing') ?? 0, 1))
      const person = {
        team,
        district,
        home,
        skills,
        shift,
        pause,
        name: names.person(),
        weekdays: weekdaysOf(index, todayWeekday),
      }
      const id = draft.add('technicians', {
        externalId: `DEMO-T${index + 1}`,
        code: `T${String(index + 1).padStart(2, '0')}`,
        name: person.name,
        team,
        territoryId: districtIds[district]!,
        phone: names.phone(),
        homeLatitude: degreesOf(home).latitude,
        homeLongitude: degreesOf(home).longitude,
        costPerHour: 36 + 3 * (4 - seat),
        active: true,
      })
      for (const [skill, level] of skills) {
        draft.add('technicianSkills', { technicianId: id, skillId: skillIds.get(skill)!, level })
      }
      for (const weekday of person.weekdays) {
        draft.add('shifts', { technicianId: id, weekday, startMinute: shift[0], endMinute: shift[1] })
      }
      draft.add('breaks', { technicianId: id, startMinute: pause[0], durationMinutes: pause[1] })
      return { ...person, id, certificates: certify(draft, id, team, seat), absences: giveAbsences(draft, id, index) }
    }),
  )
}

function certify(draft: DemoDraft, technicianId: string, team: TeamName, seat: number): Map<string, number> {
  const { random } = draft
  const held = new Map<string, number>()
  for (const name of [...certificatesOfTeam[team], 'First aid', ...(seat % 2 ? ['Work at height'] : [])]) {
    const trade = name !== 'First aid' && name !== 'Work at height'
    if (trade && seat === 3 && team !== 'Lifts and doors') continue
    // The third of each team ran out lately (Cooling, Plumbing) or does so within the month.
    const lastDay =
      trade && seat === 2 ? (team === 'Cooling' || team === 'Plumbing' ? -9 : 12) : random.integer(60, 700)
    const expires = !trade && random.chance(0.1) ? random.integer(-40, 25) : lastDay
    held.set(name, expires)
    draft.add('certificates', {
      technicianId,
      name,
      number: `${name.slice(0, 2).toUpperCase()}-${random.integer(10_000, 99_999)}`,
      issuedOn: draft.day(expires - 1_095),
      expiresOn: draft.day(expires),
    })
  }
  return held
}

function giveAbsences(draft: DemoDraft, technicianId: string, index: number): DemoTechnician['absences'] {
  const { random } = draft
  const days = [
    ...(index === 9 ? [{ day: 0, ...allDay, reason: 'Illness' }] : []),
    ...(index === 14 ? [{ day: 0, from: 780, to: 1_440, reason: 'Training' }] : []),
    ...(index === 20 ? [{ day: 1, ...allDay, reason: 'Leave' }] : []),
    ...[-random.integer(3, 25), -random.integer(26, 54)].map((day) => ({
      day,
      ...allDay,
      reason: random.pick(absenceReasons),
    })),
  ]
  for (const { day, from, to, reason } of days) {
    draft.add('absences', { technicianId, startsAt: draft.at(day, from), endsAt: draft.at(day, to), reason })
  }
  return days
}

/** Whether somebody may do a kind of work on a day: skill, level, and a certificate that is valid that day. */
export function mayDo(technician: DemoTechnician, work: DemoWork, day: number): boolean {
  if ((technician.skills.get(work.skill) ?? 0) < work.level) return false
  return work.certificate === null || (technician.certificates.get(work.certificate) ?? -Infinity) >= day
}

/** Working minutes of somebody on a day, up to the first absence; null when they do not work. */
export function workingMinutes(technician: DemoTechnician, day: number, weekday: number): [number, number] | null {
  if (!technician.weekdays.includes(weekday)) return null
  const away = technician.absences.filter((absence) => absence.day === day)
  const end = Math.min(technician.shift[1], ...away.map((absence) => absence.from))
  return end - technician.shift[0] >= 120 ? [technician.shift[0], end] : null
}
