import type { EntityRow, NewRow } from '../../domain/entities.ts'
import type { NamedPattern } from '../../domain/technician/named-pattern.ts'
import { addDays } from '../../kernel/zone.ts'
import type { Day } from '../../kernel/zone.ts'
import { insert, remove, update } from '../change.ts'
import type { Change } from '../change.ts'

type Shift = EntityRow<'shifts'>
type Break = EntityRow<'breaks'>
type Held = Pick<Shift, 'id' | 'validFrom' | 'validUntil'>

/** The days somebody works by a pattern, and the day that lies in its first week. */
export interface Stint {
  readonly technicianId: string
  readonly validFrom: Day | null
  readonly validUntil: Day | null
  readonly anchorDay: Day | null
}

/** Ends shifts and breaks the day before one; those that would only begin then are taken away. Others stay. */
export function endBefore(entity: 'shifts' | 'breaks', rows: readonly Held[], day: Day): Change[] {
  return rows.flatMap(({ id, validFrom, validUntil }) => {
    if (validUntil !== null && validUntil < day) return []
    if (validFrom !== null && validFrom >= day) return [remove(entity, id)]
    return [update(entity, id, { validUntil: addDays(day, -1) })]
  })
}

/** The shifts and breaks of a pattern for one stint. */
export function rowsOfPattern(
  pattern: Pick<NamedPattern, 'id' | 'cycleWeeks' | 'shifts' | 'breaks'>,
  { technicianId, validFrom, validUntil, anchorDay }: Stint,
  newId: () => string,
): Change[] {
  const days = { technicianId, validFrom, validUntil, patternId: pattern.id }
  const shifts = pattern.shifts.map(({ week, weekday, startMinute, endMinute }): NewRow<'shifts'> => {
    const time = { weekday, startMinute, endMinute }
    return { id: newId(), ...time, cycleWeeks: pattern.cycleWeeks, cycleWeek: week, anchorDay, ...days }
  })
  const breaks = pattern.breaks.map((pause): NewRow<'breaks'> => ({ id: newId(), ...pause, ...days }))
  return [...shifts.map((row) => insert('shifts', row)), ...breaks.map((row) => insert('breaks', row))]
}

/**
 * What a change of a pattern does to those who work by it, from a day on: what was worked before stays written down,
 * and everybody keeps the first and last day of theirs and their week of the cycle.
 */
export function reworkFrom(
  pattern: Pick<NamedPattern, 'id' | 'cycleWeeks' | 'shifts' | 'breaks'>,
  day: Day,
  shifts: readonly Shift[],
  breaks: readonly Break[],
  newId: () => string,
): Change[] {
  const live = (row: Held) => row.validUntil === null || row.validUntil >= day
  const stints = new Map<string, Stint>()
  for (const { technicianId, validFrom, validUntil, anchorDay } of shifts.filter(live)) {
    const from = validFrom !== null && validFrom > day ? validFrom : day
    stints.set(`${technicianId} ${from} ${validUntil}`, { technicianId, validFrom: from, validUntil, anchorDay })
  }
  return [
    ...endBefore('shifts', shifts, day),
    ...endBefore('breaks', breaks, day),
    ...[...stints.values()].flatMap((stint) => rowsOfPattern(pattern, stint, newId)),
  ]
}
