import { visitPin } from '#shared/commands/visit/pin.ts'
import { canBePlaced, canBeUnscheduled } from '#shared/domain/visit/visit-status.ts'
import { useCommands } from '../../api/use-commands.ts'
import { t } from '../../lib/messages.ts'
import { useActions } from '../../state/actions.ts'
import { clearSelection, useSelection } from '../../state/selection.ts'
import type { BoardHandle } from './board-handle.ts'
import { companyOf, visitOf } from './board-handle.ts'
import { useFit } from './board-state.ts'
import { moveByKeys } from './drag/move-by-keys.ts'

/** The board's keys, also found in the palette and in the list of keys. */
export function useBoardKeys(handle: BoardHandle, say: (text: string) => void): void {
  const { run } = useCommands()
  const current = () => {
    const { current: selected } = useSelection.getState()
    return selected?.kind === 'visit' ? visitOf(handle, selected.id) : null
  }
  const selected = () => {
    const { current: one, ids } = useSelection.getState()
    return one?.kind === 'visit' ? [...ids].flatMap((id) => visitOf(handle, id) ?? []) : []
  }
  const needsOne = (act: (detail: NonNullable<ReturnType<typeof current>>) => void) => () => {
    const detail = current()
    if (detail) act(detail)
    else say(t('board.selectFirst'))
  }
  const unschedule = () => {
    const placed = selected().filter(({ visit }) => visit.startsAt !== null)
    const loose = placed.filter(({ visit }) => canBeUnscheduled(visit.status))
    if (placed.length === 0) return say(t('board.selectFirst'))
    if (loose.length === 0) return say(t('board.cannotUnschedule'))
    handle.grant({ kind: 'unschedule', visitIds: loose.map(({ visit }) => visit.id) })
  }
  const pin = async () => {
    const placed = selected().filter(({ visit }) => visit.startsAt !== null)
    if (placed.length === 0) return say(t('board.selectFirst'))
    const pinned = placed.some(({ visit }) => !visit.pinned)
    const done = await run(visitPin, { visitIds: placed.map(({ visit }) => visit.id), pinned })
    if (done.ok) say(t('board.doneWhat', { what: t(done.value.summary.key, done.value.summary.values) }))
  }
  const move = needsOne((detail) => {
    if (canBePlaced(detail.visit.status)) moveByKeys(handle, detail, companyOf(handle, detail))
    else say(t('board.cannotMove'))
  })
  const fit = (mode: 'fit' | 'reassign') =>
    needsOne((detail) => {
      if (!canBePlaced(detail.visit.status)) return say(t('board.cannotMove'))
      useFit.setState({ visitId: detail.visit.id, mode: detail.visit.startsAt === null ? 'fit' : mode })
    })
  useActions('board', [
    { id: 'board.move', text: t('board.keyMove'), keys: 'm', run: move },
    { id: 'board.reassign', text: t('board.keyReassign'), keys: 'r', run: fit('reassign') },
    { id: 'board.fit', text: t('board.keyFit'), keys: 'f', run: fit('fit') },
    { id: 'board.unschedule', text: t('board.keyUnschedule'), keys: 'u', run: unschedule },
    { id: 'board.delete', text: t('board.keyUnschedule'), keys: 'Delete', run: unschedule, keyOnly: true },
    { id: 'board.pin', text: t('board.keyPin'), keys: 'p', run: () => void pin() },
    {
      id: 'board.filter',
      text: t('board.keyFilter'),
      keys: '/',
      run: () => document.getElementById('queue-filter')?.focus(),
    },
    { id: 'board.clear', text: t('board.keyClear'), keys: 'Escape', run: clearSelection, keyOnly: true },
  ])
}
