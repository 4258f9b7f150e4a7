import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Takes a contact away: the person left. What they said stays in the records. */
export const contactRemove = defineCommand({
  name: 'contact.remove',
  args: z.object({ contactId: idSchema }),
  undoable: true,
  reads: ({ contactId }) => ({ contact: read.byId('contacts', contactId) }),
  apply: ({ contactId }, { contact }) => {
    if (!contact) return refuse(notFound('contact', contactId))
    return decide([remove('contacts', contactId)], { key: 'history.contactRemoved', values: { name: contact.name } })
  },
})
