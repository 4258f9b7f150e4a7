import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'

/** Takes away a service level that nothing follows. One that is in use is retired instead: `slaPolicy.save` with `active` off. */
export const slaPolicyRemove = defineCommand({
  name: 'slaPolicy.remove',
  args: z.object({ policyId: idSchema }),
  undoable: true,
  reads: ({ policyId }) => ({
    policy: read.byId('slaPolicies', policyId),
    rules: read.where('slaRules', 'policyId', [policyId]),
    workTypes: read.where('workTypes', 'slaPolicyId', [policyId]),
    contracts: read.where('contracts', 'slaPolicyId', [policyId]),
    workOrders: read.where('workOrders', 'slaPolicyId', [policyId]),
    requests: read.where('requests', 'slaPolicyId', [policyId]),
  }),
  apply: ({ policyId }, { policy, rules, workTypes, contracts, workOrders, requests }) => {
    if (!policy) return refuse(notFound('service level', policyId))
    const { name } = policy
    const uses = [
      [rules.length, 'rules'],
      [workTypes.length, 'work types'],
      [contracts.length, 'contracts'],
      [workOrders.length, 'work orders'],
      [requests.length, 'requests'],
    ] as const
    if (uses.some(([count]) => count > 0)) {
      const used = uses.flatMap(([count, what]) => (count > 0 ? `${count} ${what}` : [])).join(', ')
      const message = `“${name}” is in use (${used}) and was kept. Retire it: it is then no longer offered.`
      const facts = { name, rules: rules.length, workTypes: workTypes.length, contracts: contracts.length }
      return refuse(forbiddenByRule('sla-policy-used', message, { ...facts, workOrders: workOrders.length }))
    }
    return decide([remove('slaPolicies', policyId)], { key: 'history.slaPolicyRemoved', values: { name } })
  },
})
