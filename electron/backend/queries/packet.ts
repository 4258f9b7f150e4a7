import { packetModel, packetPrepared, printDay, printRunsList, printSelection } from '#shared/queries/packet.ts'
import { answers } from '../handler.ts'
import { buildPacketSet } from '../packet/build-packet-set.ts'
import { paperStateOfDay } from '../packet/paper-state.ts'
import { selectionToPrint } from '../packet/selection-to-print.ts'
import { preparedSets } from '../packet/prepared-sets.ts'

/** What packets print, how current printed paper is, and the log of prints. */
export const packetQueries = [
  answers(packetModel, (scope, context) => buildPacketSet(context, scope)),
  answers(packetPrepared, ({ id }, context) => preparedSets(context).get(id) ?? null),
  answers(printDay, ({ day }, context) => paperStateOfDay(context, day)),
  answers(printSelection, (selection, context) => selectionToPrint(context, selection)),
  answers(printRunsList, ({ day, limit }, { store }) => {
    const codes = new Map(store.records.all('technicians').map((technician) => [technician.id, technician.code]))
    const runs = day === null ? store.records.all('printRuns') : store.records.where('printRuns', 'day', [day])
    return runs
      .filter((run) => run.deletedAt === null)
      .sort((a, b) => b.printedAt - a.printedAt || b.id.localeCompare(a.id))
      .slice(0, limit)
      .map((run) => ({
        id: run.id,
        day: run.day,
        technicianCodes: run.technicianIds.map((id) => codes.get(id) ?? '?').sort(),
        packets: run.visits.length,
        pages: run.pages,
        printedAt: run.printedAt,
        printedBy: run.printedBy,
      }))
  }),
]
