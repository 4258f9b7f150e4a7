import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Takes a crew apart. Its members and the visits they are on stay. */
export const crewRemove = defineCommand({
  name: 'crew.remove',
  args: z.object({ crewId: idSchema }),
  undoable: true,
  reads: ({ crewId }) => ({
    crew: read.byId('crews', crewId),
    members: read.where('crewMembers', 'crewId', [crewId]),
  }),
  apply: ({ crewId }, { crew, members }) => {
    if (!crew) return refuse(notFound('crew', crewId))
    const changes = [...members.map(({ id }) => remove('crewMembers', id)), remove('crews', crewId)]
    return decide(changes, { key: 'history.crewRemoved', values: { name: crew.name } })
  },
})
