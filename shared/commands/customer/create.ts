import { z } from 'zod'
import { insert } from '../change.ts'
import { decide, defineCommand } from '../command.ts'
import { customerDetails } from './fields.ts'

/** Writes down a customer. Two may have the same name: people and branches do. */
export const customerCreate = defineCommand({
  name: 'customer.create',
  args: z.object({
    name: customerDetails.name,
    tier: customerDetails.tier.default('standard'),
    phone: customerDetails.phone.default(null),
    email: customerDetails.email.default(null),
  }),
  undoable: true,
  reads: () => ({}),
  apply: (args, _rows, context) => {
    const customerId = context.newId()
    const summary = { key: 'history.customerCreated', values: { name: args.name } }
    return decide([insert('customers', { ...args, id: customerId, externalId: null })], summary, { customerId })
  },
})
