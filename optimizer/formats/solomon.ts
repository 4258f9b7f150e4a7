import { invalidInput } from '#shared/kernel/app-error.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { plainRoute, plainVisit, travelOnly } from '../problem/plain-problem.ts'
import type { Problem } from '../problem/problem.ts'
import type { TravelMatrix } from '../problem/travel-matrix.ts'

/** Ticks of one unit of the file: distances and times count in tenths. */
export const ticksPerUnit = 10

/** What leaving a customer out costs, in ticks: far more than any detour, so that all are served where that is possible. */
const mustCost = 1_000_000

/** Columns of a customer: number, x, y, demand, ready, due, service. */
type Row = readonly [number, number, number, number, number, number, number]
const columns = ['number', 'x', 'y', 'demand', 'ready time', 'due date', 'service time'] as const

/** Vehicles and customers asked for above this are taken for a damaged file. */
const mostVehicles = 10_000
const mostCustomers = 20_000

/**
 * Reads a vehicle routing problem in the layout of Solomon and of Gehring and Homberger. Distances are Euclidean and
 * cut (not rounded) to one decimal, the convention of the DIMACS implementation challenge; travel time is distance.
 * The fleet is as large as the file says and every vehicle may stay at home. Visits carry the customers' numbers.
 */
export function readSolomon(text: string): Result<Problem, AppError> {
  const lines = text.split(/\r?\n/).map((line, index) => ({ number: index + 1, words: wordsOf(line) }))
  const at = (heading: string) => lines.findIndex(({ words }) => words[0]?.toUpperCase() === heading)
  const vehicleAt = at('VEHICLE')
  const customerAt = at('CUSTOMER')
  if (vehicleAt < 0 || customerAt < vehicleAt) {
    return damaged('there must be a heading "VEHICLE" and below it a heading "CUSTOMER"')
  }
  const fleet = lines.slice(vehicleAt + 1, customerAt).find(({ words }) => words.length > 0 && isNumber(words[0]!))
  if (!fleet || fleet.words.length !== 2 || !fleet.words.every(isNumber)) {
    return damaged('below "VEHICLE" there must be one line with the number of vehicles and their capacity')
  }
  const [vehicles, capacity] = fleet.words.map(Number) as [number, number]
  if (!isWhole(vehicles, 1, mostVehicles)) return damaged(`line ${fleet.number}: ${vehicles} vehicles are not possible`)
  if (!isWhole(capacity, 0, 1e9)) return damaged(`line ${fleet.number}: a capacity of ${capacity} is not possible`)
  const rows = readRows(lines.slice(customerAt + 1), capacity)
  return rows.ok ? ok(problemOf(vehicles, capacity, rows.value)) : rows
}

const wordsOf = (line: string) => line.split(/\s+/).filter((word) => word !== '')
const isNumber = (word: string) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word)
const isWhole = (value: number, low: number, high: number) => Number.isInteger(value) && value >= low && value <= high
const damaged = (what: string) => err(invalidInput('file', `This is no whole Solomon file: ${what}.`))

interface Line {
  readonly number: number
  readonly words: readonly string[]
}

function readRows(lines: readonly Line[], capacity: number): Result<readonly Row[], AppError> {
  const rows: Row[] = []
  const seen = new Set<number>()
  for (const { number, words } of lines) {
    if (words.length === 0 || (rows.length === 0 && !isNumber(words[0]!))) continue
    const broken = words.findIndex((word) => !isNumber(word))
    if (broken >= 0) return damaged(`line ${number}: "${words[broken]}" is no number`)
    if (words.length !== columns.length) {
      return damaged(`line ${number} has ${words.length} numbers instead of ${columns.length} (${columns.join(', ')})`)
    }
    const row = words.map(Number) as unknown as Row
    const wrong = wrongIn(row, seen, rows.length === 0, capacity)
    if (wrong) return damaged(`line ${number}: ${wrong}`)
    seen.add(row[0])
    rows.push(row)
    if (rows.length > mostCustomers) return damaged(`more than ${mostCustomers} customers`)
  }
  if (rows.length === 0) return damaged('below "CUSTOMER" there is no line with the depot')
  return ok(rows)
}

/** What is wrong with a row, or null. The first row is the depot. */
function wrongIn(row: Row, seen: ReadonlySet<number>, isDepot: boolean, capacity: number): string | null {
  const [id, x, y, demand, ready, due, service] = row
  if (!isWhole(id, 0, 1e9)) return `${id} is no number of a customer`
  if (seen.has(id)) return `customer ${id} is there twice`
  if (Math.abs(x) > 1e6 || Math.abs(y) > 1e6) return 'the place is too far away'
  if (!isWhole(demand, 0, 1e9)) return `a demand of ${demand} is not possible`
  if (ready < 0 || due < ready) return `the window from ${ready} to ${due} is not possible`
  if (due > 1e7) return `the due date ${due} is too late`
  if (service < 0 || service > 1e7) return `a service time of ${service} is not possible`
  if (!isDepot && demand > capacity) return `the demand of ${demand} is above the capacity of ${capacity}`
  return null
}

function problemOf(vehicles: number, capacity: number, rows: readonly Row[]): Problem {
  const [depot, ...customers] = rows as [Row, ...Row[]]
  const shift = { start: ticks(depot[4]), end: ticks(depot[5]) }
  return {
    visits: customers.map(([id, , , demand, ready, due, service], index) => ({
      ...plainVisit(String(id), index + 1),
      windows: [{ start: ticks(ready), end: ticks(due) }],
      service: ticks(service),
      load: [demand],
      skipCost: mustCost,
    })),
    routes: Array.from({ length: vehicles }, (_, index) => ({
      ...plainRoute(String(index + 1), shift),
      startPlace: 0,
      endPlace: 0,
      capacity: [capacity],
    })),
    matrices: [matrixOf(rows)],
    links: [],
    weights: travelOnly,
    published: [],
  }
}

const ticks = (units: number) => Math.floor(units * ticksPerUnit)

function matrixOf(rows: readonly Row[]): TravelMatrix {
  const places = rows.length
  const matrix = new Int32Array(places * places)
  rows.forEach(([, x, y], from) => {
    rows.forEach(([, otherX, otherY], to) => {
      matrix[from * places + to] = Math.floor(ticksPerUnit * Math.sqrt((x - otherX) ** 2 + (y - otherY) ** 2))
    })
  })
  return { places, ticks: matrix, metres: null }
}
