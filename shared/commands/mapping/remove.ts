import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Forgets a saved import mapping; what it imported stays. */
export const mappingRemove = defineCommand({
  name: 'mapping.remove',
  args: z.object({ savedMappingId: idSchema }),
  undoable: true,
  reads: ({ savedMappingId }) => ({ current: read.byId('savedMappings', savedMappingId) }),
  apply: ({ savedMappingId }, { current }) => {
    if (!current) return refuse(notFound('saved mapping', savedMappingId))
    const summary = { key: 'history.mappingRemoved', values: { name: current.name } }
    return decide([remove('savedMappings', savedMappingId)], summary)
  },
})
