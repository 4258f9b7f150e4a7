import type { Actor, CommandDefinition } from '#shared/commands/command.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { derivedIds } from '#shared/sync/derived-ids.ts'
import type { Base, Envelope, RecordedChange } from '#shared/sync/envelope.ts'
import { isRecorded } from '#shared/sync/recorded-command.ts'
import type { LoggedChange } from '../store/change-writer.ts'
import type { CommandEntry } from '../store/command-log.ts'

/** A command before the outbox has given it its number. */
export type UnnumberedEnvelope = Omit<Envelope, 'seq'>

/** Changes in one envelope, and about how many characters: what the hub takes in one message. */
const mostChanges = 2_000
const mostCharacters = 4_000_000

/** The zone of this desk, which a hub cannot know. */
const deskZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/**
 * What goes to the hub of a command: its arguments where the hub can run it itself, else what it changed; then in several
 * envelopes of one step where it changed much.
 */
export function envelopesOf(
  entry: CommandEntry & { readonly actor: Pick<Actor, 'name' | 'userId'> },
  logged: readonly LoggedChange[],
  asked?: { readonly definition: CommandDefinition; readonly args: unknown },
): UnnumberedEnvelope[] {
  const common = {
    name: entry.name,
    v: 1,
    at: entry.at,
    zone: deskZone,
    userId: entry.actor.userId,
    userName: entry.actor.name,
    stepId: entry.stepId,
    summary: { key: entry.summary.key, values: { ...entry.summary.values } },
  }
  if (asked && !isRecorded(asked.definition)) {
    const args = (asked.args ?? null) as Envelope['args']
    return [{ ...common, id: entry.id, args, changes: null, base: baseOf(logged), minted: mintedBy(logged) }]
  }
  const partId = derivedIds(`${entry.id} part`, entry.at)
  return pieces(logged).map((piece, index) => {
    const id = index === 0 ? entry.id : partId()
    return { ...common, id, args: null, changes: piece.map(recorded), base: {}, minted: mintedBy(piece) }
  })
}

/** The values the command replaced, as it saw them. */
function baseOf(logged: readonly LoggedChange[]): Base {
  const base: Partial<Record<EntityName, Record<string, Envelope['base'][EntityName] & object>>> = {}
  for (const { entity, rowId, op, before } of logged) {
    if (op !== 'update') continue
    const rows = (base[entity] ??= {})
    // The first value seen counts where a command changes a record twice.
    rows[rowId] = { ...(before as object), ...rows[rowId] }
  }
  return base as Base
}

function mintedBy(logged: readonly LoggedChange[]): string[] {
  return logged.filter(({ op }) => op === 'insert').map(({ entity, rowId }) => `${entity} ${rowId}`)
}

function recorded({ entity, rowId: id, op, before, after }: LoggedChange): RecordedChange {
  if (op === 'insert') return { op, entity, id, row: after as never }
  if (op === 'remove') return { op, entity, id }
  return { op, entity, id, was: before as never, set: after as never }
}

function pieces(logged: readonly LoggedChange[]): LoggedChange[][] {
  const found: LoggedChange[][] = [[]]
  let characters = 0
  for (const change of logged) {
    const length = JSON.stringify(change.after)?.length ?? 0
    const last = found.at(-1)!
    if (last.length > 0 && (last.length >= mostChanges || characters + length > mostCharacters)) {
      found.push([change])
      characters = length
    } else {
      last.push(change)
      characters += length
    }
  }
  return found
}
