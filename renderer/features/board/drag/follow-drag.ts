import type { BoardHandle } from '../board-handle.ts'

/** Px a pointer moves before a press becomes a drag. */
const threshold = 4

/** Follows one pointer from its press: begins the drag once it has moved, drops on release, gives up on Escape. */
export function followDrag(press: PointerEvent, handle: BoardHandle, begin: () => void): void {
  let begun = false
  const onMove = (event: PointerEvent) => {
    if (event.pointerId !== press.pointerId) return
    if (!begun) {
      if (Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) < threshold) return
      begun = true
      begin()
    }
    handle.drag.pointTo(event.clientX, event.clientY, event.altKey)
  }
  const onUp = (event: PointerEvent) => {
    if (event.pointerId !== press.pointerId) return
    stop()
    if (begun) handle.drag.drop()
  }
  const onCancel = () => {
    stop()
    handle.drag.cancel()
  }
  const onKey = (event: KeyboardEvent) => {
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
    window.removeEventListener('selectstart', preventDefault)
  }
  window.addEventListener('pointermove', onMove)
  window.addEventListener('pointerup', onUp)
  window.addEventListener('pointercancel', onCancel)
  window.addEventListener('keydown', onKey, true)
  // A drag across the page would mark its text.
  window.addEventListener('selectstart', preventDefault)
}

const preventDefault = (event: Event) => event.preventDefault()
