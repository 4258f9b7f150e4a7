/** A stop of a route before it has times. */
export interface SequenceStop {
  readonly kind: 'visit' | 'depot'
  /** The visit; for a depot the id of the route. */
  readonly id: string
  /** The start it is held at (one place of a crew, a chain of visits), or null for as early as the route allows. */
  readonly startAt: number | null
}

/** Who does what in which order: for each route of a problem, in its order, the stops. Breaks find their own place. */
export type Sequences = readonly (readonly SequenceStop[])[]

/** A stop at a visit, at no particular time. */
export function visitStop(id: string, startAt: number | null = null): SequenceStop {
  return { kind: 'visit', id, startAt }
}
