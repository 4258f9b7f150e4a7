import type { EntityName } from '../../domain/entities.ts'
import type { StoredRow } from '../stored-row.ts'

/** The few questions a store outside the desk must answer; everything that commands read is made of these. */
export type PrimitiveRead =
  | { readonly kind: 'byIds'; readonly entity: EntityName; readonly ids: readonly string[] }
  /** Records that have one of the values under a key of `keysOf`. */
  | { readonly kind: 'byKey'; readonly entity: EntityName; readonly key: string; readonly values: readonly string[] }
  | { readonly kind: 'all'; readonly entity: EntityName }
  /** How many records of each kind hold this id in any field, as a row `{ id, rev, counts }`; asked rarely, before removals. */
  | { readonly kind: 'uses'; readonly entity: EntityName; readonly id: string }

/**
 * A read as a program: it asks rounds of questions and gets the rows of each, in the order asked. The same program runs
 * over a store that answers at once, over one that answers later, and over many commands at a time whose questions are
 * put together.
 */
export type ReadProgram<T> = Generator<readonly PrimitiveRead[], T, readonly (readonly StoredRow[])[]>

/** Runs several programs in step: each round asks what all of them ask. */
export function* together<T>(programs: readonly ReadProgram<T>[]): ReadProgram<T[]> {
  const results = new Array<T>(programs.length)
  let waiting = programs.map((program, index) => ({ program, index, step: program.next() }))
  for (;;) {
    for (const { index, step } of waiting) if (step.done) results[index] = step.value
    waiting = waiting.filter(({ step }) => !step.done)
    if (waiting.length === 0) return results
    const asked = waiting.map(({ step }) => step.value as readonly PrimitiveRead[])
    const answers = yield asked.flat()
    let from = 0
    for (const [at, one] of waiting.entries()) {
      const own = answers.slice(from, from + asked[at]!.length)
      from += asked[at]!.length
      one.step = one.program.next(own)
    }
  }
}

/** One round with one question. */
export function* ask(question: PrimitiveRead): ReadProgram<readonly StoredRow[]> {
  const [rows] = yield [question]
  return rows!
}
