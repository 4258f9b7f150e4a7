import type { EntityRow } from '#shared/domain/entities.ts'
import { usersAll } from '#shared/queries/users.ts'
import { answers } from '../handler.ts'

/** Answers about the people at the desks. */
export const userQueries = [
  answers(usersAll, (_args, { store }) => {
    const ids = store.db
      .prepare('SELECT id FROM users WHERE deleted_at IS NULL ORDER BY name')
      .pluck()
      .all() as string[]
    return ids.map((id) => store.records.get('users', id)).filter((row): row is EntityRow<'users'> => row !== null)
  }),
]
