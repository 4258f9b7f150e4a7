import type { TravelMatrix } from '../../problem/travel-matrix.ts'
import { noWay } from '../../problem/travel-matrix.ts'
import type { VroomVehicle } from './input.ts'
import { refuse } from './refusal.ts'
import type { ProfileTables, Tables } from './tables.ts'

/** How travel and costs of the file's vehicles are counted in a problem. */
export interface CostPlan {
  /** Cost of a problem that is one unit of cost in the file. */
  readonly unit: number
  readonly weights: { readonly travel: number; readonly distance: number }
  readonly matrices: readonly TravelMatrix[]
  /** Index of the matrix by vehicle. */
  readonly profileOf: readonly number[]
  /** Real metres by vehicle, or null where none are known. */
  readonly metresOf: readonly (Int32Array | null)[]
  /** Costliest leg there is, in costs of the problem. */
  readonly costliestLeg: number
}

/** Highest cost of a leg that the search can count with. */
const mostCost = 2 ** 31 - 1
const perHour = 3600

/**
 * Chooses how to count. Where all vehicles cost the same by the hour and the kilometre, weights say it. Where they
 * differ, or the file has own costs, each kind of vehicle gets a matrix whose "metres" are its costs.
 */
export function planCosts(vehicles: readonly VroomVehicle[], tables: Tables): CostPlan {
  const [first] = vehicles
  const hasOwn = (vehicle: VroomVehicle) => tables.byProfile.get(vehicle.profile)!.costs !== null
  vehicles.forEach((vehicle, at) => {
    const path = `vehicles[${at}]`
    const { costs, distances } = tables.byProfile.get(vehicle.profile)!
    if (costs && (vehicle.costs.per_hour !== perHour || vehicle.costs.per_km !== 0)) {
      refuse(`${path}.costs`, 'costs by hour or kilometre contradict the own costs in the matrices')
    }
    if (!distances && (vehicle.costs.per_km > 0 || vehicle.max_distance !== undefined)) {
      refuse(path, `costs per kilometre and max_distance need "distances" for the profile "${vehicle.profile}"`)
    }
  })
  const alike = vehicles.every(
    (vehicle) =>
      !hasOwn(vehicle) &&
      vehicle.costs.per_hour === first!.costs.per_hour &&
      vehicle.costs.per_km === first!.costs.per_km,
  )
  return alike ? countByWeights(vehicles, tables) : countByOwnMatrix(vehicles, tables)
}

/** Seconds at a vehicle's speed, which is kept to two decimals. */
function atSpeed(durations: Int32Array, speed: number): Int32Array {
  const factor = Math.round(speed * 100) / 100
  if (factor === 1) return durations
  return durations.map((seconds) => (seconds === noWay ? noWay : Math.round(seconds / Math.max(0.01, factor))))
}

interface Kind {
  readonly vehicle: VroomVehicle
  readonly tables: ProfileTables
  readonly ticks: Int32Array
}

/** Vehicles of one kind share a matrix. */
function kindsOf(vehicles: readonly VroomVehicle[], tables: Tables, key: (vehicle: VroomVehicle) => string) {
  const numbers = new Map<string, number>()
  const kinds: Kind[] = []
  const profileOf = vehicles.map((vehicle) => {
    const name = `${vehicle.profile} ${vehicle.speed_factor} ${key(vehicle)}`
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, kinds.length)
    const own = tables.byProfile.get(vehicle.profile)!
    return kinds.push({ vehicle, tables: own, ticks: atSpeed(own.durations, vehicle.speed_factor) }) - 1
  })
  return { kinds, profileOf }
}

function countByWeights(vehicles: readonly VroomVehicle[], tables: Tables): CostPlan {
  const { kinds, profileOf } = kindsOf(vehicles, tables, () => '')
  const { per_hour: hour, per_km: km } = vehicles[0]?.costs ?? { per_hour: perHour, per_km: 0 }
  const plain = hour === perHour && km === 0 && vehicles.every(({ costs }) => costs.per_task_hour === 0)
  // Otherwise a 3600th of the file's unit, so that a second and a kilometre both cost a whole number.
  const unit = plain ? 1 : perHour
  const weights = plain ? { travel: 1, distance: 0 } : { travel: hour, distance: km * perHour }
  const matrices = kinds.map(({ ticks, tables: own }) => ({ places: tables.places, ticks, metres: own.distances }))
  const costliestLeg = Math.max(
    0,
    ...matrices.map(
      ({ ticks, metres }) => highest(ticks) * weights.travel + (highest(metres) / 1000) * weights.distance,
    ),
  )
  refuseIfTooDear(costliestLeg)
  const metresOf = profileOf.map((kind) => kinds[kind]!.tables.distances)
  return { unit, weights, matrices, profileOf, metresOf, costliestLeg }
}

function countByOwnMatrix(vehicles: readonly VroomVehicle[], tables: Tables): CostPlan {
  vehicles.forEach(({ max_distance: limit }, at) => {
    if (limit !== undefined) refuse(`vehicles[${at}].max_distance`, 'is not possible together with costs that differ')
  })
  const { kinds, profileOf } = kindsOf(vehicles, tables, ({ costs }) => `${costs.per_hour} ${costs.per_km}`)
  const matrices = kinds.map(({ vehicle, tables: own, ticks }) => {
    const { per_hour: hour, per_km: km } = vehicle.costs
    const costs = Float64Array.from(ticks, (seconds, cell) => {
      if (seconds === noWay) return 0
      if (own.costs) return Math.max(0, own.costs[cell]!) * perHour
      return seconds * hour + Math.round(((own.distances?.[cell] ?? 0) * km * perHour) / 1000)
    })
    refuseIfTooDear(highest(costs))
    return { places: tables.places, ticks, metres: Int32Array.from(costs) }
  })
  const metresOf = profileOf.map((kind) => kinds[kind]!.tables.distances)
  const costliestLeg = Math.max(0, ...matrices.map(({ metres }) => highest(metres)))
  return { unit: perHour, weights: { travel: 0, distance: 1000 }, matrices, profileOf, metresOf, costliestLeg }
}

function highest(values: Int32Array | Float64Array | null): number {
  let most = 0
  if (values) for (const value of values) if (value > most) most = value
  return most
}

function refuseIfTooDear(cost: number): void {
  if (cost > mostCost) refuse('costs', 'a leg costs more than can be counted with: use smaller units')
}
