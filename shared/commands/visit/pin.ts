import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Fixes visits where they are, or lets them go: the optimizer leaves pinned ones alone, and moving one wants a reason. */
export const visitPin = defineCommand({
  name: 'visit.pin',
  args: z.object({ visitIds: z.array(idSchema).min(1).max(1000), pinned: z.boolean() }),
  undoable: true,
  reads: ({ visitIds }) => ({ details: read.visitDetail([...new Set(visitIds)]) }),
  apply: ({ visitIds, pinned }, { details }) => {
    const missing = visitIds.find((id) => !details.some((detail) => detail.visit.id === id))
    if (missing) return refuse(notFound('visits', missing))
    const placed = details.filter(({ visit }) => visit.startsAt !== null)
    return decide(
      placed.map(({ visit }) => update('visits', visit.id, { pinned })),
      {
        key: pinned ? 'history.visitPinned' : 'history.visitUnpinned',
        values: { count: placed.length, number: placed[0]?.workOrderNumber ?? 0 },
      },
    )
  },
})
