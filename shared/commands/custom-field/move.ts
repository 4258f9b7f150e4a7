import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Moves a field up or down among those of its kind of record. */
export const customFieldMove = defineCommand({
  name: 'customField.move',
  args: z.object({ fieldId: idSchema, by: z.union([z.literal(-1), z.literal(1)]) }),
  undoable: true,
  reads: () => ({ all: read.all('customFields') }),
  apply: ({ fieldId, by }, { all }) => {
    const moved = all.find(({ id }) => id === fieldId)
    if (!moved) return refuse(notFound('custom field', fieldId))
    const siblings = all
      .filter(({ subject, active }) => subject === moved.subject && active)
      .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    const at = siblings.indexOf(moved)
    const to = Math.min(siblings.length - 1, Math.max(0, at + by))
    siblings.splice(at, 1)
    siblings.splice(to, 0, moved)
    return decide(
      siblings.map(({ id }, position) => update('customFields', id, { position })),
      { key: 'history.customFieldMoved', values: { label: moved.label } },
    )
  },
})
