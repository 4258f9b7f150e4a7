import { session, shell } from 'electron'
import type { WebContents } from 'electron'

const outsideSchemes = new Set(['https:', 'mailto:', 'tel:'])

/** Whether a link may leave for the person's browser, mail program or telephone. */
export function mayOpenOutside(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed !== null && outsideSchemes.has(parsed.protocol)
}

/** Whether going there only loads the page again that is there already. */
export function isSamePage(from: string, to: string): boolean {
  const [here, there] = [URL.parse(from), URL.parse(to)]
  if (!here || !there) return false
  return here.protocol === there.protocol && here.host === there.host && here.pathname === there.pathname
}

/** A window stays on the page it was opened with; links leave through the system or not at all. */
export function guardNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isSamePage(contents.getURL(), event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) void shell.openExternal(url)
    return { action: 'deny' }
  })
}

/** No page gets camera, place, notifications or any other permission: none of our screens asks for one. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.defaultSession.setPermissionCheckHandler(() => false)
  session.defaultSession.setDevicePermissionHandler(() => false)
}
