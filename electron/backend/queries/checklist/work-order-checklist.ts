import type { z } from 'zod'
import { closingFacts, closingReads } from '#shared/commands/work-order/closing-reads.ts'
import { checklistOf } from '#shared/domain/checklist/checklist-state.ts'
import { closingGaps } from '#shared/domain/work-order/closing-gate.ts'
import { templateOf } from '#shared/domain/work-type/template-of.ts'
import { workOrdersChecklist } from '#shared/queries/checklist.ts'
import { loadReads } from '../../../store/read-loader.ts'
import type { BackendContext } from '../../context.ts'
import { answers } from '../../handler.ts'

type Rows = Parameters<typeof closingFacts>[2]

/** Answers about checklists of work orders. */
export const checklistQueries = [
  answers(workOrdersChecklist, ({ workOrderId }, context) => checklistOfWorkOrder(workOrderId, context)),
]

/** The same rows and rules as the command that closes, so that the list shown is the list that decides. */
function checklistOfWorkOrder(
  workOrderId: string,
  { store: { records, db } }: BackendContext,
): z.input<(typeof workOrdersChecklist)['result']> {
  const workOrder = records.get('workOrders', workOrderId)
  if (!workOrder) return null
  const visits = records.where('visits', 'workOrderId', [workOrderId]).toSorted((a, b) => a.sequence - b.sequence)
  const rows = loadReads(db, records, closingReads(workOrder, visits)) as unknown as Rows
  const template = templateOf(workOrder, rows.workType, rows.workTypeVersions)
  const { workType } = rows
  const followUpIds = rows.answers.flatMap(({ followUpWorkOrderId }) => followUpWorkOrderId ?? [])
  const followsVersion = rows.workTypeVersions.some(({ version }) => version === workOrder.workTypeVersion)
  const people = records.where(
    'visitTechnicians',
    'visitId',
    visits.map(({ id }) => id),
  )
  const codes = new Map(
    records
      .getMany('technicians', [...new Set(people.map(({ technicianId }) => technicianId))])
      .map(({ id, code }) => [id, code]),
  )
  return {
    template: template &&
      workType && {
        workTypeId: workType.id,
        name: template.name,
        version: followsVersion ? workOrder.workTypeVersion : null,
        newest: workType.version,
        safetyNotes: template.safetyNotes,
        parts: template.parts,
      },
    items: template ? checklistOf(template) : [],
    answers: rows.answers,
    files: records.getMany(
      'attachments',
      rows.answers.flatMap(({ attachmentId }) => attachmentId ?? []),
    ),
    followUps: records
      .getMany('workOrders', followUpIds)
      .map(({ id, number, title, status }) => ({ id, number, title, status })),
    visits: visits.map(({ id, sequence }) => ({
      id,
      sequence,
      technicians: people
        .filter(({ visitId }) => visitId === id)
        .flatMap(({ technicianId }) => codes.get(technicianId) ?? []),
    })),
    locked: workOrder.status === 'closed' || workOrder.status === 'cancelled',
    gaps: closingGaps(closingFacts(workOrder, visits, rows)).map((gap) => ({ ...gap, facts: { ...gap.facts } })),
  }
}
