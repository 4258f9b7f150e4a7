import { ok } from '#shared/kernel/result.ts'
import { sweepOrphans } from '../../backend/attachments/orphans.ts'
import { checkReadiness } from '../../backend/readiness/check-readiness.ts'
import type { Readiness } from '../../backend/readiness/check-readiness.ts'
import { contentFindings } from '../../backend/readiness/content-findings.ts'
import { exitCodes } from '../exit-codes.ts'
import type { CliCommand } from './command.ts'
import { useBackend } from './use-backend.ts'

const marks = { blocks: 'Must be mended', warns: 'Look at this', info: 'Good to know' }

/** The doctor: is the data ready to dispatch a day from? */
export const checkCommand: CliCommand = {
  name: 'check',
  summary: 'Look for what would get in the way of dispatching, and examine the database.',
  usage: '[--sweep] [--data DIR] [--json]',
  options: {
    sweep: { type: 'boolean', help: 'remove file contents that belonged to no record for 30 days' },
  },
  positionals: [0, 0],
  run: (args, io) =>
    useBackend(args, io, { access: args.flag('sweep') ? 'write' : 'read', mustExist: true }, async ({ context }) => {
      if (args.flag('sweep')) {
        const { removed, bytes } = await sweepOrphans(context, context.clock.now())
        io.note(`Contents removed from the folder "files": ${removed} (${(bytes / 1_000_000).toFixed(1)} MB).`)
      }
      const looked = checkReadiness(context)
      const readiness = { ...looked, findings: [...looked.findings, ...(await contentFindings(context))] }
      if (args.json) io.printJson(readiness)
      else {
        for (const { severity, message, examples, count } of readiness.findings) {
          io.print(`${marks[severity]}: ${message}`)
          const more = count > examples.length ? [`and ${(count - examples.length).toLocaleString('en')} more`] : []
          io.print(`    ${[...examples, ...more].join('; ')}`)
        }
        io.print(verdict(readiness))
      }
      const clean = readiness.findings.every((finding) => finding.severity === 'info')
      return ok(clean ? exitCodes.ok : exitCodes.problems)
    }),
}

function verdict({ ready, day, findings }: Readiness): string {
  if (!ready) return `Not ready to dispatch on ${day}.`
  const warned = findings.some((finding) => finding.severity === 'warns')
  return `Ready to dispatch on ${day}${warned ? ', with something to look at' : ''}.`
}
