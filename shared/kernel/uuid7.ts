const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then random bits, so ids sort by creation.
 * Pure: the caller brings the time and 10 random bytes (the first two carry 12 used bits and the version).
 */
export function uuid7(unixMs: number, random: Uint8Array): string {
  const b = new Uint8Array(16)
  let ms = unixMs
  for (let i = 5; i >= 0; i--) {
    b[i] = ms % 256
    ms = Math.floor(ms / 256)
  }
  b.set(random.subarray(0, 10), 6)
  b[6] = (b[6]! & 0x0f) | 0x70
  b[8] = (b[8]! & 0x3f) | 0x80
  let text = ''
  for (let i = 0; i < 16; i++) {
    text += hex[b[i]!]!
    if (i === 3 || i === 5 || i === 7 || i === 9) text += '-'
  }
  return text
}

/** The Unix milliseconds a UUID version 7 begins with; 0 for a text that is none. */
export function timeOfUuid7(id: string): number {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(id) ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : 0
}
