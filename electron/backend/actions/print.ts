import { printPackets } from '#shared/actions/print.ts'
import type { PrintedPackets } from '#shared/actions/print.ts'
import { printRecord } from '#shared/commands/print/record.ts'
import type { CommandDefinition } from '#shared/commands/command.ts'
import type { PacketSpec } from '#shared/domain/print/print-options.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { BackendContext } from '../context.ts'
import { performs } from '../handler.ts'
import type { JobHandle } from '../jobs.ts'
import { buildPacketSet } from '../packet/build-packet-set.ts'
import { countPages } from '../packet/count-pages.ts'
import { preparedSets } from '../packet/prepared-sets.ts'

/** Prints packets to a PDF file. */
export const printActions = [
  performs(printPackets, (spec, context) =>
    ok(context.jobs.start('print', (handle) => printJob(spec, context, handle))),
  ),
]

const cancelled: AppError = { kind: 'cancelled', message: 'The print was stopped. Nothing was recorded.' }

/**
 * Freezes the set, has the host print it, and records the run. The paper and the record come from the same frozen
 * set, so a change made meanwhile shows as "changed since print".
 */
async function printJob(
  spec: PacketSpec,
  context: BackendContext,
  handle: JobHandle,
): Promise<Result<PrintedPackets, AppError>> {
  const printer = context.config.host.printer()
  if (!printer) return err(noPrinter)
  handle.progress(0, 3, 'print.step.collect')
  const set = buildPacketSet(context, spec)
  if (set.technicians.length === 0) {
    const message =
      spec.visitIds === null ? `Nobody has a visit on ${spec.day}.` : `None of the chosen visits is on ${spec.day}.`
    return err({ kind: 'not-found', message, entity: 'visit', id: spec.day })
  }
  // The window hears of the work before it begins: collecting holds the thread for a moment.
  await new Promise((resolve) => setImmediate(resolve))
  if (handle.signal.aborted) return err(cancelled)
  handle.progress(1, 3, 'print.step.draw')
  preparedSets(context).set(handle.id, { spec, set })
  const printed = await printer.print(`spec=${encodeURIComponent(handle.id)}`, handle.signal)
  preparedSets(context).delete(handle.id)
  if (!printed.ok) return printed
  if (handle.signal.aborted) return err(cancelled)
  handle.progress(2, 3, 'print.step.record')
  const pages = countPages(printed.value)
  const packets = set.technicians.flatMap(({ technician, packets: own }) =>
    own.map(({ visitId, visitRev, workOrderRev }) => ({
      visitId,
      rev: visitRev,
      technicianId: technician.id,
      workOrderRev,
    })),
  )
  const technicianIds = set.technicians.map(({ technician }) => technician.id)
  const recorded = context.pipeline.run(printRecord as unknown as CommandDefinition, {
    day: spec.day,
    technicianIds,
    visits: packets,
    pages,
  })
  if (!recorded.ok) return recorded
  const who = set.technicians.length === 1 ? set.technicians[0]!.technician.code : 'all'
  const fileName = `packets-${spec.day}-${who.replace(/[^\p{L}\p{N}.-]+/gu, '-')}.pdf`
  handle.progress(3, 3)
  return ok({
    fileId: context.files.offer(fileName, 'application/pdf', printed.value),
    fileName,
    pages,
    packets: packets.length,
    technicians: technicianIds.length,
    printRunId: (recorded.value.value as { printRunId: string }).printRunId,
  })
}

const noPrinter: AppError = {
  kind: 'unavailable',
  code: 'no-chromium',
  message:
    'Printing needs Chromium or Google Chrome on this computer, and none was found. Install one (Debian and Ubuntu: ' +
    'apt install chromium), or set FIELDBOARD_CHROMIUM to its program file.',
}
