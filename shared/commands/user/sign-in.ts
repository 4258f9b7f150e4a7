import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'

/** Writes into the log that somebody else sits at the desk now. Changes no record; the action `desk.choose` runs it. */
export const deskSignIn = defineCommand({
  name: 'desk.signIn',
  args: z.object({ userId: idSchema.nullable() }),
  undoable: false,
  reads: ({ userId }) => ({ user: read.byId('users', userId) }),
  apply: ({ userId }, { user }, context) => {
    if (userId && !user) return refuse(notFound('user', userId))
    if (user && !user.active) {
      const message = `${user.name} is not active any more. An administrator can make them active again.`
      return refuse(forbiddenByRule('user-inactive', message, { name: user.name }))
    }
    return decide([], { key: 'history.deskSignIn', values: { name: user?.name ?? context.actor.name } })
  },
})
