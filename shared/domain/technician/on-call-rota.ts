import { addDays, instantOf } from '../../kernel/zone.ts'
import type { Day } from '../../kernel/zone.ts'
import type { OnCall } from './on-call.ts'

type Turn = Pick<OnCall, 'id' | 'technicianId' | 'territoryId' | 'startsAt' | 'endsAt'>

/** One line of the handover list: who begins, from whom they take over, and how long nobody was on call before. */
export interface Handover<T extends Turn> {
  readonly turn: T
  /** Whose turn of the same territory ended last; null for the first. */
  readonly from: T | null
  /** When the territory was left without anybody before this turn; null when there was no gap. */
  readonly gap: { readonly start: number; readonly end: number } | null
}

/** The turns of a rota in order of start, each with whom it takes over from. Every territory has a rota of its own. */
export function handoversOf<T extends Turn>(turns: readonly T[]): Handover<T>[] {
  const lastOf = new Map<string | null, T>()
  return turns
    .toSorted((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt)
    .map((turn) => {
      const from = lastOf.get(turn.territoryId) ?? null
      if (!from || turn.endsAt > from.endsAt) lastOf.set(turn.territoryId, turn)
      const gap = from && from.endsAt < turn.startsAt ? { start: from.endsAt, end: turn.startsAt } : null
      return { turn, from, gap }
    })
}

/** A turn of somebody for a territory that stands in the time of another turn of theirs there, or null. */
export function clashingTurn<T extends Turn>(
  turn: Omit<Turn, 'id'>,
  ownId: string | null,
  turns: readonly T[],
): T | null {
  const same = (other: T) =>
    other.id !== ownId && other.technicianId === turn.technicianId && other.territoryId === turn.territoryId
  return turns.find((other) => same(other) && other.startsAt < turn.endsAt && turn.startsAt < other.endsAt) ?? null
}

/** Turns of so many days each, one technician after the other, always handed over at the same time of the wall clock. */
export function rotaTurns(
  technicianIds: readonly string[],
  { fromDay, minute, turnDays, turns }: { fromDay: Day; minute: number; turnDays: number; turns: number },
  zone: string,
): { technicianId: string; startsAt: number; endsAt: number }[] {
  return Array.from({ length: turns }, (_, index) => ({
    technicianId: technicianIds[index % technicianIds.length]!,
    startsAt: instantOf(addDays(fromDay, index * turnDays), minute, zone),
    endsAt: instantOf(addDays(fromDay, (index + 1) * turnDays), minute, zone),
  }))
}
