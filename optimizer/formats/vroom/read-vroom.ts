import { fromZodError, invalidInput } from '#shared/kernel/app-error.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { plainRoute, plainVisit, travelOnly } from '../../problem/plain-problem.ts'
import type { Problem, PublishedVisit } from '../../problem/problem.ts'
import type { ProblemRoute } from '../../problem/problem-route.ts'
import type { ProblemVisit, Span } from '../../problem/problem-visit.ts'
import { planCosts } from './costs.ts'
import type { CostPlan } from './costs.ts'
import { vroomInputSchema } from './input.ts'
import type { VroomInput, VroomVehicle } from './input.ts'
import { refuse, Refusal } from './refusal.ts'
import { skipCosts } from './skip-costs.ts'
import { readTables } from './tables.ts'
import type { EstimateTravel, Tables } from './tables.ts'
import { readTasks, visitIdOf } from './tasks.ts'
import type { VroomTask } from './tasks.ts'
import { timeLineOf } from './time-line.ts'
import type { TimeLine } from './time-line.ts'

/** A file as a problem, with what is needed to answer in the file's words. */
export interface VroomProblem {
  readonly problem: Problem
  /** In the order of the problem's routes. */
  readonly vehicles: readonly VroomVehicle[]
  /** In the order of the problem's visits. */
  readonly tasks: readonly VroomTask[]
  readonly costs: CostPlan
  readonly timeLine: TimeLine
  /** Whether travel is an estimate from coordinates. */
  readonly estimated: boolean
}

/** Reads a problem in VROOM's JSON format. What it cannot plan as the file means it, it refuses with the place. */
export function readVroom(text: string, estimate: EstimateTravel): Result<VroomProblem, AppError> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (thrown) {
    return err(invalidInput('file', `This is no JSON: ${(thrown as Error).message}.`))
  }
  const input = vroomInputSchema.safeParse(json)
  if (!input.success) return err(fromZodError(input.error))
  try {
    return ok(problemOf(input.data, estimate))
  } catch (thrown) {
    if (thrown instanceof Refusal) return err(thrown.error)
    throw thrown
  }
}

function problemOf(input: VroomInput, estimate: EstimateTravel): VroomProblem {
  const { vehicles } = input
  if (vehicles.length === 0) refuse('vehicles', 'there is no vehicle')
  if (input.jobs.length + input.shipments.length === 0) refuse('jobs', 'there is no job and no shipment')
  const tables = readTables(input, estimate)
  const tasks = readTasks(input, tables)
  const costs = planCosts(vehicles, tables)
  const timeLine = timeLineOf(input)
  const routes = vehicles.map((vehicle, at) => routeOf(vehicle, at, { tables, costs, timeLine, input }))
  const skips = skipCosts(tasks, vehicles, costs)
  const visits = tasks.map((task, at) => visitOf(task, skips[at]!, vehicles, timeLine))
  const { travel, distance } = costs.weights
  const problem: Problem = {
    visits,
    routes,
    matrices: costs.matrices,
    links: [],
    weights: { ...travelOnly, travel, distance },
    published: warmStart(vehicles, tasks, routes),
  }
  return { problem, vehicles, tasks, costs, timeLine, estimated: tables.estimated }
}

interface Setting {
  readonly input: VroomInput
  readonly tables: Tables
  readonly costs: CostPlan
  readonly timeLine: TimeLine
}

