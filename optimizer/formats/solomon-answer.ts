import type { Plan } from '../plan/plan.ts'
import type { Problem } from '../problem/problem.ts'
import { ticksPerUnit } from './solomon.ts'
import type { VroomAnswer } from './vroom/answer.ts'
import type { VroomVehicle } from './vroom/input.ts'
import type { VroomProblem } from './vroom/read-vroom.ts'
import { writeVroom } from './vroom/write-vroom.ts'

/** The plan of a Solomon file in the words of VROOM's answer. Times and costs are in the file's units, with one decimal. */
export function writeSolomonAnswer(problem: Problem, plan: Plan): VroomAnswer {
  return inUnits(writeVroom(asVroom(problem), plan)) as VroomAnswer
}

function asVroom(problem: Problem): VroomProblem {
  const vehicles = problem.routes.map(({ id, capacity }): VroomVehicle => ({
    id: Number(id),
    profile: 'car',
    start_index: 0,
    end_index: 0,
    capacity: [...capacity],
    costs: { fixed: 0, per_hour: 3600, per_task_hour: 0, per_km: 0 },
    skills: [],
    breaks: [],
    speed_factor: 1,
  }))
  return {
    problem,
    vehicles,
    tasks: problem.visits.map(({ id, place, service, load }) => ({
      visitId: id,
      type: 'job',
      step: { id: Number(id), location_index: place, setup: 0, service },
      place,
      skills: [],
      priority: 0,
      amounts: { delivery: load, pickup: [] },
      atStation: null,
    })),
    costs: {
      unit: 1,
      weights: { travel: 1, distance: 0 },
      matrices: problem.matrices,
      profileOf: vehicles.map(() => 0),
      metresOf: vehicles.map(() => null),
      costliestLeg: 0,
    },
    timeLine: { origin: 0, horizon: 0, spanOf: (_path, [start, end]) => ({ start, end }) },
    estimated: false,
  }
}

/** Fields that count ticks. */
const inTicks = new Set(['cost', 'setup', 'service', 'duration', 'waiting_time', 'arrival'])

function inUnits(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inUnits)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      inTicks.has(name) && typeof part === 'number' ? part / ticksPerUnit : inUnits(part),
    ]),
  )
}
