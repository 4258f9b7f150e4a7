import type { ReactNode } from 'react'
import { t } from '#renderer/lib/messages.ts'
import type { RowsBlock } from '../block.ts'

interface Column {
  readonly title: string
  /** Width in millimetres; the columns without one share the rest. */
  readonly widthMm?: number
}

interface TableOptions {
  readonly id: string
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly ReactNode[])[]
  readonly keep?: boolean
  /** Class of the table. */
  readonly look?: string
}

/** A titled table that may run over pages; its title and column heads are repeated. */
export function tableBlock({ id, title, columns, rows, keep = false, look }: TableOptions): RowsBlock {
  return {
    kind: 'rows',
    id,
    gapMm: 4.5,
    keep,
    rows: rows.map((cells, row) => (
      <tr key={row} data-row="">
        {cells.map((cell, column) => (
          <td key={column}>{cell}</td>
        ))}
      </tr>
    )),
    frame: (shown, continued) => (
      <>
        <h2>{continued ? t('packet.continued', { title }) : title}</h2>
        <table className={look}>
          <colgroup>
            {columns.map((column) => (
              <col
                key={column.title}
                style={column.widthMm === undefined ? undefined : { width: `${column.widthMm}mm` }}
              />
            ))}
          </colgroup>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.title}>{column.title}</th>
              ))}
            </tr>
          </thead>
          <tbody>{shown}</tbody>
        </table>
      </>
    ),
  }
}
