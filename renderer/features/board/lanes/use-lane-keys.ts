import type { KeyboardEvent } from 'react'
import { select, useSelection } from '../../../state/selection.ts'
import type { BoardHandle } from '../board-handle.ts'
import { reveal } from '../drag/move-by-keys.ts'
import type { Lane } from '../model/board-model.ts'
import type { Card } from '../model/lane-view.ts'

/** Arrow keys walk through the visits: along a lane, and to the nearest visit in the lanes above and below. */
export function useLaneKeys(handle: BoardHandle): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = nextCard(handle, event.key)
    if (!next) return
    event.preventDefault()
    event.stopPropagation()
    select('visit', next.card.id)
    reveal(handle, next.lane.id, next.card.start)
  }
}

interface Place {
  readonly lane: Lane
  readonly card: Card
}

function nextCard(handle: BoardHandle, key: string): Place | null {
  const lanes = handle.layout.rows.flatMap((row) => (row.kind === 'lane' ? [row.lane] : []))
  const { current } = useSelection.getState()
  const here = current?.kind === 'visit' ? placeOf(lanes, current.id) : null
  if (!['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key)) return null
  if (!here) return firstCard(lanes, handle.now)
  const { lane, card } = here
  const cards = lane.view.cards
  const at = cards.indexOf(card)
  const inLane = (index: number) => (cards[index] ? { lane, card: cards[index] } : null)
  switch (key) {
    case 'ArrowLeft':
      return inLane(at - 1)
    case 'ArrowRight':
      return inLane(at + 1)
    case 'Home':
      return inLane(0)
    case 'End':
      return inLane(cards.length - 1)
    default:
      return inOtherLane(lanes, lane, card, key === 'ArrowUp' ? -1 : 1)
  }
}

function placeOf(lanes: readonly Lane[], id: string): Place | null {
  for (const lane of lanes) {
    const card = lane.view.cards.find((one) => one.id === id)
    if (card) return { lane, card }
  }
  return null
}

function firstCard(lanes: readonly Lane[], now: number): Place | null {
  const lane = lanes.find((one) => one.view.cards.length > 0)
  const card = lane?.view.cards.find((one) => one.end > now) ?? lane?.view.cards[0]
  return lane && card ? { lane, card } : null
}

function inOtherLane(lanes: readonly Lane[], from: Lane, card: Card, step: number): Place | null {
  for (let index = lanes.indexOf(from) + step; index >= 0 && index < lanes.length; index += step) {
    const lane = lanes[index]!
    if (lane.view.cards.length === 0) continue
    const nearest = lane.view.cards.reduce((a, b) =>
      Math.abs(b.start - card.start) < Math.abs(a.start - card.start) ? b : a,
    )
    return { lane, card: nearest }
  }
  return null
}
