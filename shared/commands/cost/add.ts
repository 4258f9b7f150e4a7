import { z } from 'zod'
import { coverageOfLine } from '../../domain/contract/coverage-of.ts'
import type { NewRow } from '../../domain/entities.ts'
import { ratesOf } from '../../domain/cost/rates.ts'
import { limitStateOf, usedOf } from '../../domain/cost/limit.ts'
import { withDefaults } from '../../domain/entities.ts'
import type { CostLine } from '../../domain/cost/cost-line.ts'
import { idSchema } from '../../domain/record/record.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/zone.ts'
import { insert } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { closedRefusal, creditRefusal, limitRefusal } from './cost-guards.ts'
import { coverOn, coverReads } from './cover-reads.ts'
import { lineFields, mostLines } from './line-fields.ts'

const newLineSchema = z.object({
  ...lineFields,
  state: lineFields.state.default('actual'),
  reference: lineFields.reference.default(null),
  /** Left out: who bears it by warranty and contract on that day. */
  coverage: lineFields.coverage.optional(),
  /** Left out: today in the zone of the office. */
  happenedOn: lineFields.happenedOn.optional(),
  visitId: lineFields.visitId.default(null),
  technicianId: lineFields.technicianId.default(null),
  creditReason: lineFields.creditReason.default(null),
  /** The proposal it was made from. */
  sourceKey: z.string().min(1).max(300).nullable().default(null),
})

/**
 * Enters costs of a work order, several in one step. A line made from a proposal that was taken before is left out,
 * so that a second click charges nothing twice. Refused as a whole when the work order is closed, when a credit has no
 * reason, and when the lines would pass the not-to-exceed amount.
 */
export const costAdd = defineCommand({
  name: 'cost.add',
  args: z.object({ workOrderId: idSchema, lines: z.array(newLineSchema).min(1).max(mostLines) }),
  undoable: true,
  reads: ({ workOrderId, lines }) => ({
    workOrder: read.byId('workOrders', workOrderId),
    costLines: read.where('costLines', 'workOrderId', [workOrderId]),
    visits: read.where('visits', 'workOrderId', [workOrderId]),
    technicians: read.byIds('technicians', [...new Set(lines.flatMap(({ technicianId }) => technicianId ?? []))]),
    settings: read.all('settings'),
  }),
  readsThen: (_args, { workOrder }) => coverReads(workOrder),
  apply: ({ workOrderId, lines }, rows, context) => {
    const { workOrder, costLines, visits, technicians, settings } = rows
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    const closed = closedRefusal(workOrder)
    if (closed) return refuse(closed)
    const rates = ratesOf(settings)
    const taken = new Set(costLines.flatMap(({ sourceKey }) => sourceKey ?? []))
    const added: NewRow<'costLines'>[] = []
    for (const [index, line] of lines.entries()) {
      if (line.sourceKey !== null && taken.has(line.sourceKey)) continue
      if (line.sourceKey !== null) taken.add(line.sourceKey)
      const path = `lines.${index}`
      const credit = creditRefusal(`${path}.creditReason`, line.quantity, line.creditReason)
      if (credit) return refuse(credit)
      if (line.visitId !== null && !visits.some(({ id }) => id === line.visitId)) {
        return refuse(invalidInput(`${path}.visitId`, `This visit is not one of work order ${workOrder.number}.`))
      }
      if (line.technicianId !== null && !technicians.some(({ id }) => id === line.technicianId)) {
        return refuse(notFound('technician', line.technicianId))
      }
      const happenedOn = line.happenedOn ?? dayOf(context.now, context.officeZone)
      const suggestedCoverage = coverageOfLine(coverOn(happenedOn, workOrder, rows), line.kind)
      const coverage = line.coverage ?? suggestedCoverage
      added.push({ ...line, id: context.newId(), workOrderId, happenedOn, coverage, suggestedCoverage })
    }
    if (added.length === 0) {
      const message = 'These lines were entered already. Nothing was entered twice.'
      return refuse({ kind: 'conflict', message, facts: { entity: 'costLines', reason: 'taken-already' } })
    }
    const after = [...costLines, ...added.map((row) => withDefaults('costLines', row) as CostLine)]
    const passed = limitRefusal(workOrder, costLines, after, rates)
    if (passed) return refuse(passed)
    const summary = {
      key: 'history.costsAdded',
      values: { number: workOrder.number, count: added.length, what: added[0]!.description },
    }
    return decide(
      added.map((row) => insert('costLines', row)),
      summary,
      {
        costLineIds: added.map(({ id }) => id),
        skipped: lines.length - added.length,
        limit: limitStateOf(workOrder.nteCents, usedOf(after, rates.limitBasis)),
      },
    )
  },
})
