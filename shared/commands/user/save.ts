import { z } from 'zod'
import { roleSchema } from '../../domain/access/role.ts'
import { daySchema, idSchema } from '../../domain/record/record.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'

/** Adds somebody who works at a desk, or changes them. The office never loses its last administrator. */
export const userSave = defineCommand({
  name: 'user.save',
  args: z.object({
    /** Left out: a new user. */
    userId: idSchema.optional(),
    name: z.string().trim().min(1).max(200),
    email: z.string().max(320).nullable().default(null),
    role: roleSchema,
    approvalLimitCents: z.int().nonnegative().nullable().default(null),
    delegateId: idSchema.nullable().default(null),
    delegateFrom: daySchema.nullable().default(null),
    delegateUntil: daySchema.nullable().default(null),
    active: z.boolean().default(true),
  }),
  undoable: true,
  reads: () => ({ users: read.all('users') }),
  apply: ({ userId, ...fields }, { users }, context) => {
    const current = users.find(({ id }) => id === userId) ?? null
    if (userId && !current) return refuse(notFound('user', userId))
    if (users.some(({ id, name }) => id !== userId && name === fields.name)) {
      return refuse(
        invalidInput('name', `There is a user named ${fields.name} already. Add something that tells them apart.`),
      )
    }
    if (fields.delegateId === userId && userId !== undefined) {
      return refuse(invalidInput('delegateId', 'Nobody can be their own delegate. Choose somebody else.'))
    }
    if (fields.delegateId && !users.some(({ id }) => id === fields.delegateId)) {
      return refuse(notFound('user', fields.delegateId))
    }
    if (fields.delegateFrom && fields.delegateUntil && fields.delegateUntil < fields.delegateFrom) {
      return refuse(invalidInput('delegateUntil', 'The delegation ends before it begins. Mend one of the two days.'))
    }
    const after = [...users.filter(({ id }) => id !== userId), fields]
    if (!after.some(({ role, active }) => role === 'administrator' && active)) {
      const message =
        users.length === 0
          ? 'The first user must be an administrator: somebody has to be able to add the others.'
          : `${current?.name ?? fields.name} is the last administrator. Make somebody else one first.`
      return refuse(forbiddenByRule('last-administrator', message, {}))
    }
    const id = userId ?? context.newId()
    return decide(
      [current ? update('users', id, fields) : insert('users', { id, ...fields })],
      { key: current ? 'history.userChanged' : 'history.userAdded', values: { name: fields.name } },
      { userId: id },
    )
  },
})
