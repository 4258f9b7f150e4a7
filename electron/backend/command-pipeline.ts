import { randomBytes } from 'node:crypto'
import type { Actor, CommandContext, CommandDefinition, Summary } from '#shared/commands/command.ts'
import { refusedByRole } from '#shared/domain/access/permissions.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { numberingOf } from '#shared/domain/settings/numbering.ts'
import { provisionalNumbers } from '#shared/domain/record/provisional-number.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { fromZodError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { uuid7 } from '#shared/kernel/uuid7.ts'
import { derivedIds } from '#shared/sync/derived-ids.ts'
import type { LoggedChange } from '../store/change-writer.ts'
import { writeChanges } from '../store/change-writer.ts'
import { loadReads } from '../store/read-loader.ts'
import { storageErrorOf } from '../store/storage-error.ts'
import type { Store } from '../store/store.ts'
import type { Clock } from './clock.ts'
import { logCommand } from './log-command.ts'

/** What a committed command tells its caller and everybody who listens. */
export interface Commit {
  readonly commandId: string
  readonly seq: number
  readonly stepId: string
  readonly value: unknown
  readonly summary: Summary
  readonly changed: ReadonlyMap<EntityName, readonly string[]>
}

/** Runs commands: one transaction each of load, decide, write and log. */
export interface CommandPipeline {
  run(definition: CommandDefinition, args: unknown, options?: RunOptions): Result<Commit, AppError>
  /** A fresh record id. */
  newId(): string
  officeZone(): string
}

export interface RunOptions {
  readonly actor?: Actor
  /** Commands with the same step id are undone and redone together. */
  readonly stepId?: string
  /** A decision that changes nothing leaves no trace in the log either. */
  readonly skipWhenNothing?: boolean
}

/** The zone of this machine, until the office sets its own. */
const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** Creates the generic runner over one store. `person` says who acts at the moment; `onCommit` hears every commit, after it is on the disk. */
export function createCommandPipeline(
  store: Store,
  clock: Clock,
  person: () => Actor,
  onCommit: (commit: Commit) => void,
): CommandPipeline {
  const idAt = idSource()
  const newId = () => idAt(clock.now())
  const officeZone = () =>
    (store.records.get('settings', settingNames.officeZone)?.value as string | undefined) ?? machineZone

  const numbering = () => numberingOf(store.records.get('settings', settingNames.numbering)?.value)

  const transact = store.db.transaction(
    (definition: CommandDefinition, args: unknown, runOptions: RunOptions): Result<Commit, AppError> => {
      const now = clock.now()
      const commandId = idAt(now)
      const isJoined = store.sync.link.isJoined()
      const provisional = isJoined ? provisionalNumbers(commandId) : null
      const by = runOptions.actor ?? person()
      const context: CommandContext = {
        now,
        actor: by,
        officeZone: officeZone(),
        // The hub runs the same command and must make the same records.
        newId: derivedIds(commandId, now),
        nextNumber: (kind, atLeast) =>
          provisional?.() ?? store.counters.next(kind, Math.max(atLeast ?? 1, numbering()[kind].from)),
      }
      const refused = refusedByRole(by, definition.name)
      if (refused) return err(refused)
      const first = loadReads(store.db, store.records, definition.reads(args))
      const second = definition.readsThen ? loadReads(store.db, store.records, definition.readsThen(args, first)) : {}
      const decision = definition.apply(args, { ...first, ...second }, context)
      if (!decision.ok) return decision
      const { changes, summary, value } = decision.value
      const beforeWrite = isJoined ? store.sync.base.keepFirst : undefined
      const logged = writeChanges(store.records, store.search, changes, now, beforeWrite)
      const stepId = runOptions.stepId ?? commandId
      if (logged.length === 0 && runOptions.skipWhenNothing) {
        return ok({ commandId, seq: store.log.head(), stepId, value, summary, changed: new Map() })
      }
      const logArgs = definition.logArgs ? definition.logArgs(args) : args
      const entry = { id: commandId, stepId, name: definition.name, args: logArgs, actor: by, at: now, summary }
      const seq = logCommand(store, entry, logged, { definition, args })
      if (definition.undoable && logged.length > 0) store.history.record(stepId, summary, by.id, now)
      return ok({ commandId, seq, stepId, value, summary, changed: changedIds(logged) })
    },
  )

  return {
    newId,
    officeZone,
    run(definition, rawArgs, runOptions = {}) {
      const args = definition.args.safeParse(rawArgs)
      if (!args.success) return err(fromZodError(args.error))
      try {
        const result = transact.immediate(definition, args.data, runOptions)
        if (result.ok) onCommit(result.value)
        return result
      } catch (thrown) {
        store.search.rolledBack()
        const known = storageErrorOf(thrown)
        if (known) return err(known)
        throw thrown
      }
    },
  }
}

/** Fresh random ids. The bytes are taken from the system a page at a time. */
function idSource(): (now: number) => string {
  let pool = randomBytes(0)
  let used = 0
  return (now) => {
    if (used + 10 > pool.length) {
      pool = randomBytes(10_240)
      used = 0
    }
    used += 10
    return uuid7(now, pool.subarray(used - 10, used))
  }
}

/** Ids of the touched records by kind. */
export function changedIds(logged: readonly LoggedChange[]): Map<EntityName, string[]> {
  const changed = new Map<EntityName, string[]>()
  for (const { entity, rowId } of logged) {
    const ids = changed.get(entity)
    if (ids) ids.push(rowId)
    else changed.set(entity, [rowId])
  }
  return changed
}
