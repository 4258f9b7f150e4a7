/** Where a bar is, px from the corner of the rows. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** How far a line runs out of a bar before it turns, px. */
const lead = 9
const corner = 5

/** The line from the end of one bar to the start of another; between their starts where they begin together. */
export function pathBetween(from: Box, to: Box, together: boolean): string {
  const y1 = (from.top + from.bottom) / 2
  const y2 = (to.top + to.bottom) / 2
  if (together) {
    const x = Math.min(from.left, to.left) - lead
    return turns([
      [from.left, y1],
      [x, y1],
      [x, y2],
      [to.left, y2],
    ])
  }
  const roomy = to.left - from.right >= 2 * lead
  if (y1 === y2) {
    // Along one lane: straight where nothing else can lie between, else below the bars.
    if (to.left >= from.right && to.left - from.right < 4 * lead) return `M${from.right} ${y1}H${to.left - 1}`
    const below = from.bottom + 3
    return turns([
      [from.right, y1],
      [from.right + lead, y1],
      [from.right + lead, below],
      [to.left - lead, below],
      [to.left - lead, y2],
      [to.left - 1, y2],
    ])
  }
  if (roomy) {
    const x = to.left - lead
    return turns([
      [from.right, y1],
      [x, y1],
      [x, y2],
      [to.left - 1, y2],
    ])
  }
  const between = y2 > y1 ? from.bottom + 4 : from.top - 4
  return turns([
    [from.right, y1],
    [from.right + lead, y1],
    [from.right + lead, between],
    [to.left - lead, between],
    [to.left - lead, y2],
    [to.left - 1, y2],
  ])
}

/** A short line to a visit that is not in sight, with room for its words. `before`: it comes before the bar. */
export function stubPath({ left, right, top, bottom }: Box, before: boolean) {
  const y = (top + bottom) / 2
  return before
    ? { path: `M${left - 24} ${y}H${left - 1}`, x: left - 28, y: y + 4, anchor: 'end' as const }
    : { path: `M${right} ${y}H${right + 23}`, x: right + 28, y: y + 4, anchor: 'start' as const }
}

type Point = readonly [x: number, y: number]

/** A line through points with rounded corners. */
function turns(points: readonly Point[]): string {
  let path = `M${points[0]![0]} ${points[0]![1]}`
  for (let index = 1; index < points.length - 1; index++) {
    const at = points[index]!
    const before = towards(at, points[index - 1]!)
    const after = towards(at, points[index + 1]!)
    path += `L${before[0]} ${before[1]}Q${at[0]} ${at[1]} ${after[0]} ${after[1]}`
  }
  const last = points.at(-1)!
  return `${path}L${last[0]} ${last[1]}`
}

/** The point a corner away, at most half way. */
function towards([x, y]: Point, [toX, toY]: Point): Point {
  const length = Math.hypot(toX - x, toY - y)
  if (length === 0) return [x, y]
  const step = Math.min(corner, length / 2) / length
  return [x + (toX - x) * step, y + (toY - y) * step]
}
