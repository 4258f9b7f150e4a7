import type { Problem } from '../problem/problem.ts'
import { noWay } from '../problem/travel-matrix.ts'
import type { TravelMatrix } from '../problem/travel-matrix.ts'
import type { Weights } from '../problem/weights.ts'
import { unreachable } from './compiled.ts'

/** Matrices of all profiles one after the other, with one more place that is everywhere (starts that do not count). */
export interface CompiledMatrices {
  readonly places: number
  readonly ticks: Int32Array
  readonly ticksTo: Int32Array
  readonly legCost: Int32Array
  readonly legCostTo: Int32Array
  readonly profileOffset: Int32Array
}

/** Travel and its weighted cost as one array each, and transposed. */
export function compileMatrices(problem: Problem): CompiledMatrices {
  const { matrices, weights, routes } = problem
  const places = matrices.reduce((most, matrix) => Math.max(most, matrix.places), 0) + 1
  const size = places * places
  const ticks = new Int32Array(size * matrices.length)
  const onlyTicks = weights.travel === 1 && weights.distance === 0
  const legCost = onlyTicks ? ticks : new Int32Array(size * matrices.length)
  matrices.forEach((matrix, profile) => {
    copyTicks(matrix, ticks, profile * size, places)
    if (!onlyTicks) weighLegs(matrix, weights, legCost, profile * size, places)
  })
  const ticksTo = transposed(ticks, places, matrices.length)
  return {
    places,
    ticks,
    ticksTo,
    legCost,
    legCostTo: onlyTicks ? ticksTo : transposed(legCost, places, matrices.length),
    profileOffset: Int32Array.from(routes, ({ profile }) => profile * size),
  }
}

/** Travel of a matrix: whole rows at once, because a loop over a million cells has to get warm first. */
function copyTicks({ ticks: known, places: own }: TravelMatrix, ticks: Int32Array, offset: number, places: number) {
  for (let from = 0; from < own; from++) ticks.set(known.subarray(from * own, (from + 1) * own), offset + from * places)
  if (!known.includes(noWay)) return
  for (let cell = offset; cell < offset + own * places; cell++) if (ticks[cell] === noWay) ticks[cell] = unreachable
}

/** Cost of its legs. */
function weighLegs(matrix: TravelMatrix, weights: Weights, legCost: Int32Array, offset: number, places: number) {
  const { ticks: known, places: own } = matrix
  const { travel, distance } = weights
  const metres = distance === 0 ? null : matrix.metres
  for (let from = 0; from < own; from++) {
    const source = from * own
    const row = offset + from * places
    for (let to = 0; to < own; to++) {
      const drive = known[source + to]!
      const way = metres ? Math.round((metres[source + to]! * distance) / 1000) : 0
      const cost = drive * travel + way
      legCost[row + to] = drive === noWay || cost > unreachable ? unreachable : cost
    }
  }
}

/** Side of the squares a matrix is turned by: columns of a whole matrix are far apart in memory. */
const side = 64

/** The transposed matrix; the same array where it is symmetric. */
function transposed(matrix: Int32Array, places: number, profiles: number): Int32Array {
  const squares: (readonly [offset: number, top: number, left: number])[] = []
  for (let profile = 0; profile < profiles; profile++)
    for (let top = 0; top < places; top += side)
      for (let left = 0; left < places; left += side) squares.push([profile * places * places, top, left])
  if (squares.every(([offset, top, left]) => left > top || isMirrored(matrix, offset, places, top, left))) return matrix
  const turned = new Int32Array(matrix.length)
  for (const [offset, top, left] of squares) turnSquare(matrix, turned, offset, places, top, left)
  return turned
}

/** Whether a square holds the same as the one across the diagonal. */
function isMirrored(matrix: Int32Array, offset: number, places: number, top: number, left: number): boolean {
  const bottom = Math.min(top + side, places)
  const right = Math.min(left + side, places)
  for (let from = top; from < bottom; from++) {
    const row = offset + from * places
    let mirrored = offset + left * places + from
    for (let to = left; to < right; to++) {
      if (matrix[row + to]! !== matrix[mirrored]!) return false
      mirrored += places
    }
  }
  return true
}

/** Writes the rows of a square as columns. */
function turnSquare(
  matrix: Int32Array,
  turned: Int32Array,
  offset: number,
  places: number,
  top: number,
  left: number,
): void {
  const bottom = Math.min(top + side, places)
  const right = Math.min(left + side, places)
  for (let from = top; from < bottom; from++) {
    const row = offset + from * places
    let mirrored = offset + left * places + from
    for (let to = left; to < right; to++) {
      turned[mirrored] = matrix[row + to]!
      mirrored += places
    }
  }
}
