import { useEffect } from 'react'
import { canBePlaced } from '#shared/domain/visit/visit-status.ts'
import { select, selectMany, toggleSelected, useSelection } from '../../../state/selection.ts'
import { companyOf } from '../board-handle.ts'
import type { BoardHandle } from '../board-handle.ts'
import { hoverLinked } from '../links/hovered.ts'
import { followDrag } from '../drag/follow-drag.ts'

/** Clicks select a card, with Ctrl or Shift several; a drag moves it, at its edges makes it longer or shorter. */
export function useLanePointer(scroller: React.RefObject<HTMLElement | null>, handle: BoardHandle): void {
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const onDown = (event: PointerEvent) => {
      const target = event.target as Element
      const card = target.closest<HTMLElement>('[data-visit]')
      if (!card || event.button !== 0) return
      const id = card.dataset['visit']!
      const detail = handle.model?.visits.get(id)
      if (!detail) return
      if (event.shiftKey) selectRange(handle, id)
      else if (event.ctrlKey || event.metaKey) toggleSelected('visit', id)
      const company = canBePlaced(detail.visit.status) ? companyOf(handle, detail) : []
      if (!event.shiftKey && !event.ctrlKey && !event.metaKey && company.length === 0) select('visit', id)
      if (!canBePlaced(detail.visit.status) || event.ctrlKey || event.metaKey || event.shiftKey) return
      const part = card.classList.contains('movable') ? partAt(card, event.clientX) : 'whole'
      const box = element.getBoundingClientRect()
      const contentX = event.clientX - box.left + element.scrollLeft - 208
      const offset = Math.max(0, (handle.axis?.timeAt(contentX) ?? 0) - (detail.visit.startsAt ?? 0))
      // One of several that are selected takes the others along; a click on it selects it alone.
      const begin = () => handle.drag.begin(detail, part, offset, { along: company })
      followDrag(event, handle, begin, () => select('visit', id))
    }
    // The words of a card are its label already; the hover text is made when somebody hovers, not for every card.
    const onOver = (event: PointerEvent) => {
      const card = (event.target as Element).closest<HTMLElement>('[data-visit]')
      if (card) card.title = card.getAttribute('aria-label') ?? ''
      const id = card?.dataset['visit']
      hoverLinked(id !== undefined && (handle.model?.visits.get(id)?.links.length ?? 0) > 0 ? id : null)
    }
    const onLeave = () => hoverLinked(null)
    element.addEventListener('pointerdown', onDown)
    element.addEventListener('pointerover', onOver)
    element.addEventListener('pointerleave', onLeave)
    return () => {
      element.removeEventListener('pointerdown', onDown)
      element.removeEventListener('pointerover', onOver)
      element.removeEventListener('pointerleave', onLeave)
    }
  }, [scroller, handle])
}

/** Px at each edge of a card that change its length. */
const gripPx = 6

function partAt(card: HTMLElement, clientX: number): 'start' | 'end' | 'whole' {
  const box = card.getBoundingClientRect()
  if (clientX - box.left < gripPx) return 'start'
  return box.right - clientX < gripPx ? 'end' : 'whole'
}

/** Selects from the current visit to this one within the lane, in order of time. */
function selectRange(handle: BoardHandle, id: string): void {
  const { current } = useSelection.getState()
  const lane = [...(handle.model?.lanes.values() ?? [])].find((one) => one.view.cards.some((card) => card.id === id))
  const ids = lane?.view.cards.map((card) => card.id) ?? []
  const from = current?.kind === 'visit' ? ids.indexOf(current.id) : -1
  const to = ids.indexOf(id)
  if (from < 0) return select('visit', id)
  const range = from < to ? ids.slice(from, to + 1) : ids.slice(to, from + 1).reverse()
  selectMany('visit', range)
}
