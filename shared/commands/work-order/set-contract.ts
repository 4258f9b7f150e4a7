import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { recount, recountReads } from './recount.ts'

/** Says under which contract of its customer a work order is done; null: whichever covers it. Lines entered before keep their coverage; deadlines are counted by the service level of the contract. */
export const workOrderSetContract = defineCommand({
  name: 'workOrder.setContract',
  args: z.object({ workOrderId: idSchema, contractId: idSchema.nullable() }),
  undoable: true,
  reads: ({ workOrderId, contractId }) => ({
    workOrder: read.byId('workOrders', workOrderId),
    contract: read.byId('contracts', contractId),
    ...recountReads([workOrderId]),
  }),
  readsThen: (_args, { workOrder }) => ({ workType: read.byId('workTypes', workOrder?.workTypeId ?? null) }),
  apply: ({ workOrderId, contractId }, { workOrder, contract, ...rows }, context) => {
    if (!workOrder) return refuse(notFound('work order', workOrderId))
    if (contractId !== null && !contract) return refuse(notFound('contract', contractId))
    const { number } = workOrder
    if (contract && contract.customerId !== workOrder.customerId) {
      const message = `Contract ${contract.number} is not one of the customer of work order ${number}.`
      return refuse(invalidInput('contractId', message))
    }
    const values = { number, contract: contract?.number ?? '' }
    const key = contract ? 'history.contractChosen' : 'history.contractLeft'
    const { set } = recount({ ...workOrder, contractId }, { ...rows, officeZone: context.officeZone }, 'again')
    return decide([update('workOrders', workOrderId, { contractId, ...set })], { key, values })
  },
})
