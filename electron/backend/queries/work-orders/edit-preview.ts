import { customValueText } from '#shared/domain/custom-field/check-value.ts'
import type { EntityRow } from '#shared/domain/entities.ts'
import type { BulkChange } from '#shared/domain/work-order/bulk-change.ts'
import { isEnded } from '#shared/domain/work-order/work-order-status.ts'
import { workOrdersEditPreview } from '#shared/queries/bulk-edit.ts'
import type { Store } from '../../../store/store.ts'
import { answers } from '../../handler.ts'

/** Rows shown of a preview. */
const mostRows = 200

/** What a bulk change would do to these work orders. */
export const bulkEditQueries = [
  answers(workOrdersEditPreview, ({ workOrderIds, change }, { store }) => {
    const ids = [...new Set(workOrderIds)]
    const found = ids.map((id) => store.records.get('workOrders', id)).filter((row) => row !== null)
    const changing = found.filter((row) => valueOf(row, change) !== change.value)
    const counts = new Map<string, number>()
    for (const row of changing) {
      const value = wordOf(store, change, valueOf(row, change))
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    return {
      changing: changing.length,
      same: found.length - changing.length,
      ended: changing.filter(({ status }) => isEnded(status)).length,
      gone: ids.length - found.length,
      after: wordOf(store, change, change.value),
      before: [...counts].sort((a, b) => b[1] - a[1]).map(([value, count]) => ({ value, count })),
      rows: changing.slice(0, mostRows).map((row) => ({
        id: row.id,
        number: row.number,
        title: row.title,
        before: wordOf(store, change, valueOf(row, change)),
      })),
      changingIds: changing.map(({ id }) => id),
    }
  }),
]

function valueOf(row: EntityRow<'workOrders'>, change: BulkChange): BulkChange['value'] {
  return change.field === 'custom' ? (row.custom[change.key] ?? null) : row[change.field]
}

/** A value as people read it: territories by name; priorities stay codes that the window words. */
function wordOf(store: Store, change: BulkChange, value: BulkChange['value']): string {
  if (value === null) return ''
  if (change.field === 'territoryId') return store.records.get('territories', String(value))?.name ?? ''
  return customValueText(value)
}
