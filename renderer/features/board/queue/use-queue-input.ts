import { useEffect } from 'react'
import type { KeyboardEvent } from 'react'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { minuteMs } from '#shared/kernel/zone.ts'
import { select, selectMany, toggleSelected, useSelection } from '../../../state/selection.ts'
import { companyOf } from '../board-handle.ts'
import type { BoardHandle } from '../board-handle.ts'
import { useBoardState } from '../board-state.ts'
import { followDrag } from '../drag/follow-drag.ts'

/** How far into a queued visit the pointer holds it. */
const holdMinutes = 5

/** Clicks select rows (with Ctrl or Shift several); a drag takes the row's visit to a lane. */
export function useQueuePointer(list: React.RefObject<HTMLElement | null>, handle: BoardHandle): void {
  useEffect(() => {
    const element = list.current
    if (!element) return
    const onDown = (event: PointerEvent) => {
      const id = (event.target as Element).closest<HTMLElement>('[data-queued]')?.dataset['queued']
      const detail = id === undefined ? undefined : handle.queued.get(id)
      if (!id || !detail || event.button !== 0) return
      if (event.shiftKey) return selectRange([...handle.queued.keys()], id)
      if (event.ctrlKey || event.metaKey) return toggleSelected('visit', id)
      // The calendar follows the pointer itself; see `useQueueIntoCalendar`.
      if (useBoardState.getState().view === 'calendar') return select('visit', id)
      // One of several that are selected takes the others along; a click on it selects it alone.
      const company = companyOf(handle, detail)
      if (company.length === 0) select('visit', id)
      // Held a little way into it, so that the pointer points at the visit and not at its edge.
      const begin = () => handle.drag.begin(detail, 'whole', holdMinutes * minuteMs, { along: company })
      followDrag(event, handle, begin, () => select('visit', id))
    }
    element.addEventListener('pointerdown', onDown)
    return () => element.removeEventListener('pointerdown', onDown)
  }, [list, handle])
}

function selectRange(ids: readonly string[], id: string): void {
  const { current } = useSelection.getState()
  const from = current?.kind === 'visit' ? ids.indexOf(current.id) : -1
  const to = ids.indexOf(id)
  if (from < 0) return select('visit', id)
  selectMany('visit', from < to ? ids.slice(from, to + 1) : ids.slice(to, from + 1).reverse())
}

/** Arrow keys, Home and End walk through the queue; with Shift the selection grows. */
export function useQueueKeys(
  visits: readonly VisitDetail[],
  reveal: (index: number) => void,
): (event: KeyboardEvent) => void {
  return (event) => {
    const { current, ids } = useSelection.getState()
    const at = visits.findIndex(({ visit }) => visit.id === current?.id)
    const last = visits.length - 1
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }
    const wanted = steps[event.key]
    if (wanted === undefined || last < 0 || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const index = Math.min(Math.max(0, wanted), last)
    const { id } = visits[index]!.visit
    if (event.shiftKey && current?.kind === 'visit') selectMany('visit', [...[...ids].filter((one) => one !== id), id])
    else select('visit', id)
    reveal(index)
  }
}
