import type { EntityName } from '#shared/domain/entities.ts'
import type { PrimitiveRead, ReadProgram } from '#shared/sync/reads/primitive-read.ts'
import type { StoredRow } from '#shared/sync/stored-row.ts'
import type { HubTransaction, KeptRecord } from './hub-store.ts'
import { countUses } from './count-uses.ts'
import { nothingMissing } from './working-set.ts'
import type { Missing, WorkingSet } from './working-set.ts'

/** Loads what is missing: one statement for each kind of record and question. */
export async function loadMissing(tx: HubTransaction, set: WorkingSet, missing: Missing): Promise<void> {
  const byKey: KeptRecord[] = []
  for (const [entity, ids] of missing.ids) set.take(await tx.byIds(entity, [...ids]))
  for (const { entity, key, values } of missing.keys.values()) {
    const records = await tx.byKey(entity, key, [...values])
    set.take(records)
    byKey.push(...records)
  }
  for (const entity of missing.all) set.take(await tx.all(entity))
  set.loaded(missing, byKey)
}

/** Loads records by their ids, those that are not in memory. */
export async function loadIds(
  tx: HubTransaction,
  set: WorkingSet,
  wanted: ReadonlyMap<EntityName, Iterable<string>>,
): Promise<void> {
  const missing = nothingMissing()
  const questions = [...wanted].map(([entity, ids]): PrimitiveRead => ({ kind: 'byIds', entity, ids: [...ids] }))
  if (set.miss(questions, missing)) await loadMissing(tx, set, missing)
}

/** A command, not the store, failed while it was run. */
export class CommandBug extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

/** Runs a program over the working set; `onMiss` is called before the first load, to load what others will need as well. */
export async function runProgram<T>(
  program: ReadProgram<T>,
  tx: HubTransaction,
  set: WorkingSet,
  onMiss?: () => Promise<void>,
): Promise<T> {
  let first = true
  let step = advance(program, [])
  while (!step.done) {
    const questions = step.value
    let missing = nothingMissing()
    if (set.miss(questions, missing)) {
      if (first && onMiss) {
        first = false
        await onMiss()
        missing = nothingMissing()
        set.miss(questions, missing)
      }
      await loadMissing(tx, set, missing)
    }
    const answers: (readonly StoredRow[])[] = []
    for (const question of questions)
      answers.push(question.kind === 'uses' ? await countUses(tx, set, question) : set.answer(question))
    step = advance(program, answers)
  }
  return step.value
}

/** Runs programs in step for the sake of what they load; what they come to, or that they fail, means nothing. */
export async function warmUp(
  programs: readonly ReadProgram<unknown>[],
  tx: HubTransaction,
  set: WorkingSet,
): Promise<void> {
  let waiting = programs.flatMap((program) => {
    const step = tried(program, [])
    return step ? [{ program, questions: step }] : []
  })
  while (waiting.length > 0) {
    const missing = nothingMissing()
    let any = false
    for (const { questions } of waiting) any = set.miss(questions, missing) || any
    if (any) await loadMissing(tx, set, missing)
    waiting = waiting.flatMap(({ program, questions }) => {
      const next = tried(
        program,
        questions.map((question) => (question.kind === 'uses' ? [] : set.answer(question))),
      )
      return next ? [{ program, questions: next }] : []
    })
  }
}

type Answers = readonly (readonly StoredRow[])[]

function advance<T>(program: ReadProgram<T>, answers: Answers): IteratorResult<readonly PrimitiveRead[], T> {
  try {
    return program.next(answers)
  } catch (thrown) {
    throw new CommandBug(thrown)
  }
}

function tried(program: ReadProgram<unknown>, answers: Answers): readonly PrimitiveRead[] | null {
  try {
    const step = program.next(answers)
    return step.done ? null : step.value
  } catch {
    return null
  }
}
