/** State of a fast generator of 32 bits (xorshift32, Marsaglia 2003): held in an array so that hot code shares it. */
export type RandomBits = Int32Array

/** A generator from any 32-bit seed; nearby seeds give unrelated numbers. */
export function randomBits(seed: number): RandomBits {
  let mixed = Math.imul((seed | 0) ^ 0x9e3779b9, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  const state = new Int32Array(1)
  state[0] = (mixed ^ (mixed >>> 16)) | 0 || 0x1234567
  for (let i = 0; i < 8; i++) nextBits(state)
  return state
}

/** The next 32 bits, as a number from 1 to 2^32 - 1. */
export function nextBits(state: RandomBits): number {
  let x = state[0]!
  x ^= x << 13
  x ^= x >>> 17
  x ^= x << 5
  state[0] = x
  return x >>> 0
}

/** Uniform in (0, 1). */
export function nextUnit(state: RandomBits): number {
  return nextBits(state) / 4294967296
}

/** Uniform from 0 to `below - 1`. */
export function nextBelow(state: RandomBits, below: number): number {
  return Math.floor((nextBits(state) / 4294967296) * below)
}
