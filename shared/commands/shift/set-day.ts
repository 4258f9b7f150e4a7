import { z } from 'zod'
import { daySchema, idSchema, minuteOfDaySchema } from '../../domain/record/record.ts'
import { exceptionKinds } from '../../domain/technician/shift-exception.ts'
import { notFound } from '../../kernel/app-error.ts'
import { insert, remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

const timeSchema = z
  .object({ startMinute: minuteOfDaySchema, endMinute: minuteOfDaySchema })
  .refine(({ startMinute, endMinute }) => startMinute !== endMinute, {
    message: 'a shift of no length',
    path: ['endMinute'],
  })

/**
 * Makes one day of a technician different from the pattern: off, with extra shifts, or with other shifts instead; or
 * takes that back (`usual`). What was said of the day before is replaced.
 */
export const shiftSetDay = defineCommand({
  name: 'shift.setDay',
  args: z
    .object({
      technicianId: idSchema,
      day: daySchema,
      kind: z.enum(['usual', ...exceptionKinds]),
      shifts: z.array(timeSchema).max(5).default([]),
      note: z.string().trim().max(500).nullable().default(null),
    })
    .refine(({ kind, shifts }) => (kind === 'extra' || kind === 'instead') === shifts.length > 0, {
      message: 'extra shifts and other shifts need their times; a usual day and a day off have none',
      path: ['shifts'],
    }),
  undoable: true,
  reads: ({ technicianId }) => ({
    technician: read.byId('technicians', technicianId),
    exceptions: read.where('shiftExceptions', 'technicianId', [technicianId]),
  }),
  apply: ({ technicianId, day, kind, shifts, note }, { technician, exceptions }, context) => {
    if (!technician) return refuse(notFound('technician', technicianId))
    const times = kind === 'off' ? [{ startMinute: null, endMinute: null }] : shifts
    const changes = [
      ...exceptions.filter((one) => one.day === day).map(({ id }) => remove('shiftExceptions', id)),
      ...(kind === 'usual'
        ? []
        : times.map((time) =>
            insert('shiftExceptions', { id: context.newId(), technicianId, day, kind, ...time, note }),
          )),
    ]
    return decide(changes, { key: 'history.shiftDay', values: { code: technician.code, day, kind } })
  },
})
