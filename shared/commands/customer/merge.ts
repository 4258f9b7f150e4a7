import { wishesFor } from '../../domain/technician/technician-wish.ts'
import { z } from 'zod'
import type { EntityName, EntityRow } from '../../domain/entities.ts'
import { idSchema } from '../../domain/record/record.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import type { Change } from '../change.ts'
import { remove, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Kinds of records that belong to a customer. */
const belonging = ['sites', 'contacts', 'requests', 'workOrders', 'contracts', 'invoiceDrafts', 'slaRules'] as const

/**
 * Merges a customer that was written down twice into another: everything that belongs to the one belongs to the other,
 * notes and files included, and what the other lacks (phone, email, id in the source) is taken over. Nothing is lost.
 */
export const customerMerge = defineCommand({
  name: 'customer.merge',
  args: z.object({ customerId: idSchema, intoId: idSchema }),
  undoable: true,
  reads: ({ customerId, intoId }) => ({
    customer: read.byId('customers', customerId),
    into: read.byId('customers', intoId),
    sites: read.where('sites', 'customerId', [customerId]),
    contacts: read.where('contacts', 'customerId', [customerId]),
    requests: read.where('requests', 'customerId', [customerId]),
    workOrders: read.where('workOrders', 'customerId', [customerId]),
    contracts: read.where('contracts', 'customerId', [customerId]),
    invoiceDrafts: read.where('invoiceDrafts', 'customerId', [customerId]),
    slaRules: read.where('slaRules', 'customerId', [customerId]),
    notes: read.where('notes', 'subjectId', [customerId]),
    attachments: read.where('attachments', 'subjectId', [customerId]),
    ownContacts: read.where('contacts', 'customerId', [intoId]),
  }),
  apply: ({ customerId, intoId }, rows) => {
    const { customer, into } = rows
    if (!customer) return refuse(notFound('customer', customerId))
    if (!into) return refuse(notFound('customer', intoId))
    if (customerId === intoId) return refuse(invalidInput('intoId', 'A customer cannot be merged into itself.'))
    const hasPrimary = rows.ownContacts.some(({ primary }) => primary)
    const changes: Change[] = belonging.flatMap((entity) =>
      (rows[entity] as readonly { readonly id: string }[]).map(({ id }) => move(entity, id, intoId)),
    )
    for (const { id, primary } of rows.contacts) {
      if (primary && hasPrimary) changes.push(update('contacts', id, { primary: false }))
    }
    for (const { id } of rows.notes) changes.push(update('notes', id, { subjectId: intoId }))
    for (const { id } of rows.attachments) changes.push(update('attachments', id, { subjectId: intoId }))
    // Its id in the source is free once it is gone, and a later import then finds the one that stayed.
    changes.push(remove('customers', customerId), update('customers', intoId, filled(into, customer)))
    const summary = { key: 'history.customerMerged', values: { name: customer.name, into: into.name } }
    return decide(changes, summary, { moved: changes.length - 2 })
  },
})

function move(entity: EntityName, id: string, customerId: string): Change {
  return { op: 'update', entity, id, set: { customerId } } as Change
}

/** What the one that stays lacks and the other has. */
function filled(into: EntityRow<'customers'>, from: EntityRow<'customers'>) {
  const { phone, email, externalId } = into
  return {
    phone: phone ?? from.phone,
    email: email ?? from.email,
    externalId: externalId ?? from.externalId,
    active: into.active || from.active,
    technicianWishes: wishesFor(into.technicianWishes, from.technicianWishes),
  }
}
