import { readFileSync } from 'node:fs'
import { plainRoute, plainVisit, travelOnly } from '#optimizer/problem/plain-problem.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import type { Plan } from '#optimizer/plan/plan.ts'
import { euclidean, numbersOf } from './plane.ts'

/** Ticks of a unit: distances are cut to one decimal, as for the Solomon instances they were made from. */
const ticksPerUnit = 10

/** A technician instance of Kovacs et al. (2012) without teams, and what giving each task away costs, in units. */
export interface KovacsInstance {
  readonly problem: Problem
  readonly outsourcing: ReadonlyMap<string, number>
}

/** Reads the files of tasks and technicians. A task needs, by skill, the highest level it asks anybody for. */
export function readKovacs(tasksFile: string, techniciansFile: string): KovacsInstance {
  const [depot, ...tasks] = numbersOf(readFileSync(tasksFile, 'utf8')).filter((row) => row.length > 8)
  const technicians = readFileSync(techniciansFile, 'utf8')
  const levels = Number(/proficiency level:\s*(\d+)/.exec(technicians)![1])
  const crew = numbersOf(technicians).filter((row) => row.length > 1)
  const outsourcing = new Map(tasks.map((row) => [String(row[0]), outsourcingOf(row.slice(8))]))
  const shift = { start: depot![4]! * ticksPerUnit, end: depot![5]! * ticksPerUnit }
  const problem: Problem = {
    visits: tasks.map(([id, , , , ready, due, service, , ...needs], index) => ({
      ...plainVisit(String(id), index + 1),
      windows: [{ start: ready! * ticksPerUnit, end: due! * ticksPerUnit }],
      service: service! * ticksPerUnit,
      skills: skillNeeds(needs, levels),
      skipCost: Math.round(outsourcing.get(String(id))! * ticksPerUnit),
    })),
    routes: crew.map(([id, ...skills]) => ({
      ...plainRoute(String(id), shift),
      startPlace: 0,
      endPlace: 0,
      skills: Object.fromEntries(skills.map((level, index) => [String(index + 1), level])),
    })),
    matrices: [
      euclidean(
        [depot!, ...tasks].map(([, x, y]) => [x!, y!] as const),
        ticksPerUnit,
        Math.floor,
      ),
    ],
    links: [],
    weights: travelOnly,
    published: [],
  }
  return { problem, outsourcing }
}

/** Distance plus what giving tasks away costs, in units: the figure of the published comparison. */
export function kovacsTotal(plan: Plan, { outsourcing }: KovacsInstance): number {
  const away = plan.unassigned.reduce((sum, { visitId }) => sum + outsourcing.get(visitId)!, 0)
  return (plan.terms.travel ?? 0) / ticksPerUnit + away
}

/** 200 plus the sum of the requirement matrix to the power of 1.5 (note beside the instances). */
const outsourcingOf = (needs: readonly number[]) => 200 + needs.reduce((sum, need) => sum + need, 0) ** 1.5

function skillNeeds(needs: readonly number[], levels: number) {
  return Array.from({ length: needs.length / levels }, (_, skill) => ({
    skill: String(skill + 1),
    level: needs.slice(skill * levels, (skill + 1) * levels).findLastIndex((need) => need > 0) + 1,
  })).filter(({ level }) => level > 0)
}
