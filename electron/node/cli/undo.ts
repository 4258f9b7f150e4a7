import { historyRedo, historyUndo } from '#shared/actions/app.ts'
import { ok } from '#shared/kernel/result.ts'
import { createClient } from '#shared/rpc/client.ts'
import { memoryTransport } from '#shared/rpc/memory-transport.ts'
import { exitCodes } from '../exit-codes.ts'
import { summaryText } from '../summary-text.ts'
import type { CliCommand } from './command.ts'
import { useBackend } from './use-backend.ts'

const turn = (name: 'undo' | 'redo', summary: string, said: string): CliCommand => ({
  name,
  summary,
  usage: '[--data DIR]',
  options: {},
  positionals: [0, 0],
  run: (args, io) =>
    useBackend(args, io, { access: 'write' }, async (backend) => {
      const client = createClient(memoryTransport(backend))
      const done = await client.action(name === 'undo' ? historyUndo : historyRedo, {})
      if (!done.ok) return done
      if (args.json) io.printJson({ [name]: done.value.summary })
      else io.print(`${said}: ${summaryText(done.value.summary)}.`)
      return ok(exitCodes.ok)
    }),
})

/** Takes the last step back. */
export const undoCommand = turn('undo', 'Take the last step back (an import is one step).', 'Taken back')
/** Brings the last undone step back. */
export const redoCommand = turn('redo', 'Bring the last undone step back.', 'Done again')
