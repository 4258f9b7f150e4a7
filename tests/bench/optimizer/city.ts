import { plainRoute, plainVisit } from '#optimizer/problem/plain-problem.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import type { TravelMatrix } from '#optimizer/problem/travel-matrix.ts'
import { builtInWeights } from '#shared/domain/policy/policy.ts'
import type { Random } from '#shared/kernel/random.ts'
import { weightsOf } from '#electron/backend/planning/weights-of.ts'

const metresWide = 20_000
/** About 30 km/h, door to door. */
const metresPerSecond = 8
const skillNames = ['pipes', 'wires', 'heat', 'lifts', 'locks', 'water']
const hour = 3_600
/** Leaving out the least urgent visit costs so much driving; the most urgent three times that. */
const skipSeconds = 4 * hour

/**
 * A dispatch day of a town: technicians with homes of their own and four of six skills, visits of 10 to 37 minutes with
 * a skill and a window of 2 to 9 hours, three priorities. Nothing is planned yet.
 */
export function cityDay(random: Random, visits: number, technicians: number): Problem {
  const places = visits + technicians
  const points = Array.from(
    { length: places },
    () => [random.integer(0, metresWide), random.integer(0, metresWide)] as const,
  )
  const shift = { start: 8 * hour, end: 17 * hour }
  return {
    visits: Array.from({ length: visits }, (_, number) => {
      const width = random.integer(2, 9) * hour
      const start = shift.start + random.integer(0, 9 * hour - width)
      return {
        ...plainVisit(`visit ${String(number).padStart(4, '0')}`, number),
        service: random.integer(10, 37) * 60,
        windows: [{ start, end: start + width }],
        skills: [{ skill: random.pick(skillNames), level: 1 }],
        skipCost: skipSeconds * random.integer(1, 3),
      }
    }),
    routes: Array.from({ length: technicians }, (_, number) => {
      const skills = [...skillNames]
      skills.splice(random.integer(0, 5), 1)
      skills.splice(random.integer(0, 4), 1)
      return {
        ...plainRoute(`technician ${String(number).padStart(3, '0')}`, shift),
        startPlace: visits + number,
        endPlace: visits + number,
        overtime: 2 * hour,
        skills: Object.fromEntries(skills.map((skill) => [skill, 1])),
      }
    }),
    matrices: [roads(points)],
    links: [],
    // Everybody has four skills: what they have too many of would be the same in every plan and hide the rest.
    weights: weightsOf({ ...builtInWeights.balanced, overqualified: 0 }),
    published: [],
  }
}

function roads(points: readonly (readonly [number, number])[]): TravelMatrix {
  const places = points.length
  const metres = new Int32Array(places * places)
  points.forEach(([x, y], from) => {
    points.forEach(([otherX, otherY], to) => {
      metres[from * places + to] = Math.round(Math.hypot(x - otherX, y - otherY))
    })
  })
  return { places, ticks: metres.map((way) => Math.round(way / metresPerSecond)), metres }
}
