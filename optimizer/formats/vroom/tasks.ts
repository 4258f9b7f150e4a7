import type { VroomInput, VroomJob, VroomShipment, VroomShipmentStep } from './input.ts'
import { refuse } from './refusal.ts'
import type { Tables } from './tables.ts'

/** What a task takes along or brings back, by dimension. */
export interface Amounts {
  readonly delivery: readonly number[]
  readonly pickup: readonly number[]
}

/** One task to drive to, as the file has it. */
export interface VroomTask {
  /** Id of its visit in the problem. */
  readonly visitId: string
  readonly type: 'job' | 'pickup' | 'delivery'
  readonly step: VroomJob | VroomShipmentStep
  readonly place: number
  readonly skills: readonly number[]
  readonly priority: number
  readonly amounts: Amounts
  /** The other end of a shipment, done at the vehicle's start or end place without taking time; null for a job. */
  readonly atStation: { readonly type: 'pickup' | 'delivery'; readonly step: VroomShipmentStep } | null
}

/** Jobs, and shipments one end of which lies where every vehicle starts or ends. */
export function readTasks(input: VroomInput, tables: Tables): VroomTask[] {
  const jobs = input.jobs.map((job, at) => jobTask(job, `jobs[${at}]`, tables))
  const shipments = input.shipments.map((shipment, at) => shipmentTask(shipment, `shipments[${at}]`, input, tables))
  const tasks = [...jobs, ...shipments]
  const seen = new Set<string>()
  for (const { visitId, type, step } of tasks) {
    if (seen.has(visitId)) refuse('', `two tasks of type "${type}" have the id ${step.id}`)
    seen.add(visitId)
  }
  checkAmounts(input, tasks)
  return tasks
}

/** Id of the visit of a task. */
export const visitIdOf = (type: VroomTask['type'], id: number) => `${type} ${id}`

function jobTask(job: VroomJob, path: string, tables: Tables): VroomTask {
  if (job.amount && job.delivery) refuse(path, 'give either "delivery" or the older "amount"')
  return {
    visitId: visitIdOf('job', job.id),
    type: 'job',
    step: job,
    place: tables.placeOf(path, job.location_index, job.location),
    skills: job.skills,
    priority: job.priority,
    amounts: { delivery: job.delivery ?? job.amount ?? [], pickup: job.pickup ?? [] },
    atStation: null,
  }
}

function shipmentTask(shipment: VroomShipment, path: string, input: VroomInput, tables: Tables): VroomTask {
  const { pickup, delivery, amount = [] } = shipment
  const stationsOf = (end: 'start' | 'end') =>
    input.vehicles.map((vehicle, at) => {
      const index = end === 'start' ? vehicle.start_index : vehicle.end_index
      const location = end === 'start' ? vehicle.start : vehicle.end
      if (index === undefined && location === undefined) return null
      return tables.placeOf(`vehicles[${at}].${end}`, index, location)
    })
  const isAt = (step: VroomShipmentStep, name: string, end: 'start' | 'end') => {
    const takesNothing = !step.setup && !step.service && !step.setup_per_type && !step.service_per_type
    const place = tables.placeOf(`${path}.${name}`, step.location_index, step.location)
    return takesNothing && !step.time_windows && stationsOf(end).every((station) => station === place)
  }
  const rest = { skills: shipment.skills, priority: shipment.priority }
  if (isAt(pickup, 'pickup', 'start')) {
    return {
      ...rest,
      visitId: visitIdOf('delivery', delivery.id),
      type: 'delivery',
      step: delivery,
      place: tables.placeOf(`${path}.delivery`, delivery.location_index, delivery.location),
      amounts: { delivery: amount, pickup: [] },
      atStation: { type: 'pickup', step: pickup },
    }
  }
  if (isAt(delivery, 'delivery', 'end')) {
    return {
      ...rest,
      visitId: visitIdOf('pickup', pickup.id),
      type: 'pickup',
      step: pickup,
      place: tables.placeOf(`${path}.pickup`, pickup.location_index, pickup.location),
      amounts: { delivery: [], pickup: amount },
      atStation: { type: 'delivery', step: delivery },
    }
  }
  const [where, what] = [
    'where every vehicle starts (for a pickup) or ends (for a delivery)',
    'without time or windows',
  ]
  return refuse(path, `only shipments with one end ${where}, ${what} of its own, can be planned`)
}

/** Amounts are counted against the capacity as a whole, which is exact while no dimension is both brought and fetched. */
function checkAmounts(input: VroomInput, tasks: readonly VroomTask[]): void {
  const lengths = new Set<number>()
  for (const { amounts } of tasks) {
    for (const list of [amounts.delivery, amounts.pickup]) if (list.length > 0) lengths.add(list.length)
  }
  if (lengths.size === 0) return
  if (lengths.size > 1) refuse('', 'amounts must all have the same number of dimensions')
  const [dimensions] = [...lengths] as [number]
  input.vehicles.forEach(({ capacity }, at) => {
    if (capacity?.length !== dimensions) {
      refuse(`vehicles[${at}].capacity`, `must have ${dimensions} dimensions, as the amounts of the tasks have`)
    }
  })
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const brought = tasks.some(({ amounts }) => (amounts.delivery[dimension] ?? 0) > 0)
    const fetched = tasks.some(({ amounts }) => (amounts.pickup[dimension] ?? 0) > 0)
    if (brought && fetched) {
      refuse('', `dimension ${dimension} of the load is both delivered and picked up, which cannot be counted here`)
    }
  }
}
