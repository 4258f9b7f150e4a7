import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { settingNames } from '../../domain/settings/settings.ts'
import { builtInStatusMapping, mappingFaults, statusMappingSchema } from '../../domain/work-order/status-mapping.ts'
import { insert, remove, update } from '../change.ts'
import type { Change } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { workOrderChange } from '../visit/work-order-change.ts'
import { readsOfSurroundings, surroundingsOf } from '../work-order/surroundings.ts'

/**
 * Sets which status a work order takes from its visits, and gives the named work orders the status they have by it, in
 * one step. Null is the built-in mapping. A mapping that would leave work stuck or going round in circles is refused
 * with every cell at fault.
 */
export const settingsSetStatusMapping = defineCommand({
  name: 'settings.setStatusMapping',
  args: z.object({
    mapping: statusMappingSchema.nullable(),
    /** Work orders whose status the new mapping changes, as its preview names them. */
    workOrderIds: z.array(idSchema).max(100_000).default([]),
  }),
  undoable: true,
  reads: ({ workOrderIds }) => ({
    current: read.byId('settings', settingNames.statusMapping),
    workOrders: read.byIds('workOrders', [...new Set(workOrderIds)]),
    ...readsOfSurroundings(workOrderIds),
  }),
  apply: ({ mapping }, { current, workOrders, ...rows }, context) => {
    const faults = mappingFaults(mapping ?? builtInStatusMapping)
    if (faults.length > 0)
      return refuse({
        kind: 'rule-violation',
        message: 'This mapping would leave work orders stuck. Nothing was changed.',
        violations: faults.map(({ code, ...facts }) => ({
          rule: `mapping-${code}`,
          severity: 'forbids',
          facts: { ...facts },
        })),
      })
    const around = surroundingsOf(rows)
    const followed = workOrders.flatMap((workOrder) => {
      const { visits, requests, holds, levels } = around(workOrder.id)
      const row = mapping ? { value: mapping } : null
      const of = { ...levels, workOrder, siblings: visits, requests, holds, mapping: row }
      return workOrderChange(of, { set: new Map() }, context.now)
    })
    return decide([...settingChange(mapping, current !== null), ...followed], {
      key: 'history.statusMappingSet',
      values: { count: followed.filter(({ entity }) => entity === 'workOrders').length },
    })
  },
})

function settingChange(mapping: z.output<typeof statusMappingSchema> | null, stored: boolean): Change[] {
  const id = settingNames.statusMapping
  if (mapping === null) return stored ? [remove('settings', id)] : []
  return [stored ? update('settings', id, { value: mapping }) : insert('settings', { id, value: mapping })]
}
