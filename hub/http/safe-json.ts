import { syncLimits } from '#shared/sync/protocol.ts'

/** A text that is not JSON the hub takes. */
export class UnsafeJsonError extends Error {}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Parses the bytes of a message. Refused are bytes that are not UTF-8, nesting past the limit, keys named `__proto__`, and
 * texts with NUL or half of a surrogate pair, which databases and other programs stumble over.
 */
export function safeJson(bytes: Uint8Array): unknown {
  let value: unknown
  let text: string
  try {
    text = utf8.decode(bytes)
    value = JSON.parse(text)
  } catch {
    throw new UnsafeJsonError('This is not JSON in UTF-8.')
  }
  // NUL and halves of pairs can only be written as escapes: UTF-8 has neither, JSON forbids the plain NUL.
  check(value, 1, text.includes('\\u'))
  return value
}

function check(value: unknown, depth: number, texts: boolean): void {
  if (typeof value === 'string') {
    if (texts && (value.includes('\u0000') || !value.isWellFormed()))
      throw new UnsafeJsonError('A text has NUL or half of a character in it.')
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (depth > syncLimits.depth) throw new UnsafeJsonError(`Nested deeper than ${syncLimits.depth} levels.`)
  if (Array.isArray(value)) {
    for (const one of value) check(one, depth + 1, texts)
    return
  }
  for (const key of Object.keys(value)) {
    if (key === '__proto__') throw new UnsafeJsonError('A key is named __proto__.')
    if (texts) check(key, depth, texts)
    check((value as Readonly<Record<string, unknown>>)[key], depth + 1, texts)
  }
}
