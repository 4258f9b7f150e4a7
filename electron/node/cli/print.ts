import { readFileSync } from 'node:fs'
import path from 'node:path'
import { jobCancel } from '#shared/actions/app.ts'
import { printPackets } from '#shared/actions/print.ts'
import type { PrintedPackets } from '#shared/actions/print.ts'
import { packetSections, packetSpecSchema } from '#shared/domain/print/print-options.ts'
import type { PacketSpec } from '#shared/domain/print/print-options.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { invalidInput } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { printDay } from '#shared/queries/packet.ts'
import { createClient } from '#shared/rpc/client.ts'
import { memoryTransport } from '#shared/rpc/memory-transport.ts'
import type { Backend } from '../../backend/create-backend.ts'
import { ensureRenderer, rendererDir } from '../ensure-renderer.ts'
import { exitCodes } from '../exit-codes.ts'
import { createHostPrinter } from '../host-printer.ts'
import { startHttpHost } from '../http-host.ts'
import type { HttpHost } from '../http-host.ts'
import type { CliArgs, CliCommand, CliIo } from './command.ts'
import { leavePlace, takePlace, writeWhole } from './out-file.ts'
import { reportFailure, useBackend } from './use-backend.ts'

/** What each step of the job is called on a terminal. */
const stepNames: Readonly<Record<string, string>> = {
  'print.step.collect': 'collecting',
  'print.step.draw': 'drawing',
  'print.step.record': 'recording',
}

/** The packets of a day as one PDF file. */
export const printCommand: CliCommand = {
  name: 'print',
  summary: 'Print the work order packets of a day, in route order, to a PDF file.',
  usage: '--day YYYY-MM-DD [--technician CODE …] [--out FILE.pdf] [options] [--data DIR]',
  options: {
    day: { type: 'string', value: 'DAY', help: 'day of the visits, YYYY-MM-DD, in the zone of the office' },
    technician: {
      type: 'string',
      value: 'CODE',
      multiple: true,
      help: 'only this technician; may be given several times',
    },
    out: { type: 'string', value: 'FILE', help: 'file to write (default: packets-DAY.pdf here)' },
    paper: { type: 'string', value: 'a4|letter', help: 'paper size (default: a4)' },
    sections: { type: 'string', value: 'LIST', help: `of ${packetSections.join(',')} (default: all)` },
    'two-sided': { type: 'boolean', help: 'start every packet on the front of a sheet' },
  },
  positionals: [0, 0],
  async run(args, io) {
    const spec = specOf(args)
    if (!spec.ok) return reportFailure(spec.error, args, io)
    let host: HttpHost | null = null
    const printer = createHostPrinter(() => host?.url ?? null)
    try {
      return await useBackend(
        args,
        io,
        { access: 'write', mustExist: true, printer: printer.port },
        async (backend) => {
          const chosen = await technicianIdsOf(backend, spec.value.day, args.texts('technician'))
          if (!chosen.ok) return chosen
          const built = ensureRenderer((text) => io.note(text))
          if (!built.ok) return built
          host = await startHttpHost({ port: 0, rendererDir, call: backend.call, onPush: backend.onPush })
          const out = path.resolve(args.text('out') ?? `packets-${spec.value.day}.pdf`)
          const place = takePlace(out)
          if (!place.ok) return place
          const printed = await print(backend, { ...spec.value, technicianIds: chosen.value }, io)
          if (!printed.ok) {
            leavePlace(out)
            return printed
          }
          const { fileId, pages, packets, technicians, printRunId } = printed.value
          const written = writeWhole(out, readFileSync(backend.context.files.pathOf(fileId)!))
          if (!written.ok) return written
          if (args.json) io.printJson({ file: out, day: spec.value.day, pages, packets, technicians, printRunId })
          else io.print(`${packets} packets of ${technicians} technicians, ${pages} pages: ${out}`)
          return ok(exitCodes.ok)
        },
      )
    } finally {
      await printer.close()
      await (host as HttpHost | null)?.close()
    }
  },
}

function specOf(args: CliArgs): Result<PacketSpec, AppError> {
  const day = args.text('day')
  if (day === undefined) return err(invalidInput('--day', 'Say which day to print with --day YYYY-MM-DD.'))
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(day) ||
    Number.isNaN(Date.parse(day)) ||
    !new Date(day).toISOString().startsWith(day)
  ) {
    return err(invalidInput('--day', `--day must be a day like 2011-09-06, not "${day}".`))
  }
  const sections = args
    .text('sections')
    ?.split(',')
    .map((section) => section.trim())
    .filter(Boolean)
  const unknown = sections?.find((section) => !(packetSections as readonly string[]).includes(section))
  if (unknown !== undefined) {
    return err(invalidInput('--sections', `There is no section "${unknown}". Sections: ${packetSections.join(', ')}.`))
  }
  const paper = args.text('paper') ?? 'a4'
  if (paper !== 'a4' && paper !== 'letter') {
    return err(invalidInput('--paper', `--paper is a4 or letter, not "${paper}".`))
  }
  return ok(
    packetSpecSchema.parse({
      day,
      technicianIds: null,
      visitIds: null,
      paper,
      twoSided: args.flag('two-sided'),
      ...(sections ? { sections } : {}),
    }),
  )
}

/** Ids of the technicians with these codes, null for everybody; an error when there is nothing to print for them. */
async function technicianIdsOf(
  backend: Backend,
  day: string,
  codes: readonly string[],
): Promise<Result<string[] | null, AppError>> {
  const nothing = (who: string): Result<never, AppError> =>
    err({
      kind: 'not-found',
      message: `${who} scheduled on ${day}: there is nothing to print.`,
      entity: 'visit',
      id: day,
    })
  const answer = await createClient(memoryTransport(backend)).query(printDay, { day })
  if (!answer.ok) return answer
  const busy = answer.value.filter((technician) => technician.visits > 0)
  if (codes.length === 0) return busy.length > 0 ? ok(null) : nothing('No visit is')
  const ids: string[] = []
  for (const code of codes) {
    const known = backend.context.store.records
      .all('technicians')
      .find((one) => one.code.toLowerCase() === code.toLowerCase())
    if (!known) {
      const message = `There is no technician with the code "${code}".`
      return err({ kind: 'not-found', message, entity: 'technician', id: code })
    }
    if (!busy.some((one) => one.technicianId === known.id)) return nothing(`${known.code} has no visit`)
    ids.push(known.id)
  }
  return ok(ids)
}

/** Runs the print job, showing how far it is; Ctrl+C cancels it. */
async function print(backend: Backend, spec: PacketSpec, io: CliIo): Promise<Result<PrintedPackets, AppError>> {
  const client = createClient(memoryTransport(backend))
  const started = await client.action(printPackets, spec)
  if (!started.ok) return started
  const { id } = started.value
  const progress = io.progress('Printing')
  const stopHearing = backend.onPush((push) => {
    if (push.type !== 'job' || push.job.id !== id) return
    progress.update(push.job.done, push.job.total, stepNames[push.job.step ?? ''] ?? '')
  })
  const cancel = () => void client.action(jobCancel, { jobId: id })
  io.signal.addEventListener('abort', cancel)
  if (io.signal.aborted) cancel()
  const job = await backend.context.jobs.finished(id)
  io.signal.removeEventListener('abort', cancel)
  stopHearing()
  progress.end()
  return job.state === 'done' ? ok(job.result as unknown as PrintedPackets) : err(job.error!)
}
