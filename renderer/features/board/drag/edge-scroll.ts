/** Px from an edge within which the board scrolls by itself, and its step a frame. */
const edge = 28
const edgeStep = 10

const headWidth = 208

/** Ms a pointer rests near an edge before the board scrolls: long enough to drop on the last lane in peace. */
const edgeDelayMs = 350
let nearEdgeSince = 0

/** Scrolls the board when the pointer rests near an edge of it; true while it may. */
export function scrollAtEdge(scroller: HTMLElement, box: DOMRect, x: number, y: number): boolean {
  const down = y > box.bottom - edge ? 1 : y > box.top + 20 && y < box.top + 20 + edge ? -1 : 0
  const right = x > box.right - edge ? 1 : x > box.left + headWidth && x < box.left + headWidth + edge / 2 ? -1 : 0
  if (down === 0 && right === 0) {
    nearEdgeSince = 0
    return false
  }
  nearEdgeSince ||= performance.now()
  if (performance.now() - nearEdgeSince < edgeDelayMs) return true
  const { scrollTop, scrollLeft } = scroller
  scroller.scrollTop += down * edgeStep
  scroller.scrollLeft += right * edgeStep
  return scroller.scrollTop !== scrollTop || scroller.scrollLeft !== scrollLeft
}
