import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { usedRefusal } from '../used-by.ts'

/** Takes a customer away, with the contacts, when nothing was ever done for them. */
export const customerRemove = defineCommand({
  name: 'customer.remove',
  args: z.object({ customerId: idSchema }),
  undoable: true,
  reads: ({ customerId }) => ({
    customer: read.byId('customers', customerId),
    contacts: read.where('contacts', 'customerId', [customerId]),
    uses: read.uses('customers', customerId),
  }),
  apply: ({ customerId }, { customer, contacts, uses }) => {
    if (!customer) return refuse(notFound('customer', customerId))
    const used = usedRefusal(customer.name, uses, 'merge', ['contacts'])
    if (used) return refuse(used)
    const changes = [...contacts.map(({ id }) => remove('contacts', id)), remove('customers', customerId)]
    return decide(changes, { key: 'history.customerRemoved', values: { name: customer.name } })
  },
})
