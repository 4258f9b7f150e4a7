import type { Problem } from '../problem/problem.ts'
import { noWay } from '../problem/travel-matrix.ts'
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
    for (let from = 0; from < matrix.places; from++)
      for (let to = 0; to < matrix.places; to++) {
        const source = from * matrix.places + to
        const cell = profile * size + from * places + to
        const known = matrix.ticks[source]!
        ticks[cell] = known === noWay ? unreachable : known
        if (onlyTicks) continue
        const metres = matrix.metres?.[source] ?? 0
        const cost = known * weights.travel + Math.round((metres * weights.distance) / 1000)
        legCost[cell] = known === noWay ? unreachable : Math.min(cost, unreachable)
      }
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

/** The transposed matrix; the same array where it is symmetric. */
function transposed(matrix: Int32Array, places: number, profiles: number): Int32Array {
  const turned = new Int32Array(matrix.length)
  let symmetric = true
  for (let profile = 0; profile < profiles; profile++) {
    const offset = profile * places * places
    for (let from = 0; from < places; from++)
      for (let to = 0; to < places; to++) {
        const value = matrix[offset + from * places + to]!
        turned[offset + to * places + from] = value
        if (value !== matrix[offset + to * places + from]!) symmetric = false
      }
  }
  return symmetric ? matrix : turned
}
