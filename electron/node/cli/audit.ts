import path from 'node:path'
import { existsSync } from 'node:fs'
import { invalidInput } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import { exportAudit } from '../../backend/audit/export-audit.ts'
import { verifyAuditFile } from '../../backend/audit/verify-audit-file.ts'
import { verifyChain } from '../../store/audit-chain.ts'
import { exitCodes } from '../exit-codes.ts'
import type { CliArgs, CliCommand, CliIo } from './command.ts'
import { reportFailure, useBackend } from './use-backend.ts'

/** The log of everything that was done: written to a file, and proved not to have been rewritten. */
export const auditCommand: CliCommand = {
  name: 'audit',
  summary: 'Export the log of everything that was done, or prove that it was not rewritten.',
  usage: 'export --out FILE | verify [FILE] [--data DIR] [--json]',
  options: { out: { type: 'string', value: 'FILE', help: 'new file to write the log into, as JSON lines' } },
  positionals: [1, 2],
  async run(args, io) {
    const [what, file] = args.positionals
    if (what === 'export') return exportLog(args, io)
    if (what === 'verify') return file === undefined ? verifyStore(args, io) : verifyFile(path.resolve(file), args, io)
    return reportFailure(invalidInput('audit', `audit can export or verify, not "${String(what)}".`), args, io)
  },
}

async function exportLog(args: CliArgs, io: CliIo): Promise<number> {
  const out = args.text('out')
  if (!out) return reportFailure(invalidInput('--out', 'Say where to write with --out FILE.'), args, io)
  const file = path.resolve(out)
  return useBackend(args, io, { access: 'read' }, async ({ context }) => {
    if (existsSync(file))
      return err(invalidInput('--out', `${file} is there already. Name a new file; nothing was written.`))
    const commands = exportAudit(context.store.db, file, context.clock.now())
    const { seal } = verifyChain(context.store.db)
    if (args.json) io.printJson({ file, commands, seal })
    else io.print(`${commands.toLocaleString('en')} commands written to ${file}. Last seal: ${seal}`)
    return ok(exitCodes.ok)
  })
}

async function verifyStore(args: CliArgs, io: CliIo): Promise<number> {
  return useBackend(args, io, { access: 'read' }, async ({ context }) => {
    const report = verifyChain(context.store.db)
    const whole = report.brokenAt === null && report.missingAtEnd === 0
    if (args.json) io.printJson({ whole, ...report })
    else io.print(sentence(report.commands, report.seal, report.brokenAt, report.missingAtEnd))
    return ok(whole ? exitCodes.ok : exitCodes.problems)
  })
}

async function verifyFile(file: string, args: CliArgs, io: CliIo): Promise<number> {
  const read = await verifyAuditFile(file)
  if (!read.ok) return reportFailure(read.error, args, io)
  const { commands, seal, brokenAt } = read.value
  if (args.json) io.printJson({ whole: brokenAt === null, ...read.value })
  else io.print(sentence(commands, seal, brokenAt, 0))
  return brokenAt === null ? exitCodes.ok : exitCodes.problems
}

function sentence(commands: number, seal: string, brokenAt: number | null, missing: number): string {
  if (brokenAt !== null) return `The log was rewritten: the seal of command ${brokenAt} does not fit what it says.`
  if (missing > 0) return `The log was cut: its last ${missing} commands are gone.`
  return `The log is whole: ${commands.toLocaleString('en')} commands, last seal ${seal}`
}
