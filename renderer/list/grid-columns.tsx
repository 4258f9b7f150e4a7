import type { ReactNode } from 'react'
import { isDay } from '#shared/kernel/zone.ts'
import type { ListColumn, ListColumnType } from '#shared/queries/lists/list-column.ts'
import { dayAndTime } from '../lib/deadline.ts'
import { formatDateTime, formatDay } from '../lib/format.ts'
import { t } from '../lib/messages.ts'
import { officeZone } from '../lib/office-zone.ts'
import type { GridColumn } from '../ui/data-grid.tsx'
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
export function gridColumns<Row>(columns: ShownColumns<Row>, drawing: Drawing<Row>): readonly GridColumn<Row>[] {
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
      render: look?.render ?? ((row) => plainCell(column, row, drawing)),
    }
  })
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
