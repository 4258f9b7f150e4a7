import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { draftOf } from '../../domain/visit/draft.ts'
import { notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { groupRows, readsOfVisits } from './many-visits.ts'
import { workOrderChange } from './work-order-change.ts'

/** Tells technicians of their visits: drafts become what is known outside the office. Visits without a draft stay as they are. */
export const visitPublish = defineCommand({
  name: 'visit.publish',
  args: z.object({ visitIds: z.array(idSchema).min(1).max(5000) }),
  undoable: true,
  reads: ({ visitIds }) => ({ details: read.visitDetail([...new Set(visitIds)]) }),
  readsThen: (_args, { details }) => readsOfVisits(details),
  apply: ({ visitIds }, { details, ...rows }, context) => {
    const missing = visitIds.find((id) => !details.some((detail) => detail.visit.id === id))
    if (missing) return refuse(notFound('visits', missing))
    const drafts = details.filter((detail) => draftOf(detail) !== null)
    const told = drafts.filter(({ visit }) => visit.status === 'scheduled')
    return decide(
      [
        ...drafts.map(({ visit, technicianId }) => {
          const withdrawn = draftOf({ visit, technicianId }) === 'withdrawn'
          return update('visits', visit.id, {
            publishedStartsAt: withdrawn ? null : visit.startsAt,
            publishedTechnicianId: withdrawn ? null : technicianId,
            ...(visit.status === 'scheduled' ? { status: 'dispatched' as const } : {}),
          })
        }),
        ...groupRows(told, rows).flatMap((group) => {
          const set = new Map(group.visitIds.map((id) => [id, { status: 'dispatched' as const }]))
          return workOrderChange(group, { set }, context.now)
        }),
      ],
      { key: 'history.visitsPublished', values: { count: drafts.length } },
      { published: drafts.length },
    )
  },
})
