import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '#shared/rpc/envelope.ts'
import { text } from './texts.ts'
import type { DesktopText } from './texts.ts'

/** What the application menu sets in motion. */
export interface MenuActions {
  /** Done by the page of the focused window. */
  readonly command: (command: MenuCommand) => void
  readonly openWindow: (route: string) => void
  readonly openDataFolder: () => void
  readonly checkForUpdates: () => void
  readonly quit: () => void
}

/**
 * The application menu. A page sees a key before the menu does, so a text field keeps its own undo; what arrives here
 * goes back to the page, which knows whether text or the schedule is meant.
 */
export function menuTemplate(actions: MenuActions, platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const command = (label: DesktopText, name: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    id: name,
    label: text(label),
    click: () => actions.command(name),
    ...(accelerator ? { accelerator } : {}),
  })
  const act = (id: string, label: DesktopText, click: () => void): MenuItemConstructorOptions => ({
    id,
    label: text(label),
    click,
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const about: MenuItemConstructorOptions = { role: 'about', label: text('menu.about') }
  const settings = command('menu.settings', 'settings', 'CommandOrControl+,')
  const quit = { ...act('quit', 'menu.quit', actions.quit), accelerator: 'CommandOrControl+Q' }
  const menu = (label: DesktopText, submenu: MenuItemConstructorOptions[]): MenuItemConstructorOptions => ({
    label: text(label),
    submenu,
  })
  return [
    ...(mac
      ? [{ label: 'Fieldboard', submenu: [about, separator, settings, separator, { role: 'hide' as const }, quit] }]
      : []),
    menu('menu.file', [
      command('menu.import', 'import', 'CommandOrControl+I'),
      command('menu.print', 'print', 'CommandOrControl+P'),
      ...(mac ? [] : [separator, settings, separator, quit]),
    ]),
    menu('menu.edit', [
      command('menu.undo', 'undo', 'CommandOrControl+Z'),
      command('menu.redo', 'redo', 'CommandOrControl+Shift+Z'),
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ]),
    menu('menu.view', [
      command('menu.palette', 'palette', 'CommandOrControl+K'),
      separator,
      act('board-window', 'menu.boardWindow', () => actions.openWindow('/board')),
      act('map-window', 'menu.mapWindow', () => actions.openWindow('/map')),
      separator,
      { role: 'reload' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
    ]),
    menu('menu.window', [{ role: 'minimize' }, { role: 'close' }]),
    menu('menu.help', [
      command('menu.shortcuts', 'shortcuts', 'CommandOrControl+/'),
      act('data-folder', 'menu.dataFolder', actions.openDataFolder),
      act('updates', 'menu.updates', actions.checkForUpdates),
      ...(mac ? [] : [about]),
    ]),
  ]
}
