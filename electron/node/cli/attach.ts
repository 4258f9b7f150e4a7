import path from 'node:path'
import { attachmentAdd } from '#shared/actions/attachments.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { createClient } from '#shared/rpc/client.ts'
import { memoryTransport } from '#shared/rpc/memory-transport.ts'
import type { BackendContext } from '../../backend/context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { CliArgs, CliCommand } from './command.ts'
import { useBackend } from './use-backend.ts'

/** Ways to name the record, the table it is in and the column people know it by. */
const subjects = [
  { option: 'work-order', kind: 'workOrder', table: 'work_orders', column: 'number' },
  { option: 'request', kind: 'request', table: 'requests', column: 'number' },
  { option: 'asset', kind: 'asset', table: 'assets', column: 'tag' },
] as const

/** Hangs files on a record, as one step. */
export const attachCommand: CliCommand = {
  name: 'attach',
  summary: 'Attach files to a work order, a request or an asset.',
  usage: 'FILE... (--work-order N | --request N | --asset TAG) [--caption TEXT] [--data DIR]',
  options: {
    'work-order': { type: 'string', value: 'N', help: 'number of the work order' },
    request: { type: 'string', value: 'N', help: 'number of the request' },
    asset: { type: 'string', value: 'TAG', help: 'tag of the asset' },
    caption: { type: 'string', value: 'TEXT', help: 'what the files show' },
  },
  positionals: [1, 100],
  run: (args, io) =>
    useBackend(args, io, { access: 'write', mustExist: true }, async (backend) => {
      const subject = subjectOf(args, backend.context)
      if (!subject) {
        return err(
          invalidInput('subject', 'Name one record that is there: --work-order N, --request N or --asset TAG.'),
        )
      }
      const caption = args.text('caption') ?? null
      const files = args.positionals.map((file) => ({ file: { path: path.resolve(file) }, caption }))
      const done = await createClient(memoryTransport(backend)).action(attachmentAdd, { ...subject, files })
      if (!done.ok) return done
      const { attachmentIds, refused } = done.value
      for (const { error } of refused) io.note(error.message)
      if (args.json) io.printJson(done.value)
      else io.print(`Files attached: ${attachmentIds.length}.`)
      return ok(refused.length === 0 ? exitCodes.ok : exitCodes.problems)
    }),
}

function subjectOf(args: CliArgs, { store }: BackendContext) {
  const named = subjects.filter(({ option }) => args.text(option) !== undefined)
  const one = named[0]
  if (!one || named.length > 1) return null
  const id = store.db
    .prepare(`SELECT id FROM ${one.table} WHERE ${one.column} = ?`)
    .pluck()
    .get(args.text(one.option)!.replace(/^WO-/i, '')) as string | undefined
  return id === undefined ? null : { subjectKind: one.kind, subjectId: id }
}
