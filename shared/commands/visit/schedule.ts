import { z } from 'zod'
import { idSchema, instantSchema } from '../../domain/record/record.ts'
import { matchReasonSchema } from '../../domain/visit/match-reason.ts'
import { notFound } from '../../kernel/app-error.ts'
import { defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { placeVisit, readsAround, readsOfVisit } from './place-visit.ts'
import type { Placed } from './place-visit.ts'

/** Places a visit on a technician, from the queue or from elsewhere on the board. */
export const visitSchedule = defineCommand({
  name: 'visit.schedule',
  args: z.object({
    visitId: idSchema,
    technicianId: idSchema,
    /** When the visit starts, UTC ms. */
    startsAt: instantSchema,
    /** Left out: as long as it was planned. */
    durationMinutes: z.int().min(1).max(14_400).optional(),
    /** Why a rule that asks is overridden. */
    overrideReason: z.string().trim().min(1).max(500).optional(),
    /** What Match said of this place, where it was chosen from its list. */
    match: matchReasonSchema.optional(),
  }),
  undoable: true,
  reads: ({ visitId }) => ({ details: read.visitDetail([visitId]) }),
  readsThen: ({ technicianId, startsAt, durationMinutes }, { details }) => ({
    ...readsOfVisit(details[0]),
    days: readsAround(
      [technicianId, ...(details[0]?.technicianIds ?? [])],
      startsAt,
      durationMinutes ?? details[0]?.visit.durationMinutes ?? 0,
      details,
    ),
  }),
  apply: (args, { details, ...rows }, context) => {
    const detail = details[0]
    if (!detail) return refuse<Placed>(notFound('visits', args.visitId))
    const durationMinutes = args.durationMinutes ?? detail.visit.durationMinutes
    const key = detail.visit.startsAt === null ? 'history.visitScheduled' : 'history.visitMoved'
    return placeVisit({ ...args, durationMinutes }, { ...rows, detail }, context, key)
  },
})
