import type { CostPlan } from './costs.ts'
import type { VroomVehicle } from './input.ts'
import type { VroomTask } from './tasks.ts'

/** Sums of costs stay whole numbers that can be told apart up to here, with room to spare. */
const exact = 2 ** 52

/**
 * What leaving each task out costs, so that the file's order of aims holds: the highest sum of priorities first, then
 * the most tasks, then the least cost. One task costs more than all travel there could be; one step of priority more
 * than all tasks together. Where numbers would grow beyond what can be counted, more than any detour must do.
 */
export function skipCosts(tasks: readonly VroomTask[], vehicles: readonly VroomVehicle[], costs: CostPlan): number[] {
  const legs = tasks.length + vehicles.length
  const fixed = vehicles.reduce((sum, vehicle) => sum + vehicle.costs.fixed * costs.unit, 0)
  const byWork = vehicles.reduce((most, vehicle) => Math.max(most, vehicle.costs.per_task_hour), 0)
  const work = tasks.reduce((sum, { step }) => sum + step.setup + step.service, 0) * ((byWork * costs.unit) / 3600)
  const everything = Math.ceil(legs * costs.costliestLeg + fixed + work) + 1
  const mostPriority = tasks.reduce((most, { priority }) => Math.max(most, priority), 0)
  const inAll = tasks.length * (mostPriority * (tasks.length + 1) + 1)
  const one = Math.max(1, Math.min(everything, Math.floor(exact / Math.max(1, inAll))))
  return tasks.map(({ priority }) => priority * (tasks.length + 1) * one + one)
}
