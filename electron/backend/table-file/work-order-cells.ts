import type { CustomField } from '#shared/domain/custom-field/custom-field.ts'
import type { WorkOrderRow } from '#shared/queries/work-orders.ts'
import type { TableCell } from './table-cells.ts'
import { instantCell, numberCell, textCell } from './table-cells.ts'

/** What each column of the list holds in a file. */
const cells: Readonly<Record<string, (row: WorkOrderRow) => TableCell>> = {
  number: (row) => numberCell(row.number),
  title: (row) => textCell(row.title),
  status: (row) => textCell(row.status),
  priority: (row) => textCell(row.priority),
  workType: (row) => textCell(row.workTypeName),
  site: (row) => textCell(row.address ?? row.siteName),
  district: (row) => textCell(row.district),
  territory: (row) => textCell(row.territoryName),
  customer: (row) => textCell(row.customerName),
  team: (row) => textCell(row.team),
  openedAt: (row) => instantCell(row.openedAt),
  respondBy: (row) => instantCell(row.respondBy),
  resolveBy: (row) => instantCell(row.resolveBy),
  completedAt: (row) => instantCell(row.completedAt),
  holdReason: (row) => textCell(row.holdReason),
  visit: ({ visit }) =>
    textCell(
      [visit?.technicianCode, visit?.startsAt ? new Date(visit.startsAt).toISOString() : null]
        .filter(Boolean)
        .join(' '),
    ),
}

/** The cells of a work order for these columns; `custom:key` is a field of the office's own. Unknown columns are empty. */
export function workOrderCells(
  row: WorkOrderRow,
  columns: readonly string[],
  fields: readonly CustomField[],
): TableCell[] {
  return columns.map((column) => {
    if (!column.startsWith('custom:')) return cells[column]?.(row) ?? null
    const key = column.slice('custom:'.length)
    return customCell(row.custom[key], fields.find((field) => field.key === key)?.type)
  })
}

/** The value of an office's own field as a cell of its type. */
export function customCell(
  value: WorkOrderRow['custom'][string] | undefined,
  type: CustomField['type'] | undefined,
): TableCell {
  if (value === undefined) return null
  if (typeof value === 'number') return { kind: 'number', number: value }
  if (typeof value === 'boolean') return { kind: 'yesNo', yes: value }
  return type === 'date' ? { kind: 'day', day: value } : textCell(value)
}
