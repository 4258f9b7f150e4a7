import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'

/** Adds a skill to the catalogue, or changes its name and what it and its five levels mean. */
export const skillSave = defineCommand({
  name: 'skill.save',
  args: z.object({
    skillId: idSchema.nullable().default(null),
    name: z.string().trim().min(1).max(100),
    description: z.string().trim().max(1_000).nullable().default(null),
    /** Level 1 first; empty where nobody has said. */
    levels: z.array(z.string().trim().max(200)).max(5).default([]),
  }),
  undoable: true,
  reads: () => ({ skills: read.all('skills') }),
  apply: ({ skillId, ...fields }, { skills }, context) => {
    const current = skills.find(({ id }) => id === skillId)
    if (skillId !== null && !current) return refuse(notFound('skill', skillId))
    const namesake = skills.find(({ id, name }) => id !== skillId && name.toLowerCase() === fields.name.toLowerCase())
    if (namesake) {
      const message = `There is a skill ${namesake.name} already. Nothing was saved; choose another name.`
      return refuse(forbiddenByRule('skill-name-taken', message, { name: namesake.name }))
    }
    const id = current?.id ?? context.newId()
    const change = current ? update('skills', id, fields) : insert('skills', { id, ...fields })
    return decide([change], { key: 'history.skillSaved', values: { name: fields.name } }, { skillId: id })
  },
})
