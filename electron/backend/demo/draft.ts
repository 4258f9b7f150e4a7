import type { EntityName, NewRow } from '#shared/domain/entities.ts'
import type { Random } from '#shared/kernel/random.ts'
import { uuid7 } from '#shared/kernel/uuid7.ts'
import { addDays, instantOf, minuteMs } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'

/** A row of any kind on its way into the store. */
export interface DemoRow {
  readonly entity: EntityName
  readonly row: NewRow<EntityName>
}

/** Where the generators put their rows, with the only sources of ids, chance and time they may use. */
export interface DemoDraft {
  readonly random: Random
  readonly today: Day
  readonly zone: string
  /** Up to where the day has been lived, UTC ms. */
  readonly now: number
  readonly rows: DemoRow[]
  /** Adds a row and returns its id, which follows from the seed and the instant it is said to be made at. */
  add<E extends EntityName>(entity: E, row: Omit<NewRow<E>, 'id'>, madeAt?: number): string
  /** The instant of a wall-clock minute `days` after today (before, when negative). */
  at(days: number, minute: number): number
  /** The calendar day `days` after today. */
  day(days: number): Day
}

const noon = 720

export function createDraft(random: Random, today: Day, zone: string, now: number): DemoDraft {
  const rows: DemoRow[] = []
  const noons = new Map<number, number>()
  const at = (days: number, minute: number) => {
    let base = noons.get(days)
    if (base === undefined) noons.set(days, (base = instantOf(addDays(today, days), noon, zone)))
    // Clocks change at night: counting from noon keeps working hours at their wall-clock time.
    return base + (minute - noon) * minuteMs
  }
  const foundedAt = at(-60, 0)
  return {
    random,
    today,
    zone,
    now,
    rows,
    at,
    day: (days) => addDays(today, days),
    add(entity, row, madeAt = foundedAt) {
      const bytes = Uint8Array.from({ length: 10 }, () => random.integer(0, 255))
      const id = uuid7(madeAt, bytes)
      rows.push({ entity, row: { id, ...row } as unknown as NewRow<EntityName> })
      return id
    },
  }
}
