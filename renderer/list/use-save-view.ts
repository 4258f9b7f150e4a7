import { savedViewSave } from '#shared/commands/saved-view/save.ts'
import { useCommands } from '../api/use-commands.ts'
import { t } from '../lib/messages.ts'
import { announce } from '../state/announcer.ts'
import type { ListSort } from '../state/list-view.ts'
import { useOwnLayouts } from '../state/list-view.ts'
import type { ListKind } from './list-kind.ts'
import { storedOfView } from './stored-view.ts'
import { layoutKey } from './use-list-layout.ts'

/** Keeps the filters, order and columns of a list as they are under a name; with an id, in place of a kept view. */
export function useSaveView<Row, Filter extends object, Sort extends ListSort>(
  kind: ListKind<Row, Filter, Sort>,
): (name: string, savedViewId: string | null) => Promise<boolean> {
  const { run } = useCommands()
  const view = kind.view.use()
  const own = useOwnLayouts((layouts) => layouts[layoutKey(kind)]) ?? null
  return async (name, savedViewId) => {
    const layout = view.layout ?? own
    const stored = storedOfView({ ...view, layout })
    const done = await run(savedViewSave, { savedViewId, screen: kind.screen, name, view: stored })
    if (!done.ok) return false
    kind.view.use.setState({ savedViewId: done.value.value.savedViewId, name, layout })
    announce({ tone: 'good', text: t('list.viewSaved', { name }) })
    return true
  }
}
