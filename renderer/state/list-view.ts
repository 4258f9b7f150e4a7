import { create } from 'zustand'
import type { StoreApi, UseBoundStore } from 'zustand'
import { persist } from 'zustand/middleware'

/** Which columns a list has, in order, and the widths a person gave some of them, in pixels. */
export interface ListLayout {
  readonly columns: readonly string[]
  readonly widths: Readonly<Record<string, number>>
}

/** The order of a list. */
export interface ListSort {
  readonly by: string
  readonly descending: boolean
}

/** What a list shows. */
export interface ListView<Filter, Sort> {
  readonly filter: Filter
  readonly sort: Sort
  /** Columns of this view; null for those this person usually has. */
  readonly layout: ListLayout | null
  /** Heading: name of a saved view, or of the figure that opened the list. */
  readonly name: string | null
  readonly savedViewId: string | null
}

/** The view of one list, kept while the window is open. */
export interface ListViewStore<Filter, Sort> {
  readonly use: UseBoundStore<StoreApi<ListView<Filter, Sort>>>
  readonly start: ListView<Filter, Sort>
  /** Shows another view; what is left out is as at the start. */
  show(view: Partial<ListView<Filter, Sort>>): void
  /** Sets fields of the filter; `undefined` takes a field off. */
  setFilter(patch: Partial<Record<keyof Filter, unknown>>): void
  /** Sorts by a column, or turns its order around. */
  sortBy(by: string): void
}

/** Makes the view of a list with what it starts with. */
export function createListView<Filter extends object, Sort extends ListSort>(
  filter: Filter,
  sort: Sort,
): ListViewStore<Filter, Sort> {
  const start: ListView<Filter, Sort> = { filter, sort, layout: null, name: null, savedViewId: null }
  const use = create<ListView<Filter, Sort>>(() => start)
  return {
    use,
    start,
    show: (view) => use.setState({ ...start, ...view }, true),
    setFilter: (patch) =>
      use.setState((view) => {
        const next = Object.entries({ ...view.filter, ...patch }).filter(([, value]) => value !== undefined)
        return { filter: Object.fromEntries(next) as Filter }
      }),
    sortBy: (by) =>
      use.setState(({ sort: old }) => ({
        sort: { ...old, by, descending: old.by === by ? !old.descending : false },
      })),
  }
}

/** The columns this person usually has in each list, by its screen; kept in the browser, not in the office's data. */
export const useOwnLayouts = create<Readonly<Record<string, ListLayout | undefined>>>()(
  persist((): Readonly<Record<string, ListLayout | undefined>> => ({}), { name: 'fieldboard.lists' }),
)
