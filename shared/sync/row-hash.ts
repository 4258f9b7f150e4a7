import type { EntityName } from '../domain/entities.ts'

/** JSON with the keys of every object in order: one text for one value, wherever it is written. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const record = value as Readonly<Record<string, unknown>>
  let text = ''
  for (const key of Object.keys(record).sort()) {
    const field = record[key]
    if (field === undefined) continue
    const json = typeof field === 'object' && field !== null ? canonicalJson(field) : JSON.stringify(field)
    text += `${text === '' ? '' : ','}${quoted(key)}:${json}`
  }
  return `{${text}}`
}

const quotedKeys = new Map<string, string>()

/** A key as JSON; names of fields are few and come again and again. */
function quoted(key: string): string {
  const known = quotedKeys.get(key)
  if (known) return known
  const json = JSON.stringify(key)
  if (quotedKeys.size < 5_000) quotedKeys.set(key, json)
  return json
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
