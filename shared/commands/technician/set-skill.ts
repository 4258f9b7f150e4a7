import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { insert, remove, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Gives a technician a skill at a level, changes the level, or takes the skill away (level null). */
export const technicianSetSkill = defineCommand({
  name: 'technician.setSkill',
  args: z.object({ technicianId: idSchema, skillId: idSchema, level: z.int().min(1).max(5).nullable() }),
  undoable: true,
  reads: ({ technicianId, skillId }) => ({
    technician: read.byId('technicians', technicianId),
    skill: read.byId('skills', skillId),
    held: read.where('technicianSkills', 'technicianId', [technicianId]),
  }),
  apply: ({ technicianId, skillId, level }, { technician, skill, held }, context) => {
    if (!technician) return refuse(notFound('technician', technicianId))
    if (!skill) return refuse(notFound('skill', skillId))
    const current = held.find((one) => one.skillId === skillId)
    const summary = {
      key: level === null ? 'history.skillTaken' : 'history.skillGiven',
      values: { code: technician.code, skill: skill.name, level: level ?? 0 },
    }
    if (level === null) return decide(current ? [remove('technicianSkills', current.id)] : [], summary)
    const change = current
      ? update('technicianSkills', current.id, { level })
      : insert('technicianSkills', { id: context.newId(), technicianId, skillId, level })
    return decide([change], summary)
  },
})
