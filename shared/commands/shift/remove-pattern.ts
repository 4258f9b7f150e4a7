import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'

/** Takes a shift pattern away that nobody works by, worked by, or is going to. */
export const shiftRemovePattern = defineCommand({
  name: 'shift.removePattern',
  args: z.object({ patternId: idSchema }),
  undoable: true,
  reads: ({ patternId }) => ({
    pattern: read.byId('shiftPatterns', patternId),
    shifts: read.where('shifts', 'patternId', [patternId]),
  }),
  apply: ({ patternId }, { pattern, shifts }) => {
    if (!pattern) return refuse(notFound('shift pattern', patternId))
    const technicians = new Set(shifts.map(({ technicianId }) => technicianId)).size
    if (technicians > 0) {
      const message = `${technicians} technicians work or worked by ${pattern.name}. It stays; rename it where it should not be taken any more.`
      return refuse(forbiddenByRule('pattern-used', message, { name: pattern.name, technicians }))
    }
    return decide([remove('shiftPatterns', patternId)], {
      key: 'history.patternRemoved',
      values: { name: pattern.name },
    })
  },
})
