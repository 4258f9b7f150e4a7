import type { ReactNode } from 'react'
import type { CustomField, CustomSubject } from '#shared/domain/custom-field/custom-field.ts'
import { isDay } from '#shared/kernel/zone.ts'
import { customColumnKey } from '#shared/queries/lists/list-column.ts'
import type { ListColumn, ListColumnType } from '#shared/queries/lists/list-column.ts'
import { dayAndTime } from '../lib/deadline.ts'
import { formatDateTime, formatDay } from '../lib/format.ts'
import { t } from '../lib/messages.ts'
import { officeZone } from '../lib/office-zone.ts'
import type { GridColumn } from '../ui/data-grid.tsx'
import { CustomCell } from './custom-cell.tsx'
import type { ShownColumns } from './use-list-layout.ts'
import { columnName } from './use-list-layout.ts'

/** How a column looks where its type does not say enough. */
export interface ColumnLook<Row> {
  readonly track?: string
  readonly align?: 'right'
  /** Shown in place of the heading's words, which are still spoken. */
  readonly header?: ReactNode
  readonly render?: (row: Row, index: number) => ReactNode
}

interface Drawing<Row> {
  readonly looks: Readonly<Record<string, ColumnLook<Row>>>
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Instant that days near it are told from. */
  readonly now: number
  /** Zone of a row's times; that of the office where it is left out. */
  readonly zoneOf?: (row: Row) => string
  /** Whose fields of the office's own can be edited in place. */
  readonly subject?: CustomSubject | null
}

const tracks: Readonly<Record<ListColumnType, string>> = {
  text: 'minmax(100px, 1fr)',
  number: '88px',
  instant: '120px',
  day: '112px',
  yesNo: '84px',
  code: '112px',
}

/** The columns of a list as its grid draws them. */
export function gridColumns<Row extends { readonly id: string }>(
  columns: Pick<ShownColumns<Row>, 'shown' | 'widths' | 'fields'>,
  drawing: Drawing<Row>,
): readonly GridColumn<Row>[] {
  const fields = new Map(columns.fields.map((field) => [customColumnKey(field.key), field]))
  return columns.shown.map((column): GridColumn<Row> => {
    const look = drawing.looks[column.key]
    const width = columns.widths[column.key]
    const name = columnName(column)
    const align = look?.align ?? (column.type === 'number' && !look?.render ? ('right' as const) : undefined)
    return {
      id: column.key,
      header: look?.header ?? name,
      ...(look?.header === undefined ? {} : { headerLabel: name }),
      track: width === undefined ? (look?.track ?? tracks[column.type]) : `${width}px`,
      ...(align ? { align } : {}),
      ...(column.sortable ? { sortable: true } : {}),
      render: look?.render ?? ((row) => cell(column, row, drawing, fields.get(column.key))),
    }
  })
}

function cell<Row extends { readonly id: string }>(
  column: ListColumn<Row>,
  row: Row,
  drawing: Drawing<Row>,
  field: CustomField | undefined,
): ReactNode {
  const plain = plainCell(column, row, drawing)
  if (!field || !drawing.subject) return plain
  return (
    <CustomCell subject={drawing.subject} recordId={row.id} field={field} value={column.value(row) ?? undefined}>
      {plain}
    </CustomCell>
  )
}

function plainCell<Row>(column: ListColumn<Row>, row: Row, { words, now, zoneOf }: Drawing<Row>): ReactNode {
  const value = column.value(row)
  if (value === null || value === undefined || value === '') return <span className="muted">{t('list.none')}</span>
  if (typeof value === 'boolean') return t(`customFields.${value ? 'yes' : 'no'}`)
  if (typeof value === 'number') {
    if (column.type === 'instant') {
      const zone = zoneOf?.(row) ?? officeZone()
      return (
        <span className="num" title={formatDateTime(value, zone)}>
          {dayAndTime(value, now, zone)}
        </span>
      )
    }
    return <span className="num">{column.unit ? `${value} ${column.unit}` : value}</span>
  }
  if (column.type === 'day' && isDay(value)) return <span className="num">{dayWithYear(value)}</span>
  const text = words[column.key]?.[value] ?? value
  return <span title={text}>{column.unit ? `${text} ${column.unit}` : text}</span>
}

/** A day with its year, `6 Sep 2011`. */
export function dayWithYear(day: string): string {
  return `${formatDay(day, 'short')} ${day.slice(0, 4)}`
}
