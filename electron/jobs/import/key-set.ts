/** Remembers which keys were seen on which row, in 12 bytes a key whatever their length. */
export interface KeySet {
  /** The row the key was first seen on, or 0 when this is the first time. */
  seenOn(key: string, row: number): number
}

/** Counts how often each key was seen, in 12 bytes a key. */
export interface KeyCounter {
  /** 1 the first time a key is seen, 2 the second, and so on. */
  next(key: string): number
}

/** A set of keys with the row of each. */
export function createKeySet(): KeySet {
  const table = createHashTable()
  return {
    seenOn(key, row) {
      const earlier = table.get(key)
      if (earlier === 0) table.put(row)
      return earlier
    },
  }
}

/** A counter of keys. */
export function createKeyCounter(): KeyCounter {
  const table = createHashTable()
  return {
    next(key) {
      const count = table.get(key) + 1
      table.put(count)
      return count
    },
  }
}

/**
 * Positive numbers by key. Open addressing over two 32-bit hashes (FNV-1a and a murmur-style mix). Two keys with the
 * same 64 bits would be taken for one; in a file of a million rows that happens once in some 37 million files.
 */
function createHashTable() {
  let capacity = 1 << 12
  let size = 0
  let first = new Uint32Array(capacity)
  let second = new Uint32Array(capacity)
  let values = new Uint32Array(capacity)
  let current = { a: 0, b: 0 }
  const slotOf = (a: number, b: number) => {
    let slot = a & (capacity - 1)
    while (values[slot] !== 0 && (first[slot] !== a || second[slot] !== b)) slot = (slot + 1) & (capacity - 1)
    return slot
  }
  const grow = () => {
    const old = { first, second, values }
    capacity *= 2
    first = new Uint32Array(capacity)
    second = new Uint32Array(capacity)
    values = new Uint32Array(capacity)
    old.values.forEach((value, at) => {
      if (value === 0) return
      const slot = slotOf(old.first[at]!, old.second[at]!)
      first[slot] = old.first[at]!
      second[slot] = old.second[at]!
      values[slot] = value
    })
  }
  return {
    /** The number of a key, 0 for none; the key is the one `put` then means. */
    get(key: string): number {
      let a = 0x811c9dc5
      let b = 0x9747b28c
      for (let at = 0; at < key.length; at++) {
        const code = key.charCodeAt(at)
        a = Math.imul(a ^ code, 0x01000193)
        b = Math.imul(b ^ code, 0x5bd1e995)
        b ^= b >>> 15
      }
      current = { a: a >>> 0, b: b >>> 0 }
      return values[slotOf(current.a, current.b)]!
    },
    /** Sets the number of the key that was asked for last. */
    put(value: number): void {
      const { a, b } = current
      const slot = slotOf(a, b)
      const fresh = values[slot] === 0
      first[slot] = a
      second[slot] = b
      values[slot] = value
      if (fresh && ++size > capacity / 2) grow()
    },
  }
}
