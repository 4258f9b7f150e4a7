import type { VroomJob, VroomShipmentStep, VroomVehicle } from './input.ts'
import type { VroomProblem } from './read-vroom.ts'

/** Dimensions of load in the file; 0 without any. */
export function dimensionsOf({ problem }: VroomProblem): number {
  return problem.visits.reduce((most, { load }) => Math.max(most, load.length), 0)
}

/** Whether ways are known for every vehicle. */
export function knowsMetres({ costs }: VroomProblem): boolean {
  return costs.metresOf.every((metres) => metres !== null)
}

/** Two lists of amounts added; what one of them lacks counts as 0. */
export function sumOf(a: readonly number[], b: readonly number[] = [], sign: 1 | -1 = 1): number[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, at) => (a[at] ?? 0) + sign * (b[at] ?? 0))
}

/** What the file says of a task, to be said again. */
export function placeWords(step: VroomJob | VroomShipmentStep) {
  return {
    ...(step.description === undefined ? {} : { description: step.description }),
    ...(step.location === undefined ? {} : { location: step.location }),
    ...(step.location_index === undefined ? {} : { location_index: step.location_index }),
  }
}

/** What the file says of the start or end of a vehicle. */
export function stationWords(vehicle: VroomVehicle, end: 'start' | 'end') {
  const location = vehicle[end]
  const index = end === 'start' ? vehicle.start_index : vehicle.end_index
  return { ...(location ? { location } : {}), ...(index === undefined ? {} : { location_index: index }) }
}
