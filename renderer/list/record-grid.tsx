import type { ReactNode } from 'react'
import type { AppError } from '#shared/kernel/app-error.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { RangeList } from '../api/use-range-list.ts'
import { errorText } from '../lib/error-text.ts'
import { t } from '../lib/messages.ts'
import type { ListSort } from '../state/list-view.ts'
import { select, selectMany, toggleSelected, useSelection } from '../state/selection.ts'
import type { SelectedKind } from '../state/selection.ts'
import { Button } from '../ui/button.tsx'
import type { GridColumn } from '../ui/data-grid.tsx'
import { DataGrid } from '../ui/data-grid.tsx'
import { MessageState } from '../ui/message-state.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { useGridSelection } from '../ui/use-grid-selection.ts'

const noIds: ReadonlySet<string> = new Set()

/** Most records an action on everything in a list takes. */
const mostIds = 20_000

interface RecordGridProps<Row> {
  readonly label: string
  readonly kind: SelectedKind
  readonly list: RangeList<Row>
  readonly columns: readonly GridColumn<Row>[]
  readonly sort: ListSort
  readonly onSort: (by: string) => void
  readonly onWidth: (column: string, width: number | null) => void
  /** Ids of everything the list shows, in its order. */
  readonly allIds: () => Promise<Result<{ readonly ids: readonly string[] }, AppError>>
  /** How many rows the list has, as far as that is known. */
  readonly count?: number | undefined
  readonly nameOf: (row: Row) => string
  /** Stands where rows would when there are none. */
  readonly empty: ReactNode
  readonly onView?: (first: number, last: number) => void
}

/** Selected ids of a kind, and the one the keyboard is on. */
export function useSelectedOf(kind: SelectedKind): {
  readonly ids: ReadonlySet<string>
  readonly current: string | null
} {
  const selection = useSelection()
  const mine = selection.current?.kind === kind
  return { ids: mine ? selection.ids : noIds, current: mine ? selection.current!.id : null }
}

/** A list of records as a grid: its rows, its selection, and what stands there while it loads, fails or is empty. */
export function RecordGrid<Row extends { readonly id: string }>(props: RecordGridProps<Row>) {
  const { list, kind, count } = props
  const { ids: selected, current } = useSelectedOf(kind)
  const { onMove } = useGridSelection({
    idAt: (index) => list.rowAt(index)?.id,
    ids: selected,
    selectAlone: (id) => select(kind, id),
    toggle: (id) => toggleSelected(kind, id),
    selectMany: (ids) => selectMany(kind, ids),
  })
  const selectAll = async () => {
    const everything = count ?? (list.complete ? list.rowCount : Infinity)
    if (selected.size > 1 && selected.size >= Math.min(everything, mostIds)) return selectMany(kind, [])
    const reply = await props.allIds()
    // The last one is shown in the inspector: the first of the list.
    if (reply.ok) selectMany(kind, reply.value.ids.toReversed())
  }
  if (list.error) {
    return (
      <MessageState
        role="alert"
        title={t('errors.loadFailed')}
        text={errorText(list.error.error)}
        actions={<Button onClick={list.retry}>{t('errors.retry')}</Button>}
      />
    )
  }
  if (list.loading) return <SkeletonRows rows={18} label={t('list.loading')} />
  if (list.rowCount === 0 && list.complete) return props.empty
  return (
    <DataGrid
      label={props.label}
      columns={props.columns}
      rowCount={list.rowCount}
      complete={list.complete}
      rowAt={list.rowAt}
      rowId={(row) => row.id}
      onView={props.onView ?? list.see}
      sort={props.sort}
      onSort={props.onSort}
      onWidth={props.onWidth}
      current={current}
      currentIndex={current ? list.indexOf(current) : -1}
      selected={selected}
      onMove={onMove}
      onSelectAll={() => void selectAll()}
      allSelected={selected.size > 0 && list.complete && selected.size === list.rowCount}
      selectAllLabel={t('list.selectAll')}
      selectLabel={(row) => t('list.selectRow', { name: props.nameOf(row) })}
    />
  )
}
