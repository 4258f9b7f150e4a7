import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { changedSince } from '../changed-since.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { givenFields } from '../given-fields.ts'
import { read } from '../read.ts'
import { customerDetails } from './fields.ts'

/** Sets details of a customer. Set inactive, they keep their history and are no longer offered for new work. */
export const customerEdit = defineCommand({
  name: 'customer.edit',
  args: z.object({
    customerId: idSchema,
    set: z.object(customerDetails).partial(),
    was: z.record(z.string(), z.json()).optional(),
  }),
  undoable: true,
  reads: ({ customerId }) => ({ customer: read.byId('customers', customerId) }),
  apply: ({ customerId, set, was }, { customer }) => {
    if (!customer) return refuse(notFound('customer', customerId))
    const conflict = changedSince('customer', customer, { was })
    if (conflict) return refuse(conflict)
    return decide([update('customers', customerId, givenFields(set))], {
      key: 'history.customerEdited',
      values: { name: customer.name, field: Object.keys(set).join(',') },
    })
  },
})
