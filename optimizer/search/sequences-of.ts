import { visitStop } from '../evaluate/sequences.ts'
import type { Sequences, SequenceStop } from '../evaluate/sequences.ts'
import type { Problem } from '../problem/problem.ts'
import type { Compiled } from './compiled.ts'
import { noTime } from './rich.ts'
import { depotPosition } from './route-walk.ts'
import type { State } from './state.ts'

/** A copy of who does what in which order, to come back to. */
export interface Snapshot {
  readonly next: Int32Array
  /** Starts of crews and linked visits, null for plain problems. */
  readonly heldAt: Int32Array | null
}

/** Memory for a snapshot. */
export function newSnapshot(compiled: Compiled, state: State): Snapshot {
  const { rich } = compiled
  return { next: Int32Array.from(state.next), heldAt: rich ? Int32Array.from(rich.heldAt) : null }
}

/** Keeps the present order. */
export function keep(snapshot: Snapshot, compiled: Compiled, state: State): void {
  snapshot.next.set(state.next)
  if (compiled.rich) snapshot.heldAt?.set(compiled.rich.heldAt)
}

/** The order of a snapshot by ids. */
export function sequencesOf(problem: Problem, compiled: Compiled, state: State, { next, heldAt }: Snapshot): Sequences {
  const { visits, visitOf, origin, rich } = compiled
  // Where the depot is visited depends on what is held: as it was then, not as it is now.
  const heldNow = rich ? Int32Array.from(rich.heldAt) : null
  if (rich && heldAt) rich.heldAt.set(heldAt)
  const sequences = problem.routes.map((route, number) => {
    const stops: SequenceStop[] = []
    for (let node = next[visits + number]!; node < visits; node = next[node]!) {
      const held = heldAt?.[node] ?? noTime
      stops.push(visitStop(problem.visits[visitOf[node]!]!.id, held === noTime ? null : held + origin))
    }
    if (rich !== null && route.depot !== null) {
      const before = depotPosition(compiled, rich, state, number, next)
      if (before >= 0) stops.splice(before, 0, { kind: 'depot', id: route.id, startAt: null })
    }
    return stops
  })
  if (rich && heldNow) rich.heldAt.set(heldNow)
  return sequences
}
