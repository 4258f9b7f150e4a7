import type { ListKind } from './list-kind.ts'
import type { ListSort, ListView } from '../state/list-view.ts'
import type { ViewFile } from './view-file.ts'

type Stored<Filter, Sort> = Pick<ListView<Filter, Sort>, 'filter' | 'sort' | 'layout'>

/** A view as it is kept and shared. */
export function storedOfView<Filter, Sort>({ filter, sort, layout }: Stored<Filter, Sort>): ViewFile['view'] {
  const columns = layout ? [...layout.columns] : null
  // Filters and sorts are JSON by their schemas.
  return { filter, sort, columns, widths: layout?.widths ?? {} } as never
}

/** A kept view, or null when it was written by something that knew other filters. */
export function viewOfStored<Row, Filter extends object, Sort extends ListSort>(
  kind: Pick<ListKind<Row, Filter, Sort>, 'filterSchema' | 'sortSchema'>,
  stored: ViewFile['view'],
): Stored<Filter, Sort> | null {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return null
  const filter = kind.filterSchema.safeParse(stored['filter'])
  const sort = kind.sortSchema.safeParse(stored['sort'])
  if (!filter.success || !sort.success) return null
  const { columns, widths } = stored
  if (!Array.isArray(columns)) return { filter: filter.data, sort: sort.data, layout: null }
  const entries = typeof widths === 'object' && widths !== null ? Object.entries(widths) : []
  return {
    filter: filter.data,
    sort: sort.data,
    layout: {
      columns: columns.filter((one) => typeof one === 'string'),
      widths: Object.fromEntries(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number')),
    },
  }
}
