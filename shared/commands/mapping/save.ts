import { z } from 'zod'
import { mappingSchema } from '../../domain/import/mapping.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand } from '../command.ts'
import { read } from '../read.ts'

/** Keeps an import mapping under its name; one of the same name is replaced. */
export const mappingSave = defineCommand({
  name: 'mapping.save',
  args: z.object({
    mapping: mappingSchema.extend({ name: z.string().trim().min(1, 'a mapping needs a name').max(100) }),
  }),
  undoable: true,
  reads: ({ mapping }) => ({ sameName: read.where('savedMappings', 'name', [mapping.name]) }),
  apply: ({ mapping }, { sameName }, context) => {
    const current = sameName[0]
    const id = current?.id ?? context.newId()
    const change = current
      ? update('savedMappings', id, { mapping })
      : insert('savedMappings', { id, name: mapping.name, mapping, authorId: context.actor.id })
    return decide([change], { key: 'history.mappingSaved', values: { name: mapping.name } }, { savedMappingId: id })
  },
})
