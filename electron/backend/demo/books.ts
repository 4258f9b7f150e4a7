import type { Contract } from '#shared/domain/contract/contract.ts'
import { coverageOf, coverageOfLine } from '#shared/domain/contract/coverage-of.ts'
import type { CostLine } from '#shared/domain/cost/cost-line.ts'
import { defaultCurrency } from '#shared/domain/cost/currency.ts'
import { invoiceDraftOf } from '#shared/domain/cost/make-invoice.ts'
import { kitProposals, labourProposals } from '#shared/domain/cost/propose-lines.ts'
import type { ProposedLine } from '#shared/domain/cost/propose-lines.ts'
import { ratesOf } from '#shared/domain/cost/rates.ts'
import { costOf } from '#shared/domain/cost/totals.ts'
import type { EntityName, EntityRow, NewRow } from '#shared/domain/entities.ts'
import { withDefaults } from '#shared/domain/entities.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { dayMs, dayOf, instantOf, weekdayOf } from '#shared/kernel/zone.ts'
import type { DemoDraft } from './draft.ts'

/** Days of the past whose work has its costs entered; of earlier work only the records are kept. */
const bookedDays = 14
/** Work completed between so many days ago is closed and with accounting; what is younger waits for its papers. */
const closedDays = { from: 5, to: 3 } as const

const demoRates = [
  { id: settingNames.billPerHourCents, value: 9_500 },
  { id: settingNames.costPerHourCents, value: 4_200 },
  { id: settingNames.partsMarkup, value: 0.3 },
  { id: settingNames.travelPerKmCents, value: 70 },
  { id: settingNames.travelPerMinuteCents, value: 120 },
]
const rates = ratesOf(demoRates)
const office = 'Demo office'

/**
 * Keeps the books of the demo office: rates, contracts of some customers, costs of the last two weeks as the visits and
 * kits say, limits on some work orders, and invoice drafts of what was closed. Adds rows and changes none but those of
 * work orders; call it last, so that everything before stays as it was.
 */
export function keepBooks(draft: DemoDraft): void {
  for (const row of demoRates) draft.rows.push({ entity: 'settings', row: row as never })
  const contracts = signContracts(draft)
  const visits = rowsOf(draft, 'visits')
  const visitsOf = Map.groupBy(visits, ({ workOrderId }) => workOrderId)
  const peopleOf = Map.groupBy(rowsOf(draft, 'visitTechnicians'), ({ visitId }) => visitId)
  const technicians = byId(rowsOf(draft, 'technicians'))
  const shiftsOf = Map.groupBy(rowsOf(draft, 'shifts'), ({ technicianId }) => technicianId)
  const workTypes = byId(rowsOf(draft, 'workTypes'))
  const assets = byId(rowsOf(draft, 'assets'))
  const todayStart = draft.at(0, 0)
  draft.rows.forEach(({ entity, row }, index) => {
    if (entity !== 'workOrders') return
    const order = row as EntityRow<'workOrders'>
    const doneAt = order.completedAt
    if (order.status !== 'done' || doneAt === null) return
    if (doneAt < todayStart - bookedDays * dayMs || doneAt >= todayStart) return
    const day = dayOf(doneAt, draft.zone)
    const workType = workTypes.get(order.workTypeId ?? '')
    const cover = coverageOf({
      asset: assets.get(order.assetId ?? '') ?? null,
      contracts: contracts.get(order.customerId ?? '') ?? [],
      siteId: order.siteId,
      workKind: workType?.kind ?? null,
      day,
    })
    const labour = (visitsOf.get(order.id) ?? []).flatMap((visit) =>
      (peopleOf.get(visit.id) ?? []).flatMap(({ technicianId }) => {
        const shifts = (shiftsOf.get(technicianId) ?? [])
          .filter(({ weekday }) => weekday === weekdayOf(day))
          .map(({ startMinute, endMinute }) => ({
            start: instantOf(day, startMinute, draft.zone),
            end: instantOf(day, endMinute, draft.zone),
          }))
        return labourProposals({ visit, technician: technicians.get(technicianId)!, shifts, day }, rates, cover)
      }),
    )
    const parts = kitProposals(workType?.parts ?? [], rates, cover, day)
    const lines = [...labour, ...parts].map((line) => book(draft, order.id, line, doneAt))
    if (draft.random.chance(0.04)) {
      const hired = {
        kind: 'vendor' as const,
        state: 'actual' as const,
        description: 'Lifting platform, half day',
        quantity: 1,
        unit: 'sum',
        unitCostCents: 14_000,
        unitPriceCents: 16_500,
        coverage: coverageOfLine(cover, 'vendor'),
        happenedOn: day,
        visitId: null,
        technicianId: null,
        sourceKey: null,
      }
      lines.push(book(draft, order.id, hired, doneAt))
    }
    const costCents = lines.reduce((sum, line) => sum + costOf(line), 0)
    const limited = draft.random.chance(0.1)
    // Limits are round sums; a few turned out too small.
    const nteCents = limited ? Math.round((costCents * (0.88 + draft.random.next())) / 500) * 500 : null
    const closes = doneAt < todayStart - (closedDays.to - 1) * dayMs && doneAt >= todayStart - closedDays.from * dayMs
    const closedAt = closes ? doneAt + dayMs / 24 : null
    draft.rows[index] = {
      entity,
      row: { ...order, nteCents, ...(closes ? { status: 'closed', closedAt } : {}) } as NewRow<'workOrders'>,
    }
    if (closedAt !== null) sendToAccounting(draft, order, lines, closedAt, doneAt < todayStart - 4 * dayMs)
  })
}

