import type { Actor, CommandDefinition } from '#shared/commands/command.ts'
import type { LoggedChange } from '../store/change-writer.ts'
import type { CommandEntry } from '../store/command-log.ts'
import type { Store } from '../store/store.ts'
import { envelopesOf } from './envelopes-of.ts'

/**
 * Writes a command into the sealed log and, on a desk that is joined to a hub, into the outbox: in one transaction, which
 * the caller holds. Answers the sequence number. `asked`: definition and arguments of a command that can be run again.
 */
export function logCommand(
  store: Store,
  entry: CommandEntry & { readonly actor: Pick<Actor, 'id' | 'name' | 'userId'> },
  logged: readonly LoggedChange[],
  asked?: { readonly definition: CommandDefinition; readonly args: unknown },
): number {
  const seq = store.log.append(entry, logged)
  if (!store.sync.link.isJoined()) return seq
  for (const envelope of envelopesOf(entry, logged, asked)) store.sync.outbox.put(envelope)
  return seq
}
