import { z } from 'zod'
import { daySchema, idSchema, minuteOfDaySchema } from '../../domain/record/record.ts'
import { rotaTurns } from '../../domain/technician/on-call-rota.ts'
import { notFound } from '../../kernel/app-error.ts'
import { insert } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { turnRefusal } from './clash.ts'

/** Fills the rota of a territory: technicians take turns of so many days, handed over at one time of the wall clock. */
export const onCallFill = defineCommand({
  name: 'onCall.fill',
  args: z.object({
    /** In the order they take turns. */
    technicianIds: z.array(idSchema).min(1).max(100),
    territoryId: idSchema.nullable(),
    fromDay: daySchema,
    /** When one hands over to the next. */
    minute: minuteOfDaySchema,
    turnDays: z.int().min(1).max(28),
    turns: z.int().min(1).max(104),
  }),
  undoable: true,
  reads: ({ technicianIds, territoryId }) => ({
    technicians: read.byIds('technicians', technicianIds),
    territory: read.byId('territories', territoryId),
    stored: read.where('onCalls', 'technicianId', technicianIds),
  }),
  apply: ({ technicianIds, territoryId, ...rota }, { technicians, territory, stored }, context) => {
    const missing = technicianIds.find((id) => !technicians.some((one) => one.id === id))
    if (missing) return refuse(notFound('technician', missing))
    if (territoryId !== null && !territory) return refuse(notFound('territory', territoryId))
    const turns = rotaTurns(technicianIds, rota, context.officeZone).map((turn) => ({ ...turn, territoryId }))
    for (const turn of turns) {
      const code = technicians.find(({ id }) => id === turn.technicianId)?.code ?? ''
      const twice = turnRefusal(turn, null, stored, code, context.officeZone)
      if (twice) return refuse(twice)
    }
    return decide(
      turns.map((turn) => insert('onCalls', { id: context.newId(), ...turn })),
      { key: 'history.onCallFilled', values: { count: turns.length, day: rota.fromDay } },
    )
  },
})
