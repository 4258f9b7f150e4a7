import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { ColumnEdge } from './column-edge.tsx'
import './data-grid.css'
import { editCell } from './edit-cell.tsx'
import { Icon } from './icons/icon.tsx'

/** One column of a grid. */
export interface GridColumn<Row> {
  readonly id: string
  readonly header: ReactNode
  /** Spoken name of a header that shows no text. */
  readonly headerLabel?: string
  /** Track of the CSS grid: `72px`, `minmax(120px, 2fr)`. */
  readonly track: string
  readonly align?: 'right'
  readonly sortable?: boolean
  readonly render: (row: Row, index: number) => ReactNode
}

interface DataGridProps<Row> {
  readonly label: string
  readonly columns: readonly GridColumn<Row>[]
  readonly rowCount: number
  readonly complete: boolean
  readonly rowAt: (index: number) => Row | undefined
  readonly rowId: (row: Row) => string
  readonly onView: (first: number, last: number) => void
  readonly sort?: { readonly by: string; readonly descending: boolean } | undefined
  readonly onSort?: (by: string) => void
  /** The edge of a column was dragged; null: as wide as there is room. */
  readonly onWidth?: ((column: string, width: number | null) => void) | undefined
  /** Row the keyboard is on. */
  readonly current: string | null
  readonly currentIndex: number
  readonly selected: ReadonlySet<string>
  /** The keyboard or a click moved to a row. */
  readonly onMove: (index: number, how: 'alone' | 'toggle' | 'range') => void
  readonly onSelectAll?: (() => void) | undefined
  readonly allSelected?: boolean
  readonly selectAllLabel?: string
  readonly selectLabel?: (row: Row) => string
  /** Whether a row can be chosen together with others; every row where it is left out. */
  readonly selectable?: (row: Row) => boolean
  readonly onOpen?: ((index: number) => void) | undefined
  /** Further keys; return true when handled. */
  readonly onKey?: (event: KeyboardEvent, index: number) => boolean
  readonly rowHeight?: number
  /** Makes it a tree: rows are those that are not folded away, in order. */
  readonly tree?: GridTree<Row>
}

/** How the rows of a grid hang together. */
export interface GridTree<Row> {
  /** 1 for the rows at the top. */
  readonly level: (row: Row) => number
  /** Null for a row without parts. */
  readonly expanded: (row: Row) => boolean | null
  readonly toggle: (index: number) => void
  /** Spoken name of the button that folds a row. */
  readonly toggleLabel: (row: Row) => string
}

/**
 * A table of any length: only the rows in view exist. One tab stop; arrows, Page Up and Down, Home and End move, Space
 * selects, Shift extends, Enter opens, F2 edits the row in place. In a tree, Right unfolds a row or goes into it, Left folds it or goes to what it
 * is part of.
 */