/** Every fourth customer has a contract: full care, service only, one that ends soon, one that ended. */
function signContracts(draft: DemoDraft): Map<string, Contract[]> {
  const customers = rowsOf(draft, 'customers')
  const signed = customers.filter((_, index) => index % 4 === 0)
  const contracts = signed.map((customer, index) => {
    const full = index % 2 === 0
    const endsOn = index % 5 === 3 ? draft.day(12) : index % 7 === 6 ? draft.day(-20) : null
    const row = {
      customerId: customer.id,
      number: `TBS-${String(101 + index)}`,
      name: full ? 'Full care' : 'Service plan',
      startsOn: draft.day(-300 - index),
      endsOn,
      siteIds: [],
      workKinds: full ? [] : (['preventive', 'inspection'] as const).slice(),
      coversLabour: true,
      coversParts: full,
    }
    return withDefaults('contracts', { ...row, id: draft.add('contracts', row) }) as Contract
  })
  return Map.groupBy(contracts, ({ customerId }) => customerId)
}

/** Writes a proposed line into the books. */
function book(
  draft: DemoDraft,
  workOrderId: string,
  proposed: Omit<ProposedLine, 'sourceKey' | 'overtimeFactor' | 'travelMinutes'> & {
    readonly sourceKey: string | null
  },
  at: number,
): CostLine {
  const none = { overtimeFactor: null, travelMinutes: null }
  const { overtimeFactor: _factor, travelMinutes: _minutes, ...line } = { ...none, ...proposed }
  const row = { ...line, workOrderId, suggestedCoverage: line.coverage }
  return withDefaults('costLines', { ...row, id: draft.add('costLines', row, at) }) as CostLine
}

function sendToAccounting(
  draft: DemoDraft,
  order: EntityRow<'workOrders'>,
  lines: readonly CostLine[],
  closedAt: number,
  exported: boolean,
): void {
  const made = invoiceDraftOf({
    id: '',
    // The number comes when the rows are loaded.
    number: 0,
    workOrder: order,
    lines,
    currency: defaultCurrency,
    now: closedAt,
    madeBy: office,
  })
  if (!made) return
  const { id: _id, ...row } = made
  const told = exported ? { state: 'exported' as const, exportedAt: closedAt + dayMs, exportedBy: office } : {}
  draft.add('invoiceDrafts', { ...row, ...told }, closedAt)
}

function rowsOf<E extends EntityName>(draft: DemoDraft, entity: E): EntityRow<E>[] {
  return draft.rows.filter((one) => one.entity === entity).map(({ row }) => withDefaults(entity, row) as EntityRow<E>)
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]))
}
