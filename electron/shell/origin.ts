/** Scheme and origin of our pages inside Electron. */
export const appScheme = 'app'
export const appOrigin = 'app://fieldboard'

/** Address of a page of ours. `route` is the part the page's router reads, like `/board`. */
export function pageUrl(page: 'index.html' | 'print.html', extra: { query?: string; route?: string } = {}): string {
  const query = extra.query ? `?${extra.query.replace(/^\?/, '')}` : ''
  return `${origin()}/${page}${query}${extra.route ? `#${extra.route}` : ''}`
}

/**
 * Whose pages may speak to the backend: ours, or while developing the one dev server. `ELECTRON_RENDERER_URL` is set by
 * electron-vite and heeded only when `allowDevServer` was called, which a packed application never does.
 */
export function isTrustedOrigin(url: string): boolean {
  const parsed = URL.parse(url)
  // For a scheme of our own `URL.origin` is the text "null": compare its parts.
  return parsed !== null && `${parsed.protocol}//${parsed.host}` === origin()
}

let devServer: string | null = null

/** Lets the dev server's pages be ours. Only for an application that is not packed. */
export function allowDevServer(url: string | undefined): void {
  devServer = url ? new URL(url).origin : null
}

function origin(): string {
  return devServer ?? appOrigin
}
