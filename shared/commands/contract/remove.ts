import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'

/** Takes a contract away that nothing was done under. One that was used is ended instead: its history needs it. */
export const contractRemove = defineCommand({
  name: 'contract.remove',
  args: z.object({ contractId: idSchema }),
  undoable: true,
  reads: ({ contractId }) => ({
    contract: read.byId('contracts', contractId),
    workOrders: read.where('workOrders', 'contractId', [contractId]),
    rules: read.where('slaRules', 'contractId', [contractId]),
  }),
  apply: ({ contractId }, { contract, workOrders, rules }) => {
    if (!contract) return refuse(notFound('contract', contractId))
    const { number } = contract
    if (workOrders.length + rules.length > 0) {
      const message = `Contract ${number} is used by ${workOrders.length} work orders and ${rules.length} SLA rules. It stays; give it an end instead.`
      const facts = { contract: number, workOrders: workOrders.length, rules: rules.length }
      return refuse(forbiddenByRule('contract-used', message, facts))
    }
    return decide([remove('contracts', contractId)], { key: 'history.contractRemoved', values: { number } })
  },
})
