import { readFileSync } from 'node:fs'
import { plainRoute, plainVisit, travelOnly } from '#optimizer/problem/plain-problem.ts'
import type { Problem } from '#optimizer/problem/problem.ts'
import type { Plan } from '#optimizer/plan/plan.ts'
import { euclidean } from './plane.ts'

/** Ticks of a unit: the published values have three decimals. Distances are rounded up, so that no window is broken. */
const ticksPerUnit = 1_000
/** What leaving a request out costs, in ticks: all have to be served. */
const mustCost = 10_000_000

interface Row {
  readonly id: number
  readonly x: number
  readonly y: number
  readonly start: number
  readonly end: number
  readonly service: number
  readonly skills: readonly string[]
  readonly tools: readonly string[]
  readonly parts: readonly number[]
}

/**
 * Reads a technician instance of Pillac et al.: technicians with homes, skills, tools and a stock of parts; requests
 * that need one skill, tools, and use parts up; a depot where any tool and part can be fetched.
 */
export function readPillac(file: string): Problem {
  const text = readFileSync(file, 'utf8')
  const [crew, , toolKinds] = /PARTS\s*\n\s*([\d ]+)\n/.exec(text)![1]!.trim().split(/\s+/).map(Number)
  const rows = [...text.matchAll(linePattern)].map(rowOf)
  const [depot, ...others] = rows
  const technicians = others.slice(0, crew)
  const requests = others.slice(crew)
  const allTools = Array.from({ length: toolKinds! }, (_, index) => String(index))
  return {
    visits: requests.map((row, index) => ({
      ...plainVisit(String(row.id), 1 + crew! + index),
      windows: [{ start: row.start * ticksPerUnit, end: row.end * ticksPerUnit }],
      service: row.service * ticksPerUnit,
      skills: row.skills.map((skill) => ({ skill, level: 1 })),
      tools: row.tools,
      load: row.parts,
      skipCost: mustCost,
    })),
    routes: technicians.map((row, index) => ({
      ...plainRoute(String(row.id), { start: row.start * ticksPerUnit, end: row.end * ticksPerUnit }),
      startPlace: 1 + index,
      endPlace: 1 + index,
      skills: Object.fromEntries(row.skills.map((skill) => [skill, 1])),
      tools: row.tools,
      capacity: row.parts,
      depot: {
        place: 0,
        service: depot!.service * ticksPerUnit,
        tools: allTools,
        refill: null,
      },
    })),
    matrices: [
      euclidean(
        rows.map(({ x, y }) => [x, y] as const),
        ticksPerUnit,
        Math.ceil,
      ),
    ],
    links: [],
    weights: { ...travelOnly, wait: 1 },
    published: [],
  }
}

/** Sum of the working times of all routes, from leaving home to being back, in units: what the authors minimise. */
export function pillacDuration(plan: Plan): number {
  const ticks = plan.routes
    .filter(({ stops }) => stops.length > 0)
    .reduce((sum, { departAt, returnAt }) => sum + returnAt - departAt, 0)
  return ticks / ticksPerUnit
}

const linePattern =
  /^(\d+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+\[([^\]]*)\]\s*\[([^\]]*)\]\s*\[([^\]]*)\]/gm

function rowOf(match: RegExpExecArray): Row {
  const [id, x, y, start, end, service] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const [skills, tools, parts] = match.slice(7, 10).map((list) => list.split(',').filter((part) => part !== ''))
  return { id, x, y, start, end, service, skills: skills!, tools: tools!, parts: parts!.map(Number) }
}