function routeOf(vehicle: VroomVehicle, at: number, { tables, costs, timeLine }: Setting): ProblemRoute {
  const path = `vehicles[${at}]`
  const { start, start_index: startIndex, end, end_index: endIndex, time_window: pair } = vehicle
  const station = (name: string, index: number | undefined, location: VroomVehicle['start']) =>
    index === undefined && location === undefined ? null : tables.placeOf(`${path}.${name}`, index, location)
  const startPlace = station('start', startIndex, start)
  const endPlace = station('end', endIndex, end)
  if (startPlace === null && endPlace === null) refuse(path, 'a vehicle needs a start or an end')
  const shift = pair ? timeLine.spanOf(`${path}.time_window`, pair) : { start: 0, end: timeLine.horizon }
  return {
    ...plainRoute(`vehicle ${at}`, shift),
    startPlace,
    endPlace,
    profile: costs.profileOf[at]!,
    breaks: vehicle.breaks.map((pause, number) => {
      const where = `${path}.breaks[${number}]`
      if (pause.max_load) refuse(`${where}.max_load`, 'a break that depends on the load cannot be planned')
      const [window, second] = pause.time_windows ?? []
      if (!window || second) refuse(`${where}.time_windows`, 'a break needs exactly one window')
      return { id: String(pause.id), window: timeLine.spanOf(where, window), duration: pause.service }
    }),
    skills: Object.fromEntries(vehicle.skills.map((skill) => [String(skill), 1])),
    capacity: vehicle.capacity ?? [],
    maxVisits: vehicle.max_tasks ?? null,
    maxTravel: vehicle.max_travel_time ?? null,
    maxMetres: vehicle.max_distance ?? null,
    fixedCost: vehicle.costs.fixed * costs.unit,
    serviceCost: Math.round((vehicle.costs.per_task_hour * costs.unit) / 3600),
  }
}

function visitOf(
  task: VroomTask,
  skipCost: number,
  vehicles: readonly VroomVehicle[],
  timeLine: TimeLine,
): ProblemVisit {
  const { step, skills, amounts, visitId, place } = task
  const dimensions = Math.max(amounts.delivery.length, amounts.pickup.length)
  return {
    ...plainVisit(visitId, place),
    setup: sameForAll(task, 'setup', vehicles),
    service: sameForAll(task, 'service', vehicles),
    windows: windowsOf(visitId, step.time_windows ?? [], timeLine),
    skills: skills.map((skill) => ({ skill: String(skill), level: 1 })),
    load: Array.from({ length: dimensions }, (_, at) => (amounts.delivery[at] ?? 0) + (amounts.pickup[at] ?? 0)),
    skipCost,
  }
}

function windowsOf(path: string, pairs: readonly (readonly [number, number])[], timeLine: TimeLine): Span[] {
  const spans = pairs.map((pair) => timeLine.spanOf(path, pair)).sort((a, b) => a.start - b.start)
  spans.slice(1).forEach((span, at) => {
    if (span.start <= spans[at]!.end) refuse(path, 'its windows overlap')
  })
  return spans
}

/** Times may be given by type of vehicle; here a task takes as long whoever comes, so they must agree. */
function sameForAll(
  { step, visitId }: VroomTask,
  name: 'setup' | 'service',
  vehicles: readonly VroomVehicle[],
): number {
  const byType = step[`${name}_per_type`] ?? {}
  const times = new Set(
    vehicles.map(({ type }) => (type !== undefined && Object.hasOwn(byType, type) ? byType[type]! : step[name])),
  )
  const [time] = [...times] as [number]
  if (times.size > 1) refuse(visitId, `${name}_per_type differs between the vehicles, which cannot be planned`)
  return time
}

/** The routes that the file proposes, in their order: where the search begins. */
function warmStart(
  vehicles: readonly VroomVehicle[],
  tasks: readonly VroomTask[],
  routes: readonly ProblemRoute[],
): PublishedVisit[] {
  const known = new Set(tasks.map(({ visitId }) => visitId))
  const stations = new Set(
    tasks.flatMap(({ atStation }) => (atStation ? [visitIdOf(atStation.type, atStation.step.id)] : [])),
  )
  const used = new Set<string>()
  return vehicles.flatMap(({ steps = [] }, at) =>
    steps.flatMap((step, number): PublishedVisit[] => {
      if (step.type === 'start' || step.type === 'end' || step.type === 'break') return []
      const path = `vehicles[${at}].steps[${number}]`
      const visitId = visitIdOf(step.type, step.id ?? refuse(path, `a step of type "${step.type}" needs an id`))
      if (used.has(visitId)) refuse(path, `${visitId} is in the steps twice`)
      used.add(visitId)
      if (stations.has(visitId)) return []
      if (!known.has(visitId)) refuse(path, `there is no ${visitId}`)
      const { id, shift } = routes[at]!
      return [{ visitId, routeIds: [id], start: shift.start + number, promised: false }]
    }),
  )
}
