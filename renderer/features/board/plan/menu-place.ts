import type { MouseEvent } from 'react'
import { create } from 'zustand'
import { select, useSelection } from '../../../state/selection.ts'

/** Where the board's menu is open, px of the window, and what it is about. */
export interface MenuPlace {
  readonly x: number
  readonly y: number
  readonly of: 'lane' | 'visit'
  readonly id: string
}

export const useBoardMenu = create<{ readonly place: MenuPlace | null }>(() => ({ place: null }))

/** Opens the menu of a lane or a visit, or closes it. */
export function openBoardMenu(place: MenuPlace | null): void {
  useBoardMenu.setState({ place })
}

/** Opens the menu of what was pressed; by the key for menus, of what is selected. */
export function onBoardContextMenu(event: MouseEvent): void {
  const pressed = placeOf(event.target as Element) ?? selectedPlace(event.target as Element)
  if (!pressed) return
  event.preventDefault()
  const { current, ids } = useSelection.getState()
  const kind = pressed.of === 'lane' ? 'technician' : 'visit'
  if (current?.kind !== kind || !ids.has(pressed.id)) select(kind, pressed.id)
  const box = pressed.element.getBoundingClientRect()
  // The key for menus reports no place of its own: the menu opens at what it is about.
  const byKey = event.clientX === 0 && event.clientY === 0
  const at = byKey || !pressed.direct ? { x: box.left + 12, y: box.bottom } : { x: event.clientX, y: event.clientY }
  openBoardMenu({ ...at, of: pressed.of, id: pressed.id })
}

interface Pressed {
  readonly of: MenuPlace['of']
  readonly id: string
  readonly element: Element
  readonly direct: boolean
}

function placeOf(target: Element): Pressed | null {
  const visit = target.closest<HTMLElement>('[data-visit], [data-queued]')
  const visitId = visit?.dataset['visit'] ?? visit?.dataset['queued']
  if (visit && visitId !== undefined) return { of: 'visit', id: visitId, element: visit, direct: true }
  const head = target.closest('.lane-head')
  const laneId = head?.closest<HTMLElement>('[data-lane]')?.dataset['lane']
  return head && laneId !== undefined ? { of: 'lane', id: laneId, element: head, direct: true } : null
}

/** What is selected, where the lanes or the queue themselves were meant. */
function selectedPlace(target: Element): Pressed | null {
  const list = target.closest('.lanes, .queue-list')
  const { current } = useSelection.getState()
  if (!list || target !== list || !current) return null
  if (current.kind !== 'visit' && current.kind !== 'technician') return null
  const id = CSS.escape(current.id)
  const element = list.querySelector(
    current.kind === 'visit' ? `[data-visit="${id}"], [data-queued="${id}"]` : `[data-lane="${id}"] .lane-head`,
  )
  if (!element) return null
  return { of: current.kind === 'visit' ? 'visit' : 'lane', id: current.id, element, direct: false }
}
