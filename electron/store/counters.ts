import type Database from 'better-sqlite3'

/** Where numbering starts unless the office says otherwise: four digits from the first day. */
const firstNumber = 1001

/** Hands out human numbers, each once. Kept outside undo so that a printed number never means two things. */
export function createCounters(db: Database.Database): {
  /** The next number of a kind. `atLeast` is where the first one stands, and what a later one is not below. */
  next(kind: string, atLeast?: number): number
  /** The number `next` would give, without giving it. */
  peek(kind: string, atLeast?: number): number
  /** Whether any number of a kind was given out. */
  begun(kind: string): boolean
} {
  const take = db
    .prepare(
      `INSERT INTO counters (kind, next) VALUES (:kind, :first + 1)
       ON CONFLICT (kind) DO UPDATE SET next = max(next, :atLeast) + 1 RETURNING next - 1`,
    )
    .pluck()
  const kept = db.prepare('SELECT next FROM counters WHERE kind = ?').pluck()
  return {
    begun: (kind) => kept.get(kind) !== undefined,
    peek: (kind, atLeast) => Math.max((kept.get(kind) as number | undefined) ?? atLeast ?? firstNumber, atLeast ?? 0),
    next: (kind, atLeast) => take.get({ kind, first: atLeast ?? firstNumber, atLeast: atLeast ?? 0 }) as number,
  }
}
