import type { CustomSubject } from '#shared/domain/custom-field/custom-field.ts'
import type { PlainDimension, ReportDimension } from '#shared/queries/reports.ts'
import { fieldOfDimension } from '#shared/queries/reports.ts'
import type { Store } from '../../store/store.ts'

/** Where the columns a dimension looks at are found: what stands in front of them, and the id of the work order. */
interface Columns {
  readonly prefix: string
  readonly order: string
}

/** Columns of a case as `casesSql` gives them. */
const ofCase: Columns = { prefix: '', order: 'order_id' }
/** Columns of the table of work orders, named `o`. */
export const ofWorkOrder: Columns = { prefix: 'o.', order: 'o.id' }

const plainColumns: Readonly<Record<Exclude<PlainDimension, 'none' | 'technician'>, string>> = {
  territory: 'territory_id',
  team: 'team',
  workType: 'work_type_id',
  priority: 'priority',
  policy: 'sla_policy_id',
  customer: 'customer_id',
}

/** Who led the last visit that was not cancelled. */
const technicianSql = (order: string) => `(SELECT vt.technician_id FROM visits v
  JOIN visit_technicians vt ON vt.visit_id = v.id AND vt.lead = 1
  WHERE v.work_order_id = ${order} AND v.status <> 'cancelled' ORDER BY v.sequence DESC LIMIT 1)`

const tableOf: Readonly<Record<CustomSubject, string>> = {
  request: 'requests',
  workOrder: 'work_orders',
  asset: 'assets',
  site: 'sites',
}

/** What groups cases (or work orders) of one dimension, as SQL: an id, a word, or null for what has none. */
export function dimensionSql(by: ReportDimension, { prefix, order }: Columns = ofCase): string {
  const field = fieldOfDimension(by)
  if (field) {
    const own = field.subject === 'workOrder' ? order : `${prefix}${field.subject}_id`
    // The key is letters and digits: the schema of the dimension lets nothing else through.
    const value = `x.custom, '$.${field.key}'`
    return `(SELECT CASE json_type(${value}) WHEN 'true' THEN 'yes' WHEN 'false' THEN 'no'
      ELSE json_extract(${value}) END FROM ${tableOf[field.subject]} x WHERE x.id = ${own})`
  }
  if (by === 'none') return 'NULL'
  if (by === 'technician') return technicianSql(order)
  return `${prefix}${plainColumns[by as keyof typeof plainColumns]}`
}

/** Label of the custom field a dimension names; its key when it is not there any more, null for any other dimension. */
export function fieldLabelOf({ records }: Store, by: ReportDimension): string | null {
  const field = fieldOfDimension(by)
  if (!field) return null
  const found = records.all('customFields').find(({ subject, key }) => subject === field.subject && key === field.key)
  return found?.label ?? field.key
}

/** Groups in the order of their names, what belongs to none last. */
export function labelledGroups<T>(
  store: Store,
  by: ReportDimension,
  groups: readonly { readonly key: string | null; readonly counts: T }[],
): { key: string | null; label: string | null; counts: T }[] {
  const names = namesOf(
    store,
    by,
    groups.flatMap(({ key }) => key ?? []),
  )
  return groups
    .map(({ key, counts }) => ({ key, label: key === null ? null : (names.get(key) ?? key), counts }))
    .sort((a, b) => (a.label === null ? 1 : b.label === null ? -1 : a.label.localeCompare(b.label, 'en')))
}

/** Names of the groups whose keys are ids. */
function namesOf({ records }: Store, by: ReportDimension, keys: readonly string[]): Map<string, string> {
  const entity = ({ territory: 'territories', workType: 'workTypes', policy: 'slaPolicies', customer: 'customers', technician: 'technicians' } as const)[by as 'territory'] // prettier-ignore
  if (!entity) return new Map()
  return new Map(records.getMany(entity, keys).map(({ id, name }) => [id, name]))
}
