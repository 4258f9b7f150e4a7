import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { menuTemplate } from '#electron/shell/menu.ts'

const heard: string[] = []
const actions = {
  command: (name: string) => void heard.push(name),
  openWindow: (route: string) => void heard.push(route),
  openDataFolder: () => void heard.push('folder'),
  checkForUpdates: () => void heard.push('updates'),
  quit: () => void heard.push('quit'),
}

function items(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])])
}

describe.each(['linux', 'win32', 'darwin'] as const)('the menu on %s', (platform) => {
  const all = items(menuTemplate(actions, platform))
  test('gives no accelerator to two items', () => {
    const accelerators = all.flatMap(({ accelerator }) => accelerator ?? [])
    expect(new Set(accelerators).size).toBe(accelerators.length)
    expect(accelerators.length).toBeGreaterThan(6)
  })
  test('names no item twice and leaves none without effect', () => {
    const ids = all.flatMap(({ id }) => id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const idle = all.filter((item) => !item.click && !item.role && !item.submenu && item.type !== 'separator')
    expect(idle).toEqual([])
  })
  test('sends undo to the page and opens the board in a window of its own', () => {
    heard.length = 0
    for (const id of ['undo', 'board-window', 'quit']) {
      all.find((item) => item.id === id)!.click!({} as never, undefined, {} as never)
    }
    expect(heard).toEqual(['undo', '/board', 'quit'])
  })
})
