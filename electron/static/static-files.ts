import { statSync } from 'node:fs'
import path from 'node:path'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/**
 * What a page of ours may do: run and show only what was built with it, speak only to where it came from. Frames may show
 * a blob because an attached PDF is looked at in one; only files whose bytes are a PDF's get there.
 */
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self'; " +
  "connect-src 'self'; frame-src 'self' blob:; frame-ancestors 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"

/** The file of the built renderer that a URL path means, or null: never anything outside the folder. */
export function resolveStatic(root: string, urlPath: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(urlPath)
  } catch {
    return null
  }
  if (decoded.includes('\0')) return null
  const file = path.resolve(root, `.${decoded === '/' ? '/index.html' : decoded}`)
  if (!file.startsWith(root + path.sep)) return null
  const stats = statSync(file, { throwIfNoEntry: false })
  return stats?.isFile() ? file : null
}

/** Media type by file name. */
export function mediaTypeOf(file: string): string {
  return mediaTypes[path.extname(file)] ?? 'application/octet-stream'
}

/** Headers of one file; the built assets carry a hash in their names and may be kept for good. */
export function staticHeaders(file: string): Record<string, string> {
  const immutable = file.includes(`${path.sep}assets${path.sep}`)
  return {
    'content-type': mediaTypeOf(file),
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  }
}
