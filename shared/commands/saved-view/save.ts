import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Keeps filters, sort and columns of a list under a name; with an id, changes a kept view. */
export const savedViewSave = defineCommand({
  name: 'savedView.save',
  args: z.object({
    savedViewId: idSchema.nullable().default(null),
    screen: z.string().min(1).max(100),
    name: z.string().trim().min(1, 'a view needs a name').max(100),
    view: z.json(),
  }),
  undoable: true,
  reads: ({ savedViewId }) => ({ current: read.byId('savedViews', savedViewId) }),
  apply: ({ savedViewId, ...fields }, { current }, context) => {
    if (savedViewId && !current) return refuse(notFound('saved view', savedViewId))
    const id = current?.id ?? context.newId()
    const change = current ? update('savedViews', id, fields) : insert('savedViews', { id, ...fields })
    const summary = { key: 'history.savedViewSaved', values: { name: fields.name } }
    return decide([change], summary, { savedViewId: id })
  },
})
