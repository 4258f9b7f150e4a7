import { customValueText } from '#shared/domain/custom-field/check-value.ts'
import type { CustomValues } from '#shared/domain/custom-field/custom-values.ts'
import type { EntityRow } from '#shared/domain/entities.ts'
import type { BulkChange, BulkEntity } from '#shared/domain/list/bulk-change.ts'
import { isEnded } from '#shared/domain/work-order/work-order-status.ts'
import { bulkEditPreview } from '#shared/queries/bulk-edit.ts'
import type { Store } from '../../store/store.ts'
import { answers } from '../handler.ts'

/** Rows shown of a preview. */
const mostRows = 200

/** What the preview says of one record. */
interface Named {
  readonly name: string
  readonly title: string
  readonly ended: boolean
}

/** How the records of each kind are called, and when they are over. */
const named: { readonly [E in BulkEntity]: (row: EntityRow<E>) => Named } = {
  workOrders: ({ number, title, status }) => ({ name: String(number), title, ended: isEnded(status) }),
  requests: ({ number, title, status }) => ({
    name: String(number),
    title,
    ended: status !== 'new' && status !== 'awaitingApproval',
  }),
  assets: ({ tag, name, status }) => ({ name: tag, title: name, ended: status === 'retired' }),
  sites: ({ name, address, active }) => ({ name: name || address, title: name ? address : '', ended: !active }),
  customers: ({ name, active }) => ({ name, title: '', ended: !active }),
  technicians: ({ code, name, active }) => ({ name: code, title: name, ended: !active }),
}

/** What a bulk change would do to these records. */
export const bulkEditQueries = [
  answers(bulkEditPreview, ({ entity, ids: asked, change }, { store }) => {
    const ids = [...new Set(asked)]
    const found = ids.flatMap((id) => (store.records.get(entity, id) as Stored | null) ?? [])
    const changing = found.filter((row) => valueOf(row, change) !== change.value)
    const counts = new Map<string, number>()
    for (const row of changing) {
      const value = wordOf(store, change, valueOf(row, change))
      counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    const nameOf = (row: Stored) => (named[entity] as (one: Stored) => Named)(row)
    return {
      changing: changing.length,
      same: found.length - changing.length,
      ended: changing.filter((row) => nameOf(row).ended).length,
      gone: ids.length - found.length,
      after: wordOf(store, change, change.value),
      before: [...counts].sort((a, b) => b[1] - a[1]).map(([value, count]) => ({ value, count })),
      rows: changing.slice(0, mostRows).map((row) => {
        const { name, title } = nameOf(row)
        return { id: row.id, name, title, before: wordOf(store, change, valueOf(row, change)) }
      }),
      changingIds: changing.map(({ id }) => id),
    }
  }),
]

type Stored = { readonly id: string } & Readonly<Record<string, unknown>>

function valueOf(row: Stored, change: BulkChange): BulkChange['value'] {
  const value = 'key' in change ? (row['custom'] as CustomValues)[change.key] : row[change.field]
  return (value ?? null) as BulkChange['value']
}

/** A value as people read it: references by name; codes stay codes that the window words. */
function wordOf(store: Store, change: BulkChange, value: BulkChange['value']): string {
  if (value === null) return ''
  if (change.field === 'territoryId') return store.records.get('territories', String(value))?.name ?? ''
  if (change.field === 'workTypeId') return store.records.get('workTypes', String(value))?.name ?? ''
  return customValueText(value)
}
