/**
 * Addresses of a custom scheme as Chromium sees them. `app://host/x` is `https://host.app.electron.test/x` there:
 * a secure origin of its own, of which no request ever leaves the process.
 */

const suffix = 'electron.test'

/** `app://host/x` → the address Chromium loads; anything else as it is. */
export function toChromium(url: string, schemes: ReadonlySet<string>): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? []
  if (!schemes.has(scheme)) return url
  return `https://${host}.${scheme}.${suffix}${rest.startsWith('/') ? rest : `/${rest}`}`
}

/** The address Electron would show for what Chromium loaded. */
export function fromChromium(url: string): string {
  return url.replace(new RegExp(`^https://([^/]+)\\.([a-z0-9+-]+)\\.${suffix.replace('.', '\\.')}(?=/|$)`), '$2://$1')
}
