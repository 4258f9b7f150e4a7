import { remove } from '#shared/commands/change.ts'
import type { Change } from '#shared/commands/change.ts'
import type { Actor, Summary } from '#shared/commands/command.ts'
import { refusedByRole } from '#shared/domain/access/permissions.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { isProvisional } from '#shared/domain/record/provisional-number.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { LoggedChange } from '../store/change-writer.ts'
import { sameValue } from '#shared/kernel/same-value.ts'
import { writeChanges } from '../store/change-writer.ts'
import type { ChangePosition } from '../store/command-log.ts'
import type { HistoryStep } from '../store/history-steps.ts'
import { storageErrorOf } from '../store/storage-error.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from './clock.ts'
import type { Commit } from './command-pipeline.ts'
import { changedIds } from './command-pipeline.ts'
import { logCommand } from './log-command.ts'

/** Undo and redo over any number of steps, kept across restarts. Each is a logged command of its own and syncs like one. */
export interface History {
  undo(): Result<Commit, AppError>
  redo(): Result<Commit, AppError>
  /** Takes one step back, wherever it stands, for good: redo does not offer it. Without such a step nothing happens. */
  takeBack(stepId: string): Result<Commit | null, AppError>
  /** How many changes undo or redo would reverse; 0 when there is nothing to. */
  sizeOf(direction: 'undo' | 'redo'): number
  /** What the buttons would do now. */
  offers(): { readonly undo: Summary | null; readonly redo: Summary | null }
}

/** Thrown inside the transaction so that it rolls back; never leaves this module. */
class Conflict extends Error {
  readonly entity: EntityName
  readonly id: string
  constructor(entity: EntityName, id: string) {
    super(`${entity} ${id} was changed since`)
    this.entity = entity
    this.id = id
  }
}

type Direction = 'undo' | 'redo' | 'takeBack'
const stateAfter = { undo: 'undone', redo: 'done', takeBack: 'discarded' } as const

/** Changes reversed per logged command: a step of a million rows is written in pieces, in one transaction. */
const pageSize = 5_000

export function createHistory(
  store: Store,
  clock: Clock,
  person: () => Actor,
  newId: () => string,
  onCommit: (commit: Commit) => void,
): History {
  const turn = (direction: Direction, step: HistoryStep): Commit => {
    const now = clock.now()
    const stepId = newId()
    const touched = new Map<EntityName, string[]>()
    const beforeWrite = store.sync.link.isJoined() ? store.sync.base.keepFirst : undefined
    let seq = 0
    let position: ChangePosition | null = null
    for (;;) {
      const page = store.log.changesOfStep(step.lastStepId, position, pageSize)
      if (page.length === 0) break
      const logged = page.flatMap((change) =>
        writeChanges(store.records, store.search, [inverse(store, change)], now, beforeWrite),
      )
      const entry = {
        id: newId(),
        stepId,
        name: `history.${direction}`,
        args: { stepId: step.stepId },
        actor: person(),
        at: now,
      }
      seq = logCommand(store, { ...entry, summary: step.summary }, logged)
      for (const [entity, ids] of changedIds(logged)) touched.set(entity, [...(touched.get(entity) ?? []), ...ids])
      position = page.at(-1)!
    }
    store.history.turn(step.stepId, stateAfter[direction], stepId)
    return { commandId: stepId, seq, stepId, value: null, summary: step.summary, changed: touched }
  }

  // One transaction, never one within another: the inner one would be a savepoint, and every record written under it
  // costs a walk over all pages it has saved so far.
  const turnFew = store.db.transaction(turn).immediate
  const turnMany = store.db.transaction((direction: Direction, step: HistoryStep) =>
    store.search.removingMany(() => turn(direction, step)),
  ).immediate

  const attempt = (direction: Direction, step: HistoryStep | null): Result<Commit, AppError> => {
    if (!step)
      return err({ kind: 'unavailable', code: `nothing-to-${direction}`, message: `There is nothing to ${direction}.` })
    // Taking back is doing: who may not do it may not undo it either.
    const refused = refusedByRole(person(), store.log.nameOfStep(step.stepId) ?? `history.${direction}`)
    if (refused) return err(refused)
    try {
      const commit =
        store.log.sizeOfStep(step.lastStepId) > pageSize ? turnMany(direction, step) : turnFew(direction, step)
      onCommit(commit)
      return ok(commit)
    } catch (thrown) {
      store.search.rolledBack()
      const refused = refusalOf(thrown)
      if (refused) return err(refused)
      throw thrown
    }
  }
  return {
    undo: () => attempt('undo', store.history.nextUndo()),
    redo: () => attempt('redo', store.history.nextRedo()),
    takeBack(stepId) {
      const step = store.history.step(stepId)
      return step ? attempt('takeBack', step) : ok(null)
    },
    sizeOf(direction) {
      const step = direction === 'undo' ? store.history.nextUndo() : store.history.nextRedo()
      return step ? store.log.sizeOfStep(step.lastStepId) : 0
    },
    offers: () => ({
      undo: store.history.nextUndo()?.summary ?? null,
      redo: store.history.nextRedo()?.summary ?? null,
    }),
  }
}

/** The change that takes `change` back, or a conflict when the record is no longer as the change left it. */
function inverse(store: Store, change: LoggedChange): Change {
  const { entity, rowId: id } = change
  const current = store.records.get(entity, id) as Record<string, unknown> | null
  if (change.op === 'remove') {
    if (current) throw new Conflict(entity, id)
    const row = { ...change.before, rev: change.rev + 1 }
    return { op: 'insert', entity, row } as unknown as Change
  }
  if (!current) throw new Conflict(entity, id)
  for (const [field, value] of Object.entries(change.after ?? {})) {
    if (field === 'rev' || field === 'updatedAt') continue
    // The hub gave the number in the meantime; nobody changed anything.
    if (field === 'number' && typeof value === 'number' && isProvisional(value)) continue
    if (!sameValue(current[field], value)) throw new Conflict(entity, id)
  }
  if (change.op === 'insert') return remove(entity, id)
  return { op: 'update', entity, id, set: change.before } as unknown as Change
}

function refusalOf(thrown: unknown): AppError | null {
  if (thrown instanceof Conflict) {
    const facts = { entity: thrown.entity, id: thrown.id }
    return { kind: 'conflict', message: `Cannot be taken back: ${thrown.message}. Nothing was changed.`, facts }
  }
  if ((thrown as { code?: unknown }).code === 'SQLITE_CONSTRAINT_FOREIGNKEY') {
    return {
      kind: 'conflict',
      message: 'Cannot be taken back: newer records depend on it. Nothing was changed.',
      facts: { reason: 'newer-records-depend-on-it' },
    }
  }
  return storageErrorOf(thrown)
}
