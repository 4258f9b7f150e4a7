import { useMemo } from 'react'
import type { CustomField } from '#shared/domain/custom-field/custom-field.ts'
import { customColumns } from '#shared/queries/lists/list-column.ts'
import type { ListColumn, RowWithCustom } from '#shared/queries/lists/list-column.ts'
import { t } from '../lib/messages.ts'
import type { ListLayout, ListSort } from '../state/list-view.ts'
import { useOwnLayouts } from '../state/list-view.ts'
import type { ListKind } from './list-kind.ts'
import { useListFields } from './use-list-fields.ts'

/** Columns of a list as they are shown, and how to change them. */
export interface ShownColumns<Row> {
  readonly all: readonly ListColumn<Row>[]
  readonly shown: readonly ListColumn<Row>[]
  readonly widths: Readonly<Record<string, number>>
  readonly fields: readonly CustomField[]
  /** Whether they differ from what every office starts with. */
  readonly chosen: boolean
  setColumns(keys: readonly string[]): void
  /** Null: as wide as there is room. */
  setWidth(key: string, width: number | null): void
  /** Back to what every office starts with. */
  reset(): void
}

/** Widths that a column may have, in pixels. */
export const narrowest = 40
export const widest = 900

function fittingWidth(width: number): number {
  return Math.round(Math.min(widest, Math.max(narrowest, width)))
}

/**
 * The columns of a list: those of the saved view that is open, else those this person usually has, else the usual ones.
 * Changes go where the columns come from: into the open saved view (until it is saved or left), or to the person.
 */
export function useListLayout<Row, Filter extends object, Sort extends ListSort>(
  kind: ListKind<Row, Filter, Sort>,
): ShownColumns<Row> {
  const fields = useListFields(kind.subject)
  const own = useOwnLayouts((layouts) => layouts[layoutKey(kind)]) ?? null
  const ofView = kind.view.use((view) => view.layout)
  const isSaved = kind.view.use((view) => view.savedViewId !== null)
  const layout: ListLayout = ofView ?? own ?? { columns: kind.usual, widths: {} }
  const all = useMemo(
    // Rows of a list with a subject hold the values of its fields.
    () => [...kind.columns, ...(customColumns(fields) as readonly ListColumn<RowWithCustom>[] as readonly ListColumn<Row>[])], // prettier-ignore
    [kind, fields],
  )
  const known = new Map(all.map((column) => [column.key, column]))
  const found = layout.columns.flatMap((key) => known.get(key) ?? [])
  const put = (next: ListLayout | null) => {
    if (isSaved || ofView !== null) kind.view.use.setState({ layout: next })
    else useOwnLayouts.setState({ [layoutKey(kind)]: next ?? undefined })
  }
  return {
    all,
    fields,
    shown: found.length > 0 ? found : all.filter(({ key }) => kind.usual.includes(key)),
    widths: layout.widths,
    chosen: (ofView ?? own) !== null,
    setColumns: (columns) => put({ ...layout, columns }),
    setWidth(key, width) {
      const { [key]: _old, ...others } = layout.widths
      put({ ...layout, widths: width === null ? others : { ...others, [key]: fittingWidth(width) } })
    },
    reset: () => put(null),
  }
}

/** Name this person's own columns of a list are kept under. */
export function layoutKey(kind: { readonly screen: string; readonly layout?: string }): string {
  return kind.layout ?? kind.screen
}

/** Heading of a column. */
export function columnName(column: Pick<ListColumn<never>, 'label' | 'name'>): string {
  return column.name ?? t(column.label)
}
