import { z } from 'zod'
import { userSchema } from '../domain/access/user.ts'
import { defineQuery } from './query.ts'

/** Everybody who works at a desk, by name. */
export const usersAll = defineQuery({
  name: 'users.all',
  args: z.object({}),
  result: z.array(userSchema),
  dependsOn: ['users'],
})
