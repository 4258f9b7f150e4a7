import type { EntityName } from '../domain/entities.ts'

/** JSON with the keys of every object in order: one text for one value, wherever it is written. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inOrder(value)) ?? 'null'
}

/** The value with the keys of every object in order; names that are whole numbers come first, as everywhere in JavaScript. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(inOrder)
  const record = value as Readonly<Record<string, unknown>>
  const ordered: Record<string, unknown> = {}
  for (const key of Object.keys(record).sort()) {
    const field = record[key]
    const one = typeof field === 'object' && field !== null ? inOrder(field) : field
    if (key === '__proto__') Object.defineProperty(ordered, key, { value: one, enumerable: true })
    else ordered[key] = one
  }
  return ordered
}

/**
 * What is hashed of a record: SHA-256 of this text, its first 16 bytes as 32 hexadecimal digits, is the hash of the row.
 * `body` is the canonical JSON of the record.
 */
export function hashedText(entity: EntityName, id: string, body: string): string {
  return `${entity} ${id} ${body}`
}

/** Hash of no rows at all. */
export const emptyHash = '0'.repeat(32)

const modulus = 1n << 128n

/**
 * Hash of a set of rows: the sum of their hashes modulo 2^128, so that a row comes and goes without a look at the others,
 * and the hash of two scopes is the sum of both. Tells damage and drift; it is no proof against somebody who forges rows.
 */
export function sumOfHashes(sum: string, plus: readonly string[], minus: readonly string[] = []): string {
  let total = BigInt(`0x${sum}`)
  for (const hash of plus) total += BigInt(`0x${hash}`)
  for (const hash of minus) total -= BigInt(`0x${hash}`)
  return (((total % modulus) + modulus) % modulus).toString(16).padStart(32, '0')
}