export function DataGrid<Row>(props: DataGridProps<Row>) {
  const { columns, rowCount, complete, rowAt, rowId, current, currentIndex, selected, onMove, rowHeight = 32 } = props
  const scroller = useRef<HTMLDivElement>(null)
  const prefix = useId()
  const rows = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    // The head sticks to the top and covers the first row otherwise.
    scrollPaddingStart: rowHeight,
  })
  const items = rows.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  const { onView } = props
  useEffect(() => onView(first, last), [first, last, onView])
  const checkboxes = props.onSelectAll !== undefined
  const template = `${checkboxes ? '34px ' : ''}${columns.map((column) => column.track).join(' ')}`
  // Columns that do not fit are scrolled to, in head and rows alike.
  const minWidth = columns.reduce((sum, { track }) => sum + leastWidth(track), checkboxes ? 34 : 0)

  const move = (to: number, range: boolean) => {
    const index = Math.max(0, Math.min(rowCount - 1, to))
    if (rowCount === 0) return
    rows.scrollToIndex(index)
    onMove(index, range ? 'range' : 'alone')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    if (event.ctrlKey || event.metaKey) {
      if (event.key !== 'a' || !props.onSelectAll) return
      event.preventDefault()
      return props.onSelectAll()
    }
    if (props.onKey?.(event, currentIndex)) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    if (event.key === 'F2') {
      event.preventDefault()
      editCell(document.getElementById(`${prefix}-${currentIndex}`))
      return
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 320) / rowHeight) - 2)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: currentIndex + 1,
      ArrowUp: currentIndex - 1,
      PageDown: currentIndex + page,
      PageUp: currentIndex - page,
      Home: 0,
      End: rowCount - 1,
    }
    if (props.tree && treeKey(props.tree, event.key, currentIndex, rowAt, (index) => move(index, false))) {
      return event.preventDefault()
    }
    const to = steps[event.key]
    if (to !== undefined) move(to, event.shiftKey)
    else if (event.key === ' ' && currentIndex >= 0) onMove(currentIndex, 'toggle')
    else if (event.key === 'Enter' && currentIndex >= 0) props.onOpen?.(currentIndex)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={scroller}
      className="data-grid"
      role={props.tree ? 'treegrid' : 'grid'}
      aria-label={props.label}
      aria-rowcount={complete ? rowCount + 1 : -1}
      aria-multiselectable={checkboxes}
      aria-activedescendant={currentIndex >= 0 && current ? `${prefix}-${currentIndex}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div
        className="grid-row head"
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: template, height: rowHeight, minWidth: `max(100%, ${minWidth}px)` }}
      >
        {checkboxes && (
          <span role="columnheader" className="grid-cell check">
            <input
              type="checkbox"
              aria-label={props.selectAllLabel}
              checked={props.allSelected ?? false}
              onChange={props.onSelectAll}
              tabIndex={-1}
            />
          </span>
        )}
        {columns.map((column) => {
          const sorted = props.sort?.by === column.id ? props.sort : null
          const classes = column.align === 'right' ? 'grid-cell right' : 'grid-cell'
          return (
            <span
              key={column.id}
              role="columnheader"
              className={classes}
              aria-label={column.headerLabel}
              aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
            >
              {column.sortable && props.onSort ? (
                <button type="button" onClick={() => props.onSort!(column.id)} aria-label={column.headerLabel}>
                  {column.header}
                  {sorted && <Icon name="i-down" className={sorted.descending ? 'sort-mark' : 'sort-mark up'} />}
                </button>
              ) : (
                column.header
              )}
              {props.onWidth && <ColumnEdge onWidth={(width) => props.onWidth!(column.id, width)} />}
            </span>
          )
        })}
      </div>
      <div
        role="rowgroup"
        style={{ height: rows.getTotalSize(), position: 'relative', minWidth: `max(100%, ${minWidth}px)` }}
      >
        {items.map((item) => {
          const row = rowAt(item.index)
          const id = row ? rowId(row) : null
          const isSelected = id !== null && selected.has(id)
          return (
            <div
              key={item.key}
              id={`${prefix}-${item.index}`}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={isSelected}
              aria-level={row && props.tree ? props.tree.level(row) : undefined}
              aria-expanded={row && props.tree ? (props.tree.expanded(row) ?? undefined) : undefined}
              className={`grid-row${isSelected ? ' selected' : ''}${id !== null && id === current ? ' current' : ''}`}
              style={{ gridTemplateColumns: template, height: rowHeight, transform: `translateY(${item.start}px)` }}
              onClick={(event) => {
                if (event.defaultPrevented) return
                onMove(item.index, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'alone')
              }}
              onDoubleClick={() => props.onOpen?.(item.index)}
            >
              {row ? (
                <>
                  {checkboxes && (
                    <span role="gridcell" className="grid-cell check">
                      {(props.selectable?.(row) ?? true) && (
                        <input
                          type="checkbox"
                          tabIndex={-1}
                          aria-label={props.selectLabel?.(row)}
                          checked={isSelected}
                          onClick={(event) => event.stopPropagation()}
                          onChange={() => onMove(item.index, 'toggle')}
                        />
                      )}
                    </span>
                  )}
                  {columns.map((column, at) => (
                    <span
                      key={column.id}
                      role="gridcell"
                      className={column.align === 'right' ? 'grid-cell right' : 'grid-cell'}
                    >
                      {props.tree && at === 0 ? (
                        <TreeCell tree={props.tree} row={row} onToggle={() => props.tree!.toggle(item.index)}>
                          {column.render(row, item.index)}
                        </TreeCell>
                      ) : (
                        column.render(row, item.index)
                      )}
                    </span>
                  ))}
                </>
              ) : (
                <span className="grid-cell" role="gridcell" style={{ gridColumn: '1 / -1' }}>
                  <span className="skeleton" style={{ height: 12, width: '60%' }} />
                </span>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Pixels a track takes at least: `72px`, or the first of `minmax(120px, 2fr)`. */
function leastWidth(track: string): number {
  return Number(/(\d+)px/.exec(track)?.[1] ?? 0)
}

/** The first cell of a row of a tree: indented, with the button that folds it. */
function TreeCell<Row>({
  tree,
  row,
  onToggle,
  children,
}: {
  readonly tree: GridTree<Row>
  readonly row: Row
  readonly onToggle: () => void
  readonly children: ReactNode
}) {
  const expanded = tree.expanded(row)
  return (
    <span className="tree-cell" style={{ paddingInlineStart: (tree.level(row) - 1) * 18 }}>
      {expanded === null ? (
        <span className="tree-gap" />
      ) : (
        <button
          type="button"
          className="tree-toggle"
          tabIndex={-1}
          aria-label={tree.toggleLabel(row)}
          onClick={(event) => {
            event.preventDefault()
            onToggle()
          }}
        >
          <Icon name={expanded ? 'i-down' : 'i-right'} />
        </button>
      )}
      <span className="grow cut">{children}</span>
    </span>
  )
}

/** Right and Left in a tree; true when the key meant something here. */
function treeKey<Row>(
  tree: GridTree<Row>,
  key: string,
  index: number,
  rowAt: (index: number) => Row | undefined,
  move: (index: number) => void,
): boolean {
  const row = rowAt(index)
  if (!row || (key !== 'ArrowRight' && key !== 'ArrowLeft')) return false
  const expanded = tree.expanded(row)
  if (key === 'ArrowRight') {
    if (expanded === false) tree.toggle(index)
    else if (expanded) move(index + 1)
    return true
  }
  if (expanded) {
    tree.toggle(index)
    return true
  }
  for (let above = index - 1; above >= 0; above--) {
    const whole = rowAt(above)
    if (whole && tree.level(whole) < tree.level(row)) {
      move(above)
      break
    }
  }
  return true
}
