import { isCurrent } from '#shared/domain/print/print-run.ts'
import type { z } from 'zod'
import type { printDay } from '#shared/queries/packet.ts'
import type { BackendContext } from '../context.ts'
import { visitsToPrint } from './day-visits.ts'
import { printedBefore } from './printed-before.ts'

/** For each technician with visits or paper of the day: how many, and how current the paper is. Sorted by code. */
export function paperStateOfDay(context: BackendContext, day: string): z.output<typeof printDay.result> {
  const { records, db } = context.store
  const visits = visitsToPrint(context, day)
  const runs = records.where('printRuns', 'day', [day]).filter((run) => run.deletedAt === null)
  const workOrderRevs = new Map(
    records
      .getMany(
        'workOrders',
        visits.map((detail) => detail.visit.workOrderId),
      )
      .map((order) => [order.id, order.rev]),
  )
  const printed = printedBefore(
    db,
    visits.map((detail) => detail.visit.id),
  )
  const lastHolder = new Map<string, string>()
  for (const run of runs.sort((a, b) => a.printedAt - b.printedAt)) {
    for (const visit of run.visits) if (visit.technicianId) lastHolder.set(visit.visitId, visit.technicianId)
  }
  const leads = Map.groupBy(visits, (detail) => detail.technicianId)
  const held = Map.groupBy(lastHolder, ([, technicianId]) => technicianId)
  const ids = new Set([...leads.keys(), ...held.keys(), ...visits.flatMap((detail) => detail.technicianIds)])
  return records
    .getMany('technicians', [...ids])
    .map(({ id, code, name, team }) => {
      const own = leads.get(id) ?? []
      const paper = own.map((detail) => printed.get(detail.visit.id))
      const current = own.map((detail, at) => {
        const workOrderRev = workOrderRevs.get(detail.visit.workOrderId) ?? 0
        const last = paper[at]?.last
        return last && isCurrent(last, { rev: detail.visit.rev, technicianId: detail.technicianId, workOrderRev })
      })
      const printedTimes = runs.filter((run) => run.technicianIds.includes(id)).map((run) => run.printedAt)
      const ownIds = new Set(own.map((detail) => detail.visit.id))
      return {
        technicianId: id,
        code,
        name,
        team,
        visits: own.length,
        neverPrinted: paper.filter((one) => !one).length,
        changedSincePrint: current.filter((one) => one === false).length,
        takenAway: (held.get(id) ?? []).filter(([visitId]) => !ownIds.has(visitId)).length,
        lastPrintedAt: printedTimes.length > 0 ? Math.max(...printedTimes) : null,
      }
    })
    .sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }))
}
