import type { Push } from '#shared/rpc/envelope.ts'
import { useActionRegistry } from './actions.ts'
import { showOverlay } from './palette.ts'

type MenuCommand = Extract<Push, { type: 'menu' }>['command']

/** Does what was chosen in the application menu of the Electron window. */
export function runMenuCommand(command: MenuCommand): void {
  switch (command) {
    case 'palette':
      return showOverlay('palette')
    case 'shortcuts':
      return showOverlay('keys')
    case 'undo':
    case 'redo':
      // Within a text field the menu means the text, as its keys do.
      if (isTyping()) document.execCommand(command)
      else runAction(`history.${command}`)
      return
    case 'import':
    case 'print':
    case 'settings':
      location.hash = `#/${command}`
  }
}

function runAction(id: string): void {
  const actions = [...useActionRegistry.getState().groups.values()].flat()
  actions.find((action) => action.id === id && action.enabled !== false)?.run()
}

function isTyping(): boolean {
  const { activeElement } = document
  return activeElement instanceof HTMLElement && activeElement.matches('input, textarea, [contenteditable="true"]')
}
