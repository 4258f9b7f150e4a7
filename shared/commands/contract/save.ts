import { z } from 'zod'
import { contractKindsSchema, contractSitesSchema } from '../../domain/contract/contract.ts'
import { daySchema, idSchema } from '../../domain/record/record.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { insert, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'

/** Writes down a contract of a customer, or changes one. Both its days are included. */
export const contractSave = defineCommand({
  name: 'contract.save',
  args: z.object({
    /** Null makes a new one. */
    contractId: idSchema.nullable().default(null),
    customerId: idSchema,
    number: z.string().trim().min(1, 'a contract needs a number').max(100),
    name: z.string().trim().min(1, 'a contract needs a name').max(200),
    startsOn: daySchema,
    endsOn: daySchema.nullable().default(null),
    siteIds: contractSitesSchema.max(2_000).default([]),
    workKinds: contractKindsSchema.default([]),
    coversLabour: z.boolean(),
    coversParts: z.boolean(),
    slaPolicyId: idSchema.nullable().default(null),
  }),
  undoable: true,
  reads: ({ contractId, customerId, siteIds, slaPolicyId }) => ({
    contract: read.byId('contracts', contractId),
    customer: read.byId('customers', customerId),
    contracts: read.where('contracts', 'customerId', [customerId]),
    sites: read.byIds('sites', [...new Set(siteIds)]),
    policy: read.byId('slaPolicies', slaPolicyId),
  }),
  apply: ({ contractId, ...args }, { contract, customer, contracts, sites, policy }, context) => {
    if (!customer) return refuse(notFound('customer', args.customerId))
    if (contractId !== null && !contract) return refuse(notFound('contract', contractId))
    if (contract && contract.customerId !== args.customerId) {
      return refuse(invalidInput('customerId', `Contract ${contract.number} belongs to another customer.`))
    }
    if (args.slaPolicyId !== null && !policy) return refuse(notFound('SLA policy', args.slaPolicyId))
    if (args.endsOn !== null && args.endsOn < args.startsOn) {
      return refuse(invalidInput('endsOn', `It ends (${args.endsOn}) before it starts (${args.startsOn}).`))
    }
    const sameNumber = contracts.find(({ id, number }) => id !== contractId && number === args.number)
    if (sameNumber) {
      return refuse(invalidInput('number', `${customer.name} has a contract ${args.number} already.`))
    }
    const siteIds = [...new Set(args.siteIds)]
    const foreign = siteIds.find((siteId) => sites.find(({ id }) => id === siteId)?.customerId !== args.customerId)
    if (foreign !== undefined) {
      return refuse(invalidInput('siteIds', `A site of this contract is not one of ${customer.name}.`))
    }
    const fields = { ...args, siteIds, workKinds: [...new Set(args.workKinds)] }
    const id = contractId ?? context.newId()
    const change = contract ? update('contracts', id, fields) : insert('contracts', { id, ...fields })
    const summary = { key: 'history.contractSaved', values: { number: args.number, customer: customer.name } }
    return decide([change], summary, { contractId: id })
  },
})
