import type { Compiled } from './compiled.ts'
import { nextBelow } from './random-bits.ts'
import type { RandomBits } from './random-bits.ts'

/** Orders of the paper, by their weights: random 4, load 4, far 2, close 1, window length 2, start 2, end 2. */
const orderWeights = 17

/** Sorts the first `count` nodes by one of the orders, drawn anew each time. `keys` is scratch memory. */
export function sortForInsertion(
  compiled: Compiled,
  random: RandomBits,
  keys: Float64Array,
  order: Int32Array,
  count: number,
): void {
  const draw = nextBelow(random, orderWeights)
  const { earliest, latest, farness, demand } = compiled
  for (let i = 0; i < count; i++) {
    const node = order[i]!
    if (draw < 4) keys[i] = nextBelow(random, 1_000_000_000)
    else if (draw < 8) keys[i] = -demand[node]!
    else if (draw < 10) keys[i] = -farness[node]!
    else if (draw < 11) keys[i] = farness[node]!
    else if (draw < 13) keys[i] = latest[node]! - earliest[node]!
    else if (draw < 15) keys[i] = earliest[node]!
    else keys[i] = -latest[node]!
  }
  for (let i = 1; i < count; i++) {
    const key = keys[i]!
    const node = order[i]!
    let slot = i
    while (slot > 0 && keys[slot - 1]! > key) {
      keys[slot] = keys[slot - 1]!
      order[slot] = order[slot - 1]!
      slot--
    }
    keys[slot] = key
    order[slot] = node
  }
}
