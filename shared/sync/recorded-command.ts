import type { CommandDefinition } from '../commands/command.ts'

/**
 * Whether a command goes to the hub as what it changed instead of as what was asked: its arguments are not kept whole
 * (imports), or it has no definition (Undo, Redo, taking back).
 */
export function isRecorded(definition: Pick<CommandDefinition, 'logArgs'> | undefined): boolean {
  return definition === undefined || definition.logArgs !== undefined
}
