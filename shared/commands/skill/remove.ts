import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { usedRefusal } from '../used-by.ts'

/** Takes a skill out of the catalogue that nobody holds and no work type asks for. */
export const skillRemove = defineCommand({
  name: 'skill.remove',
  args: z.object({ skillId: idSchema }),
  undoable: true,
  reads: ({ skillId }) => ({ skill: read.byId('skills', skillId), uses: read.uses('skills', skillId) }),
  apply: ({ skillId }, { skill, uses }) => {
    if (!skill) return refuse(notFound('skill', skillId))
    const used = usedRefusal(skill.name, uses, 'takeAway')
    if (used) return refuse(used)
    return decide([remove('skills', skillId)], { key: 'history.skillRemoved', values: { name: skill.name } })
  },
})
