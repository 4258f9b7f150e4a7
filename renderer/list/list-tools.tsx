import type { ListSort } from '../state/list-view.ts'
import { ColumnChooser } from './column-chooser.tsx'
import { ExportButton } from './export-button.tsx'
import type { ListKind } from './list-kind.ts'
import { SaveViewButton } from './save-view-button.tsx'
import { ViewsMenu } from './views-menu.tsx'

/** What every list offers at the top: its views, its columns, and itself as a file. */
export function ListTools<Row, Filter extends object, Sort extends ListSort>({
  kind,
  withViews = true,
}: {
  readonly kind: ListKind<Row, Filter, Sort>
  /** False where the views have a panel of their own. */
  readonly withViews?: boolean
}) {
  return (
    <>
      {withViews ? <ViewsMenu kind={kind} /> : <SaveViewButton kind={kind} />}
      <ColumnChooser kind={kind} />
      <ExportButton kind={kind} />
    </>
  )
}
