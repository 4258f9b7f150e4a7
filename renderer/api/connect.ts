import type { Transport } from '#shared/rpc/transport.ts'
import { httpTransport } from './http-transport.ts'
import { ipcTransport } from './ipc-transport.ts'

const tokenKey = 'fieldboard.token'

/** Finds the backend: Electron's bridge where there is one, else the host that served this page. */
export function connect(): Transport {
  if (window.fieldboard) return ipcTransport(window.fieldboard)
  return httpTransport(location.origin, takeToken())
}

/** The secret from the address the person opened; kept for this tab so that it can leave the address bar. */
function takeToken(): string {
  const address = new URL(location.href)
  const given = address.searchParams.get('token')
  if (!given) return sessionStorage.getItem(tokenKey) ?? ''
  sessionStorage.setItem(tokenKey, given)
  address.searchParams.delete('token')
  history.replaceState(null, '', address)
  return given
}
