import { z } from 'zod'
import { daySchema, idSchema } from '../../domain/record/record.ts'
import { mostCycleWeeks } from '../../domain/technician/named-pattern.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { addDays } from '../../kernel/zone.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { endBefore, rowsOfPattern } from './pattern-rows.ts'

/**
 * Lets technicians work by a pattern from a day on, in place of whatever they worked; without a pattern they work no
 * more shifts. The days before stay as they were.
 */
export const shiftAssignPattern = defineCommand({
  name: 'shift.assignPattern',
  args: z.object({
    technicianIds: z.array(idSchema).min(1).max(500),
    patternId: idSchema.nullable(),
    fromDay: daySchema,
    /** The week of the cycle that the week of `fromDay` is: crews that take turns begin in different ones. */
    startWeek: z.int().min(1).max(mostCycleWeeks).default(1),
  }),
  undoable: true,
  reads: ({ technicianIds, patternId }) => ({
    technicians: read.byIds('technicians', technicianIds),
    pattern: read.byId('shiftPatterns', patternId),
    shifts: read.where('shifts', 'technicianId', technicianIds),
    breaks: read.where('breaks', 'technicianId', technicianIds),
  }),
  apply: ({ technicianIds, patternId, fromDay, startWeek }, { technicians, pattern, shifts, breaks }, context) => {
    const missing = technicianIds.find((id) => !technicians.some((one) => one.id === id))
    if (missing) return refuse(notFound('technician', missing))
    if (patternId !== null && !pattern) return refuse(notFound('shift pattern', patternId))
    if (pattern && startWeek > pattern.cycleWeeks) {
      return refuse(invalidInput('startWeek', `${pattern.name} has ${pattern.cycleWeeks} weeks.`))
    }
    const anchorDay = addDays(fromDay, -7 * (startWeek - 1))
    const changes = [
      ...endBefore('shifts', shifts, fromDay),
      ...endBefore('breaks', breaks, fromDay),
      ...(pattern
        ? technicians.flatMap(({ id }) => {
            const stint = { technicianId: id, validFrom: fromDay, validUntil: null, anchorDay }
            return rowsOfPattern(pattern, stint, context.newId)
          })
        : []),
    ]
    return decide(changes, {
      key: 'history.patternAssigned',
      values: {
        name: pattern?.name ?? '',
        code: technicians[0]?.code ?? '',
        count: technicians.length,
        day: fromDay,
        some: String(pattern !== null),
      },
    })
  },
})
