import type * as Electron from 'electron'
import { pressMatches } from './accelerator.ts'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import type { KeyPress } from './key-press.ts'
import { strict } from './strict.ts'

/** An item of a menu, as built from its template. */
interface Item {
  readonly id: string | undefined
  readonly label: string | undefined
  readonly role: string | undefined
  readonly accelerator: string | undefined
  readonly enabled: boolean
  readonly click: Electron.MenuItemConstructorOptions['click']
  readonly submenu: MenuDouble | null
}

class MenuDouble {
  readonly items: readonly Item[]
  constructor(items: readonly Item[]) {
    this.items = items
  }
  static buildFromTemplate(template: readonly Electron.MenuItemConstructorOptions[]): MenuDouble {
    const items = template.map((option) => ({
      id: option.id,
      label: option.label,
      role: option.role,
      accelerator: option.accelerator ?? undefined,
      enabled: option.enabled ?? true,
      click: option.click,
      submenu: Array.isArray(option.submenu) ? MenuDouble.buildFromTemplate(option.submenu) : null,
    }))
    return strict('menu', new MenuDouble(items))
  }
  static setApplicationMenu(menu: MenuDouble | null): void {
    applicationMenu = menu
  }
  static getApplicationMenu(): MenuDouble | null {
    return applicationMenu
  }
}

let applicationMenu: MenuDouble | null = null

/** The `Menu` of Electron. */
export const Menu = strict('Menu', MenuDouble)

/** Chooses an item of the application menu by its id, role or label. */
export function clickMenuItem(name: string): void {
  const item = allItems(applicationMenu).find(({ id, role, label }) => id === name || role === name || label === name)
  if (!item) throw new Error(`electron double: no menu item ${name}`)
  choose(item)
}

/** Chooses the item whose accelerator a key press means, if there is one. */
export function chooseByKey(press: KeyPress): void {
  const item = allItems(applicationMenu).find(({ accelerator }) => accelerator && pressMatches(accelerator, press))
  if (item) choose(item)
}

function choose(item: Item): void {
  if (!item.enabled) throw new Error(`electron double: menu item ${item.label} is disabled`)
  const window = BrowserWindow.getFocusedWindow()
  if (item.click)
    item.click({} as Electron.MenuItem, window as unknown as Electron.BrowserWindow, {} as Electron.KeyboardEvent)
  else if (item.role === 'quit') app.quit()
  else if (item.role === 'close') window?.close()
  else if (item.role === 'reload') window?.webContents.reload()
  else throw new Error(`electron double: menu role ${item.role} is not implemented`)
}

function allItems(menu: MenuDouble | null): Item[] {
  return (menu?.items ?? []).flatMap((item) => [item, ...allItems(item.submenu)])
}
