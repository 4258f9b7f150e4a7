import { z } from 'zod'
import { daySchema, idSchema } from '../../domain/record/record.ts'
import {
  clashOf,
  mostCycleWeeks,
  patternBreakSchema,
  patternShiftSchema,
} from '../../domain/technician/named-pattern.ts'
import { notFound } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/zone.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { reworkFrom } from './pattern-rows.ts'

/**
 * Adds a shift pattern, or changes one. Whoever works by it does so by the new one from `fromDay` on (left out: today);
 * the days before stay as they were.
 */
export const shiftSavePattern = defineCommand({
  name: 'shift.savePattern',
  args: z
    .object({
      patternId: idSchema.nullable().default(null),
      name: z.string().trim().min(1).max(100),
      cycleWeeks: z.int().min(1).max(mostCycleWeeks),
      shifts: z.array(patternShiftSchema).min(1, 'a pattern has a shift').max(200),
      breaks: z.array(patternBreakSchema).max(20),
      fromDay: daySchema.optional(),
    })
    .refine(({ cycleWeeks, shifts }) => shifts.every(({ week }) => week <= cycleWeeks), {
      message: 'a shift lies in a week the cycle does not have',
      path: ['shifts'],
    }),
  undoable: true,
  reads: ({ patternId }) => ({
    patterns: read.all('shiftPatterns'),
    shifts: read.where('shifts', 'patternId', patternId === null ? [] : [patternId]),
    breaks: read.where('breaks', 'patternId', patternId === null ? [] : [patternId]),
  }),
  apply: ({ patternId, fromDay, ...fields }, { patterns, shifts, breaks }, context) => {
    const current = patterns.find(({ id }) => id === patternId)
    if (patternId !== null && !current) return refuse(notFound('shift pattern', patternId))
    const namesake = patterns.find(
      ({ id, name }) => id !== patternId && name.toLowerCase() === fields.name.toLowerCase(),
    )
    if (namesake) {
      const message = `There is a pattern ${namesake.name} already. Nothing was saved; choose another name.`
      return refuse(forbiddenByRule('pattern-name-taken', message, { name: namesake.name }))
    }
    const clash = clashOf(fields.cycleWeeks, fields.shifts)
    if (clash) {
      const facts = { week: clash[0].week, weekday: clash[0].weekday }
      return refuse(
        forbiddenByRule('pattern-shifts-clash', 'Two shifts of the pattern overlap. Nothing was saved.', facts),
      )
    }
    const id = current?.id ?? context.newId()
    const day = fromDay ?? dayOf(context.now, context.officeZone)
    const worked = current !== undefined && !sameTimes(current, fields)
    const changes = [
      current ? update('shiftPatterns', id, fields) : insert('shiftPatterns', { id, ...fields }),
      ...(worked ? reworkFrom({ id, ...fields }, day, shifts, breaks, context.newId) : []),
    ]
    const summary = { key: 'history.patternSaved', values: { name: fields.name } }
    return decide(changes, summary, { patternId: id })
  },
})

/** Whether two patterns are worked at the same times; a new name alone changes nobody's days. */
function sameTimes(a: Times, b: Times): boolean {
  const times = ({ cycleWeeks, shifts, breaks }: Times) => JSON.stringify([cycleWeeks, shifts, breaks])
  return times(a) === times(b)
}

interface Times {
  readonly cycleWeeks: number
  readonly shifts: readonly unknown[]
  readonly breaks: readonly unknown[]
}
