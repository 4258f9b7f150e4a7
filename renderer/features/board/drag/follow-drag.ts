import type { BoardHandle } from '../board-handle.ts'

/** Px a pointer moves before a press becomes a drag. */
const threshold = 4

/**
 * Follows one pointer from its press: begins the drag once it has moved, drops on release, gives up on Escape. A press
 * that never moved is a click.
 */
export function followDrag(press: PointerEvent, handle: BoardHandle, begin: () => void, click?: () => void): void {
  let begun = false
  let last = { x: press.clientX, y: press.clientY }
  const onMove = (event: PointerEvent) => {
    if (event.pointerId !== press.pointerId) return
    if (!begun) {
      if (Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) < threshold) return
      begun = true
      begin()
    }
    last = { x: event.clientX, y: event.clientY }
    handle.drag.pointTo(last.x, last.y, event.altKey)
  }
  const onUp = (event: PointerEvent) => {
    if (event.pointerId !== press.pointerId) return
    stop()
    if (begun) handle.drag.drop()
    else click?.()
  }
  const onCancel = () => {
    stop()
    handle.drag.cancel()
  }
  // Alt counts at once, not only with the next move of the pointer.
  const onAlt = (event: KeyboardEvent) => {
    if (event.key !== 'Alt' || !begun) return
    event.preventDefault()
    handle.drag.pointTo(last.x, last.y, event.type === 'keydown')
  }
  const onKey = (event: KeyboardEvent) => {
    onAlt(event)
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onCancel()
  }
  const stop = () => {
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerup', onUp)
    window.removeEventListener('pointercancel', onCancel)
    window.removeEventListener('keydown', onKey, true)
    window.removeEventListener('keyup', onAlt, true)
    window.removeEventListener('selectstart', preventDefault)
  }
  window.addEventListener('pointermove', onMove)
  window.addEventListener('pointerup', onUp)
  window.addEventListener('pointercancel', onCancel)
  window.addEventListener('keydown', onKey, true)
  window.addEventListener('keyup', onAlt, true)
  // A drag across the page would mark its text.
  window.addEventListener('selectstart', preventDefault)
}

const preventDefault = (event: Event) => event.preventDefault()
