import { z } from 'zod'
import { idSchema, instantSchema } from '../../domain/record/record.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { placeVisit, readsAround, readsOfVisit } from './place-visit.ts'
import type { Placed } from './place-visit.ts'

/** Changes how long a placed visit is planned, at its end or (with another start) at its beginning. */
export const visitResize = defineCommand({
  name: 'visit.resize',
  args: z.object({
    visitId: idSchema,
    startsAt: instantSchema,
    durationMinutes: z.int().min(1).max(14_400),
    overrideReason: z.string().trim().min(1).max(500).optional(),
  }),
  undoable: true,
  reads: ({ visitId }) => ({ details: read.visitDetail([visitId]) }),
  readsThen: ({ startsAt, durationMinutes }, { details }) => ({
    ...readsOfVisit(details[0]),
    days: readsAround(details[0]?.technicianIds ?? [], startsAt, durationMinutes, []),
  }),
  apply: (args, { details, ...rows }, context) => {
    const detail = details[0]
    if (!detail) return refuse<Placed>(notFound('visits', args.visitId))
    const { technicianId } = detail
    if (technicianId === null) return refuse<Placed>(invalidInput('visitId', 'The visit is not on the board.'))
    return placeVisit({ ...args, technicianId }, { ...rows, detail }, context, 'history.visitResized')
  },
})
