/**
 * The `count` columns of the lowest score, in order, by partial selection: one pass with a sorted short list, because
 * sorting all pairs takes a second where this takes milliseconds. Scores of Infinity are left out; ties by number.
 */
export function selectLowest(
  scores: Float64Array,
  length: number,
  count: number,
  into: Int32Array,
  offset: number,
): void {
  let held = 0
  for (let column = 0; column < length; column++) {
    const score = scores[column]!
    if (score === Infinity || (held === count && score >= scores[into[offset + held - 1]!]!)) continue
    let slot = held < count ? held++ : held - 1
    while (slot > 0 && scores[into[offset + slot - 1]!]! > score) {
      into[offset + slot] = into[offset + slot - 1]!
      slot--
    }
    into[offset + slot] = column
  }
  for (let slot = held; slot < count; slot++) into[offset + slot] = -1
}
