import type { KeyPress } from '../key-press.ts'

const editingKeys = new Set(['a', 'c', 'v', 'x', 'y', 'z'])

/**
 * Reports keys the page did not use: Electron gives a key to the page first, and to the menu's accelerators only when
 * neither a listener prevented it nor a text field took it.
 */
export function reportUnhandledKeys(report: (press: KeyPress) => void): void {
  window.addEventListener('keydown', (event) => {
    const control = event.ctrlKey || event.metaKey
    const takenByField = control && editingKeys.has(event.key.toLowerCase()) && isTextField(document.activeElement)
    if (takenByField) return
    const press = { key: event.key, control, alt: event.altKey, shift: event.shiftKey }
    // Only after every listener of the page has had its turn is it known whether one prevented it.
    setTimeout(() => {
      if (!event.defaultPrevented) report(press)
    }, 0)
  })
}

function isTextField(element: Element | null): boolean {
  return element !== null && element.matches('input, textarea, [contenteditable=""], [contenteditable="true"]')
}
