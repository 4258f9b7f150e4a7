import { roleMay } from '#shared/domain/access/permissions.ts'
import { approvalStateAt } from '#shared/domain/approval/approval.ts'
import { coverageOf, coverageOfLine } from '#shared/domain/contract/coverage-of.ts'
import type { CoverAnswer } from '#shared/domain/contract/cover-answer.ts'
import { costKinds } from '#shared/domain/cost/cost-line.ts'
import type { CostKind, Coverage } from '#shared/domain/cost/cost-line.ts'
import { kitProposals, labourProposals, openProposals, travelProposals } from '#shared/domain/cost/propose-lines.ts'
import type { ProposedLine } from '#shared/domain/cost/propose-lines.ts'
import { hourlyRates, ratesOf } from '#shared/domain/cost/rates.ts'
import type { Rates } from '#shared/domain/cost/rates.ts'
import type { EntityName, EntityRow } from '#shared/domain/entities.ts'
import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { compileSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { templateOf } from '#shared/domain/work-type/template-of.ts'
import type { WorkOrder } from '#shared/domain/work-order/work-order.ts'
import { dayBounds, dayMs, dayOf } from '#shared/kernel/zone.ts'
import type { WorkOrderCosts } from '#shared/queries/money.ts'
import { technicianDaysBetween } from '../../../store/technician-days.ts'
import type { BackendContext } from '../../context.ts'
import { wayTo } from '../way-to.ts'

/** Whether whoever sits at this desk may see amounts. */
export function maySeeMoney(context: BackendContext): boolean {
  return roleMay(context.person().role, 'seeCosts')
}

/** Who bears the work of a work order: today, or on the day it was done. */
export function coverOfWorkOrder({ store, pipeline, clock }: BackendContext, workOrder: WorkOrder): CoverAnswer {
  const { records } = store
  const types = workOrder.workTypeId === null ? [] : [workOrder.workTypeId]
  const workType = one(records, 'workTypes', workOrder.workTypeId)
  const versions = records.where('workTypeVersions', 'workTypeId', types)
  return coverageOf({
    asset: one(records, 'assets', workOrder.assetId),
    contracts: workOrder.customerId === null ? [] : records.where('contracts', 'customerId', [workOrder.customerId]),
    contractId: workOrder.contractId,
    siteId: workOrder.siteId,
    workKind: templateOf(workOrder, workType, versions)?.kind ?? null,
    day: dayOf(workOrder.completedAt ?? clock.now(), pipeline.officeZone()),
  })
}

/** Everything the Costs tab shows; null when there is no such work order. */
export function costsOf(context: BackendContext, workOrderId: string): WorkOrderCosts | null {
  const { records } = context.store
  const workOrder = records.get('workOrders', workOrderId)
  if (!workOrder) return null
  const rates = ratesOf(records.all('settings'))
  const cover = coverOfWorkOrder(context, workOrder)
  const costLines = records.where('costLines', 'workOrderId', [workOrderId])
  const visits = records.where('visits', 'workOrderId', [workOrderId])
  const technicianIds = new Set(costLines.flatMap(({ technicianId }) => technicianId ?? []))
  const codes = new Map(records.getMany('technicians', [...technicianIds]).map(({ id, code }) => [id, code]))
  const sequences = new Map(visits.map(({ id, sequence }) => [id, sequence]))
  const pending = records
    .where('approvals', 'subjectId', [workOrderId])
    .find((asked) => asked.kind === 'limit' && approvalStateAt(asked, context.clock.now()) === 'pending')
  const { id, number, status, customerId, contractId, nteCents } = workOrder
  return {
    workOrder: { id, number, status, customerId, contractId, nteCents },
    rates: shownRates(rates),
    visitCount: visits.length,
    lines: costLines.map((line) => ({
      ...line,
      technicianCode: line.technicianId === null ? null : (codes.get(line.technicianId) ?? null),
      visitSequence: line.visitId === null ? null : (sequences.get(line.visitId) ?? null),
    })),
    proposals: openProposals(proposalsOf(context, workOrder, visits, rates, cover), costLines),
    technicians: peopleOf(context, visits, rates),
    cover,
    coverageByKind: Object.fromEntries(costKinds.map((kind) => [kind, coverageOfLine(cover, kind)])) as Record<
      CostKind,
      Coverage
    >,
    quoteLines: records.where('quoteLines', 'workOrderId', [workOrderId]),
    invoiceDrafts: records.where('invoiceDrafts', 'workOrderId', [workOrderId]).toSorted((a, b) => b.number - a.number),
    pendingLimit: pending
      ? {
          id: pending.id,
          amountCents: pending.amountCents,
          requestedBy: pending.requestedBy,
          requestedAt: pending.requestedAt,
        }
      : null,
    day: cover.day,
  }
}

/** Labour of every visit that has its actual times, then the kit of the template. */
function proposalsOf(
  context: BackendContext,
  workOrder: WorkOrder,
  visits: readonly EntityRow<'visits'>[],
  rates: Rates,
  cover: CoverAnswer,
): ProposedLine[] {
  const { db, records } = context.store
  const zone = context.pipeline.officeZone()
  const worked = visits
    .filter(({ actualStartsAt, actualEndsAt }) => actualStartsAt !== null && actualEndsAt !== null)
    .toSorted((a, b) => a.sequence - b.sequence)
  const people = records.where(
    'visitTechnicians',
    'visitId',
    worked.map(({ id }) => id),
  )
  const labour = worked.flatMap((visit) => {
    const onIt = people
      .filter(({ visitId }) => visitId === visit.id)
      .toSorted((a, b) => Number(b.lead) - Number(a.lead))
    // A shift that began the evening before may reach into the visit.
    const from = visit.actualStartsAt! - dayMs
    const days = technicianDaysBetween(
      db,
      records,
      onIt.map(({ technicianId }) => technicianId),
      from,
      Math.max(visit.actualEndsAt!, from),
    )
    return days.flatMap((source) => {
      const shifts =
        source.shifts.length === 0
          ? null
          : compileSchedule(source, createDayClock(zone)).days.flatMap((day) => [...day.shifts])
      return labourProposals(
        { visit, technician: source.technician, shifts, day: dayOf(visit.actualStartsAt!, zone) },
        rates,
        cover,
      )
    })
  })
  const types = workOrder.workTypeId === null ? [] : [workOrder.workTypeId]
  const versions = records.where('workTypeVersions', 'workTypeId', types)
  const template = templateOf(workOrder, one(records, 'workTypes', workOrder.workTypeId), versions)
  return [
    ...labour,
    ...travelOf(context, visits, rates, cover),
    ...kitProposals(template?.parts ?? [], rates, cover, cover.day),
  ]
}

/** The way to every visit that has its place, on the route of that day of whoever leads it. */
function travelOf(
  context: BackendContext,
  visits: readonly EntityRow<'visits'>[],
  rates: Rates,
  cover: CoverAnswer,
): ProposedLine[] {
  const { records } = context.store
  const zone = context.pipeline.officeZone()
  const placed = visits
    .filter(({ startsAt, status }) => startsAt !== null && status !== 'cancelled' && status !== 'missed')
    .toSorted((a, b) => a.sequence - b.sequence)
  const leads = records.where('visitTechnicians', 'visitId', placed.map(({ id }) => id)).filter(({ lead }) => lead) // prettier-ignore
  return placed.flatMap((visit) => {
    const lead = leads.find(({ visitId }) => visitId === visit.id)
    if (!lead) return []
    const day = dayOf(visit.startsAt!, zone)
    const way = wayTo(context, visit.id, lead.technicianId, dayBounds(day, zone))
    return way ? travelProposals({ visit, technician: way.technician, leg: way.leg, day }, rates, cover) : []
  })
}

/** Everybody on the visits, with their hourly rates. */
function peopleOf(
  { store: { records } }: BackendContext,
  visits: readonly EntityRow<'visits'>[],
  rates: Rates,
): WorkOrderCosts['technicians'] {
  const people = records.where(
    'visitTechnicians',
    'visitId',
    visits.map(({ id }) => id),
  )
  const ids = [...new Set(people.map(({ technicianId }) => technicianId))]
  return records
    .getMany('technicians', ids)
    .map((technician) => ({ id: technician.id, code: technician.code, ...hourlyRates(technician, rates) }))
    .toSorted((a, b) => a.code.localeCompare(b.code, undefined, { numeric: true }))
}

function shownRates(rates: Rates): WorkOrderCosts['rates'] {
  const { labourStepMinutes: _step, firstInvoiceNumber: _first, ...shown } = rates
  return shown
}

function one<E extends EntityName>(
  records: BackendContext['store']['records'],
  entity: E,
  id: string | null,
): EntityRow<E> | null {
  return id === null ? null : records.get(entity, id)
}
