import { z } from 'zod'
import { daySchema, idSchema } from '../../domain/record/record.ts'
import type { WorkedShift } from '../../domain/technician/worked-shifts.ts'
import { shiftsOn } from '../../domain/technician/worked-shifts.ts'
import { notFound } from '../../kernel/app-error.ts'
import { insert, remove } from '../change.ts'
import type { Change } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'

/** Two technicians work each other's shifts on one day. Visits placed there stay; the board shows those that broke. */
export const shiftSwapDay = defineCommand({
  name: 'shift.swapDay',
  args: z
    .object({ technicianId: idSchema, withTechnicianId: idSchema, day: daySchema })
    .refine(({ technicianId, withTechnicianId }) => technicianId !== withTechnicianId, {
      message: 'nobody swaps with themselves',
      path: ['withTechnicianId'],
    }),
  undoable: true,
  reads: ({ technicianId, withTechnicianId }) => {
    const ids = [technicianId, withTechnicianId]
    return {
      technicians: read.byIds('technicians', ids),
      shifts: read.where('shifts', 'technicianId', ids),
      exceptions: read.where('shiftExceptions', 'technicianId', ids),
    }
  },
  apply: ({ technicianId, withTechnicianId, day }, { technicians, shifts, exceptions }, context) => {
    const [one, other] = [technicianId, withTechnicianId].map((id) => technicians.find((found) => found.id === id))
    if (!one) return refuse(notFound('technician', technicianId))
    if (!other) return refuse(notFound('technician', withTechnicianId))
    const of = (id: string) => {
      const own = <T extends { technicianId: string }>(rows: readonly T[]) =>
        rows.filter((row) => row.technicianId === id)
      return shiftsOn(own(shifts), own(exceptions), day)
    }
    const [mine, theirs] = [of(one.id), of(other.id)]
    if (mine.length === 0 && theirs.length === 0) {
      const message = `Neither ${one.code} nor ${other.code} works on ${day}. There is nothing to swap.`
      return refuse(forbiddenByRule('nothing-to-swap', message, { code: one.code, other: other.code, on: day }))
    }
    const take = (id: string, worked: readonly WorkedShift[], from: string): Change[] => {
      const row = (time: { startMinute: number | null; endMinute: number | null }) => {
        const kind = time.startMinute === null ? ('off' as const) : ('instead' as const)
        return insert('shiftExceptions', { id: context.newId(), technicianId: id, day, kind, ...time, note: from })
      }
      return worked.length === 0 ? [row({ startMinute: null, endMinute: null })] : worked.map(row)
    }
    return decide(
      [
        ...exceptions.filter((exception) => exception.day === day).map(({ id }) => remove('shiftExceptions', id)),
        ...take(one.id, theirs, `⇄ ${other.code}`),
        ...take(other.id, mine, `⇄ ${one.code}`),
      ],
      { key: 'history.shiftSwapped', values: { code: one.code, other: other.code, day } },
    )
  },
})
