import type { VroomInput, VroomJob, VroomTable, VroomVehicle } from './input.ts'
import { refuse } from './refusal.ts'

/** Travel by time, way and, where the file has own costs, cost; -1 where no way is known. */
export interface ProfileTables {
  readonly durations: Int32Array
  readonly distances: Int32Array | null
  readonly costs: Float64Array | null
}

/** Places of a file, and travel between them by profile. */
export interface Tables {
  readonly places: number
  readonly byProfile: ReadonlyMap<string, ProfileTables>
  /** Whether times and ways are estimates from coordinates, because the file has no matrices. */
  readonly estimated: boolean
  /** The place of a task, or of the start or end of a vehicle. */
  placeOf(path: string, index: number | undefined, location: Coordinates | undefined): number
}

/** Longitude and latitude, as the format has them. */
export type Coordinates = readonly [number, number]

/** Travel between coordinates where no matrix is given: whole seconds and metres. */
export type EstimateTravel = (
  from: Coordinates,
  to: Coordinates,
) => { readonly seconds: number; readonly metres: number }

const mostPlaces = 20_000
/** Longest time and way of a leg: two of them still fit 32 bits. */
const mostTicks = 2 ** 30

/** Reads the tables of the file or, where it has none, estimates them from coordinates. */
export function readTables(input: VroomInput, estimate: EstimateTravel): Tables {
  const profiles = [...new Set(input.vehicles.map(({ profile }) => profile))]
  if (input.matrix && input.matrices) refuse('matrix', 'give either "matrices" or the older "matrix"')
  const given = input.matrix ? { car: { durations: input.matrix } } : input.matrices
  return given ? givenTables(given, profiles) : estimatedTables(input, profiles, estimate)
}

function givenTables(given: NonNullable<VroomInput['matrices']>, profiles: readonly string[]): Tables {
  const byProfile = new Map<string, ProfileTables>()
  let places: number | null = null
  for (const profile of profiles) {
    const tables = Object.hasOwn(given, profile) ? given[profile]! : null
    const path = `matrices.${profile}`
    if (!tables) return refuse(path, `a vehicle has the profile "${profile}", for which there is no matrix`)
    places ??= tables.durations.length
    if (places === 0 || places > mostPlaces) refuse(path, `${places} places are not possible`)
    if (tables.durations.length !== places) refuse(path, `the matrices are not of one size (${places} places)`)
    const cells = (name: string, table: VroomTable | undefined) =>
      table ? readCells(`${path}.${name}`, table, places!) : null
    const costs = cells('costs', tables.costs)
    byProfile.set(profile, {
      durations: Int32Array.from(cells('durations', tables.durations)!),
      distances: tables.distances ? Int32Array.from(cells('distances', tables.distances)!) : null,
      costs,
    })
  }
  const size = places ?? 0
  return {
    places: size,
    byProfile,
    estimated: false,
    placeOf(path, index) {
      if (index === undefined) return refuse(path, 'with matrices a place needs its index')
      return index < size ? index : refuse(path, `there is no place ${index} in matrices of ${size}`)
    },
  }
}

function readCells(path: string, table: VroomTable, places: number): Float64Array {
  if (table.length !== places) refuse(path, `${table.length} rows instead of ${places}`)
  const cells = new Float64Array(places * places)
  table.forEach((row, from) => {
    if (row.length !== places) refuse(path, `row ${from} has ${row.length} columns instead of ${places}`)
    row.forEach((value, to) => {
      // A hole means that no way is known: no plan uses it.
      if (value === null) cells[from * places + to] = -1
      else if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 2 ** 32) {
        refuse(path, `row ${from}, column ${to}: ${JSON.stringify(value)} is no whole number of 0 or more`)
      } else cells[from * places + to] = value > mostTicks ? -1 : value
    })
  })
  return cells
}

function estimatedTables(input: VroomInput, profiles: readonly string[], estimate: EstimateTravel): Tables {
  const numbers = new Map<string, number>()
  const points: Coordinates[] = []
  const placeOf: Tables['placeOf'] = (path, index, location) => {
    if (!location) {
      const hint = index === undefined ? '' : ' An index needs matrices.'
      return refuse(path, `without matrices a place needs coordinates [longitude, latitude].${hint}`)
    }
    const key = location.join()
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, points.length)
    return points.push(location) - 1
  }
  const see = (tasks: readonly Pick<VroomJob, 'location' | 'location_index'>[], path: string) => {
    tasks.forEach((task, at) => placeOf(`${path}[${at}]`, task.location_index, task.location))
  }
  see(input.jobs, 'jobs')
  see(
    input.shipments.flatMap(({ pickup, delivery }) => [pickup, delivery]),
    'shipments',
  )
  input.vehicles.forEach((vehicle, at) => seeVehicle(vehicle, `vehicles[${at}]`, placeOf))
  const places = points.length
  if (places > mostPlaces) refuse('', `${places} places are not possible`)
  const durations = new Int32Array(places * places)
  const distances = new Int32Array(places * places)
  points.forEach((from, row) => {
    points.forEach((to, column) => {
      const { seconds, metres } = estimate(from, to)
      durations[row * places + column] = seconds
      distances[row * places + column] = metres
    })
  })
  const tables = { durations, distances, costs: null }
  return { places, byProfile: new Map(profiles.map((profile) => [profile, tables])), estimated: true, placeOf }
}

function seeVehicle(vehicle: VroomVehicle, path: string, placeOf: Tables['placeOf']): void {
  const { start, end, start_index: startIndex, end_index: endIndex } = vehicle
  if (start !== undefined || startIndex !== undefined) placeOf(`${path}.start`, startIndex, start)
  if (end !== undefined || endIndex !== undefined) placeOf(`${path}.end`, endIndex, end)
}
