import { recordHistory, recordNotes, visitsWorkOrder, workOrdersGet } from '#shared/queries/inspector.ts'
import { answers } from '../../handler.ts'
import { historyOf } from './history.ts'
import { stagesOf } from './stages.ts'
import { inspectWorkOrder } from './work-order.ts'

/** Answers about one record. */
export const inspectorQueries = [
  answers(workOrdersGet, ({ workOrderId }, context) => inspectWorkOrder(workOrderId, context)),
  answers(visitsWorkOrder, ({ visitId }, { store: { records } }) => {
    const visit = records.get('visits', visitId)
    return visit ? { workOrderId: visit.workOrderId } : null
  }),
  answers(recordNotes, ({ subjectKind, subjectId }, { store: { records } }) => ({
    notes: records
      .where('notes', 'subjectId', [subjectId])
      .filter((note) => note.subjectKind === subjectKind)
      .toSorted((a, b) => b.writtenAt - a.writtenAt),
    attachments: records
      .where('attachments', 'subjectId', [subjectId])
      .filter((file) => file.subjectKind === subjectKind)
      .toSorted((a, b) => b.addedAt - a.addedAt),
  })),
  answers(recordHistory, ({ subjectKind, subjectId, before, limit }, context) => ({
    ...historyOf(context.store.db, subjectKind, subjectId, before, limit),
    stages: subjectKind === 'workOrder' && before === null ? stagesOf(context, subjectId) : [],
  })),
]
