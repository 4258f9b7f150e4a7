import { packetSpecSchema } from '#shared/domain/print/print-options.ts'
import type { PacketSpec } from '#shared/domain/print/print-options.ts'

/** What the address asks to draw: a specification written out, or the id of a set that a print job froze. */
export type AskedFor =
  { readonly kind: 'spec'; readonly spec: PacketSpec } | { readonly kind: 'prepared'; readonly id: string }

/** Reads the query string: `?spec=<base64url of a PacketSpec as JSON, or an id>`. Null when it makes no sense. */
export function readSpec(search: string): AskedFor | null {
  const given = new URLSearchParams(search).get('spec')
  if (!given) return null
  if (/^[0-9a-f-]{36}$/.test(given)) return { kind: 'prepared', id: given }
  try {
    const bytes = Uint8Array.from(atob(given.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
    const spec = packetSpecSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return spec.success ? { kind: 'spec', spec: spec.data } : null
  } catch {
    return null
  }
}
