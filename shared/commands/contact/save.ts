import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { insert, update } from '../change.ts'
import type { Change } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

const line = (most: number) => z.string().trim().max(most)

/**
 * Adds a person to speak to at a customer or at a site, or changes one. At most one of a customer, and one of a site,
 * is the first to call: making one it takes that from the other.
 */
export const contactSave = defineCommand({
  name: 'contact.save',
  args: z
    .object({
      contactId: idSchema.nullable().default(null),
      customerId: idSchema.nullable().default(null),
      siteId: idSchema.nullable().default(null),
      name: line(300).min(1, 'a name is needed'),
      role: line(200).nullable().default(null),
      phone: line(100).nullable().default(null),
      email: line(300).nullable().default(null),
      primary: z.boolean().default(false),
    })
    .refine(({ customerId, siteId }) => (customerId === null) !== (siteId === null), {
      message: 'a contact belongs to a customer or to a site',
      path: ['customerId'],
    }),
  undoable: true,
  reads: ({ contactId, customerId, siteId }) => ({
    current: read.byId('contacts', contactId),
    customer: read.byId('customers', customerId),
    site: read.byId('sites', siteId),
    ofCustomer: read.where('contacts', 'customerId', customerId === null ? [] : [customerId]),
    ofSite: read.where('contacts', 'siteId', siteId === null ? [] : [siteId]),
  }),
  apply: ({ contactId, ...fields }, { current, customer, site, ofCustomer, ofSite }, context) => {
    if (contactId && !current) return refuse(notFound('contact', contactId))
    if (fields.customerId && !customer) return refuse(notFound('customer', fields.customerId))
    if (fields.siteId && !site) return refuse(notFound('site', fields.siteId))
    if (current && (current.customerId !== fields.customerId || current.siteId !== fields.siteId)) {
      const message = `${current.name} belongs to another customer or site. Nothing was changed; add them here instead.`
      return refuse(invalidInput('customerId', message))
    }
    const id = current?.id ?? context.newId()
    const others = [...ofCustomer, ...ofSite].filter((one) => one.id !== id && one.primary)
    const changes: Change[] = [
      current ? update('contacts', id, fields) : insert('contacts', { id, ...fields }),
      ...(fields.primary ? others.map((one) => update('contacts', one.id, { primary: false })) : []),
    ]
    const at = customer?.name ?? (site!.name || site!.address)
    const summary = { key: 'history.contactSaved', values: { name: fields.name, at } }
    return decide(changes, summary, { contactId: id })
  },
})
