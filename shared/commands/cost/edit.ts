import { z } from 'zod'
import type { CostLine } from '../../domain/cost/cost-line.ts'
import { ratesOf } from '../../domain/cost/rates.ts'
import { costOf } from '../../domain/cost/totals.ts'
import { coverageOfLine } from '../../domain/contract/coverage-of.ts'
import type { RowPatch } from '../../domain/entities.ts'
import { idSchema } from '../../domain/record/record.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import type { Change } from '../change.ts'
import { update } from '../change.ts'
import { changedSince } from '../changed-since.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { givenFields } from '../given-fields.ts'
import { read } from '../read.ts'
import { closedRefusal, creditRefusal, limitRefusal } from './cost-guards.ts'
import { coverOn, coverReads } from './cover-reads.ts'
import { lineFields, mostLines } from './line-fields.ts'

const patchSchema = z.object(lineFields).omit({ visitId: true, technicianId: true }).partial()

/**
 * Sets fields of cost lines of one work order, several in one step. What was committed keeps what it was ordered for
 * once it is charged. A coverage that nobody chose follows its line to another day or kind.
 */
export const costEdit = defineCommand({
  name: 'cost.edit',
  args: z.object({
    workOrderId: idSchema,
    edits: z
      .array(z.object({ costLineId: idSchema, set: patchSchema, was: z.record(z.string(), z.json()).optional() }))
      .min(1)
      .max(mostLines),
  }),
  undoable: true,
  reads: ({ workOrderId }) => ({
    workOrder: read.byId('workOrders', workOrderId),
    costLines: read.where('costLines', 'workOrderId', [workOrderId]),
    settings: read.all('settings'),
  }),
  readsThen: (_args, { workOrder }) => coverReads(workOrder),
  apply: ({ workOrderId, edits }, rows) => {
    const { workOrder, costLines, settings } = rows
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    const closed = closedRefusal(workOrder)
    if (closed) return refuse(closed)
    const after = new Map(costLines.map((line) => [line.id, line]))
    const changes: Change[] = []
    for (const [index, { costLineId, set, was }] of edits.entries()) {
      const line = after.get(costLineId)
      if (!line) return refuse(notFound('cost line', costLineId))
      const conflict = changedSince('cost line', line, { was })
      if (conflict) return refuse(conflict)
      const patch: RowPatch<'costLines'> = givenFields(set)
      if (Object.keys(patch).length === 0) return refuse(invalidInput(`edits.${index}.set`, 'Nothing to set.'))
      const next: CostLine = { ...line, ...patch }
      // A credit that becomes a charge again takes its reason along.
      if (next.quantity >= 0 && line.quantity < 0 && set.creditReason === undefined) patch.creditReason = null
      const reason = patch.creditReason === undefined ? next.creditReason : patch.creditReason
      const credit = creditRefusal(`edits.${index}.set.creditReason`, next.quantity, reason)
      if (credit) return refuse(credit)
      if (next.kind !== line.kind || next.happenedOn !== line.happenedOn) {
        const suggested = coverageOfLine(coverOn(next.happenedOn, workOrder, rows), next.kind)
        patch.suggestedCoverage = suggested
        if (set.coverage === undefined && line.coverage === line.suggestedCoverage) patch.coverage = suggested
      }
      if (line.state === 'committed' && next.state === 'actual') patch.committedCostCents = costOf(line)
      if (next.state === 'committed' && line.committedCostCents !== null) patch.committedCostCents = null
      after.set(costLineId, { ...line, ...patch })
      changes.push(update('costLines', costLineId, patch))
    }
    const passed = limitRefusal(workOrder, costLines, [...after.values()], ratesOf(settings))
    if (passed) return refuse(passed)
    const fields = [...new Set(edits.flatMap(({ set }) => Object.keys(set)))].join(',')
    const { description } = after.get(edits[0]!.costLineId)!
    const values = { number: workOrder.number, count: edits.length, field: fields, what: description }
    return decide(changes, { key: 'history.costsEdited', values })
  },
})
