import type { CommandDefinition } from '#shared/commands/command.ts'
import { commands } from '#shared/commands/registry.ts'
import type { CommandPipeline } from '../backend/command-pipeline.ts'
import type { Clock } from '../backend/clock.ts'
import { actorOf } from '../backend/desk-person.ts'
import type { Log } from '../backend/log.ts'
import type { Store } from '../store/store.ts'
import type { RebaseTools } from './rebase.ts'

const definitions = new Map(commands.map((definition) => [definition.name, definition as CommandDefinition]))

/** What a rebase needs, from what a backend or a worker has. */
export function rebaseTools(
  store: Store,
  pipeline: Pick<CommandPipeline, 'newId' | 'officeZone'>,
  clock: Clock,
  log: Log,
): RebaseTools {
  return {
    definitions,
    actorOf: (userId, name) => actorOf(store, userId, name),
    officeZone: pipeline.officeZone,
    newId: pipeline.newId,
    now: clock.now(),
    bug: (thrown) => ({
      kind: 'internal',
      message: 'Something went wrong in the program.',
      reference: log.bug('sync', thrown),
    }),
  }
}
