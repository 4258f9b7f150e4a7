import type { z } from 'zod'
import { dayOf } from '#shared/kernel/zone.ts'
import type { printSelection } from '#shared/queries/packet.ts'
import { prepared } from '../../store/prepared.ts'
import { visitDetailsByIds } from '../../store/visit-detail.ts'
import type { BackendContext } from '../context.ts'
import { isGoneTo } from './day-visits.ts'

/** The visits of a selection that somebody goes to, and how many of the selected records have none. */
export function selectionToPrint(
  { store, pipeline }: BackendContext,
  { kind, ids }: z.output<typeof printSelection.args>,
): z.output<typeof printSelection.result> {
  const { db, records } = store
  const visitsOf = prepared(db, 'SELECT id FROM visits WHERE work_order_id IN (SELECT value FROM json_each(?))').pluck()
  const visitIds = kind === 'visit' ? ids : (visitsOf.all(JSON.stringify(ids)) as string[])
  const details = visitDetailsByIds(db, visitIds).filter(isGoneTo)
  const zone = pipeline.officeZone()
  const technicians = records.getMany('technicians', [...new Set(details.map(({ technicianId }) => technicianId))])
  const codes = new Map(technicians.map(({ id, code }) => [id, code]))
  const withPaper = new Set(details.map(({ visit }) => (kind === 'visit' ? visit.id : visit.workOrderId)))
  return {
    visits: details
      .map(({ visit, workOrderNumber, title, technicianId }) => ({
        visitId: visit.id,
        workOrderNumber,
        title,
        day: dayOf(visit.startsAt, zone),
        startsAt: visit.startsAt,
        technicianId,
        technicianCode: codes.get(technicianId) ?? '',
      }))
      .sort((a, b) => a.startsAt - b.startsAt || a.workOrderNumber - b.workOrderNumber),
    notPlanned: ids.filter((id) => !withPaper.has(id)).length,
  }
}
