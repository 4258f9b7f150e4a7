import type { z } from 'zod'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { visitMoves } from '#shared/domain/visit/visit-status.ts'
import { statusMappingOf } from '#shared/domain/work-order/status-mapping.ts'
import type { WorkOrder } from '#shared/domain/work-order/work-order.ts'
import { isEnded, legalMoves } from '#shared/domain/work-order/work-order-status.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import type { workOrdersGet } from '#shared/queries/inspector.ts'
import { visitDetailsByIds } from '../../../store/visit-detail.ts'
import { prepared } from '../../../store/prepared.ts'
import type { BackendContext } from '../../context.ts'
import { workOrderRows } from '../work-orders/rows.ts'

/** Other work orders at the site that are listed beside one. */
const mostAtSite = 8

/** Everything the inspector shows of one work order; null when it is not there. */
export function inspectWorkOrder(
  workOrderId: string,
  { store, clock }: BackendContext,
): z.input<(typeof workOrdersGet)['result']> {
  const { records, db } = store
  const workOrder = records.get('workOrders', workOrderId)
  if (!workOrder) return null
  const { siteId, customerId } = workOrder
  const one = <E extends Parameters<typeof records.get>[0]>(entity: E, id: string | null) =>
    id === null ? null : records.get(entity, id)
  const workType = one('workTypes', workOrder.workTypeId)
  const request = one('requests', workOrder.requestId)
  const atSite = siteId
    ? (prepared(
        db,
        `SELECT id FROM work_orders WHERE site_id = ? AND id <> ? AND status IN ('open', 'scheduled', 'inProgress', 'onHold')
         ORDER BY opened_at DESC LIMIT ${mostAtSite}`,
      )
        .pluck()
        .all(siteId, workOrderId) as string[])
    : []
  const contacts = [
    ...(siteId ? records.where('contacts', 'siteId', [siteId]) : []),
    ...(customerId ? records.where('contacts', 'customerId', [customerId]) : []),
  ]
  const visits = visitsOf(workOrder, store)
  const site = one('sites', siteId)
  const holds = records.where('holds', 'workOrderId', [workOrderId])
  const mapping = statusMappingOf(records.get('settings', settingNames.statusMapping)?.value)
  const clockRuns = workOrder.resolveBy !== null && !isEnded(workOrder.status)
  return {
    workOrder,
    workType,
    skillName: one('skills', workType?.skillId ?? null)?.name ?? null,
    site,
    openingName: one('businessCalendars', site?.openingCalendarId ?? null)?.name ?? null,
    territoryName: one('territories', workOrder.territoryId)?.name ?? null,
    customer: one('customers', customerId),
    asset: one('assets', workOrder.assetId),
    contacts: [...new Map(contacts.map((contact) => [contact.id, contact])).values()],
    request,
    merged: request ? records.where('requests', 'mergedIntoId', [request.id]) : [],
    visits,
    moves: legalMoves({
      status: workOrder.status,
      visits: visits.map(({ visit }) => visit.status),
      mapping,
    }).map(({ to, needs }) => ({ to, needs: [...needs] })),
    hold: holds.find(({ endsAt }) => endsAt === null) ?? null,
    pastHolds: holds.filter(({ endsAt }) => endsAt !== null).length,
    minutesLeft: clockRuns ? (workOrder.resolveBy! - clock.now()) / minuteMs : null,
    atSite: workOrderRows(db, atSite),
  }
}

function visitsOf({ id, status }: WorkOrder, { records, db }: BackendContext['store']) {
  const visits = records.where('visits', 'workOrderId', [id]).toSorted((a, b) => a.sequence - b.sequence)
  const people = records.where(
    'visitTechnicians',
    'visitId',
    visits.map(({ id }) => id),
  )
  const technicians = new Map(
    records
      .getMany('technicians', [...new Set(people.map(({ technicianId }) => technicianId))])
      .map((one) => [one.id, one]),
  )
  const details = visitDetailsByIds(
    db,
    visits.map((visit) => visit.id),
  )
  const links = new Map(details.map(({ visit, links: own }) => [visit.id, own]))
  return visits.map((visit) => ({
    visit,
    links: [...(links.get(visit.id) ?? [])],
    moves: visitMoves(visit, status).map(({ to, needs }) => ({ to, needs: [...needs] })),
    technicians: people
      .filter(({ visitId }) => visitId === visit.id)
      .toSorted((a, b) => Number(b.lead) - Number(a.lead))
      .flatMap(({ technicianId, lead }) => {
        const technician = technicians.get(technicianId)
        return technician ? [{ id: technicianId, code: technician.code, name: technician.name, lead }] : []
      }),
  }))
}
