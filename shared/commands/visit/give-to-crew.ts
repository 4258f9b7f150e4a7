import { z } from 'zod'
import { idSchema, instantSchema } from '../../domain/record/record.ts'
import type { CrewMember } from '../../domain/technician/crew.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { dayOf } from '../../kernel/zone.ts'
import { insert, remove } from '../change.ts'
import type { Change } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { placeVisit, readsAround, readsOfVisit } from './place-visit.ts'
import type { Placed } from './place-visit.ts'

/** Places a visit on a crew: who leads it leads the visit, everybody else of it goes along, and all must be free. */
export const visitGiveToCrew = defineCommand({
  name: 'visit.giveToCrew',
  args: z.object({
    visitId: idSchema,
    crewId: idSchema,
    /** When the visit starts, UTC ms. */
    startsAt: instantSchema,
    /** Why a rule that asks is overridden. */
    overrideReason: z.string().trim().min(1).max(500).optional(),
  }),
  undoable: true,
  reads: ({ visitId, crewId }) => ({
    details: read.visitDetail([visitId]),
    crew: read.byId('crews', crewId),
    members: read.where('crewMembers', 'crewId', [crewId]),
  }),
  readsThen: ({ startsAt }, { details, members }) => ({
    ...readsOfVisit(details[0]),
    days: readsAround(
      members.map(({ technicianId }) => technicianId),
      startsAt,
      details[0]?.visit.durationMinutes ?? 0,
      details,
    ),
  }),
  apply: ({ crewId, ...args }, { details, crew, members, ...rows }, context) => {
    const detail = details[0]
    if (!detail) return refuse<Placed>(notFound('visits', args.visitId))
    if (!crew) return refuse<Placed>(notFound('crew', crewId))
    const technicianIds = membersOn(members, dayOf(args.startsAt, context.officeZone))
    const leadId = technicianIds.find((id) => id === crew.leadId) ?? technicianIds[0]
    if (leadId === undefined) return refuse<Placed>(invalidInput('crewId', `${crew.name} has no members on that day.`))
    // Nobody led it where another one leads from now on: whoever did is one of the crew, or not on it any more.
    const ledBy = detail.technicianId === leadId ? leadId : null
    const placed = placeVisit(
      { ...args, technicianId: leadId, durationMinutes: detail.visit.durationMinutes },
      { ...rows, detail: { ...detail, technicianId: ledBy, technicianIds } },
      context,
      detail.visit.startsAt === null ? 'history.visitScheduled' : 'history.visitMoved',
    )
    if (!placed.ok) return placed
    const along = rows.people.filter((person) => !person.lead && person.technicianId !== leadId)
    const changes: Change[] = [
      ...placed.value.changes,
      ...along
        .filter((one) => !technicianIds.includes(one.technicianId))
        .map(({ id }) => remove('visitTechnicians', id)),
      ...technicianIds
        .filter((id) => id !== leadId && !along.some((one) => one.technicianId === id))
        .map((id) =>
          insert('visitTechnicians', { id: context.newId(), visitId: args.visitId, technicianId: id, lead: false }),
        ),
    ]
    const values = { ...placed.value.summary.values, name: crew.name }
    return decide(changes, { key: 'history.visitToCrew', values }, placed.value.value)
  },
})

/** Who belongs to a crew on a day. */
function membersOn(members: readonly CrewMember[], day: string): string[] {
  return members
    .filter(({ fromDay, untilDay }) => (fromDay ?? day) <= day && (untilDay ?? day) >= day)
    .map(({ technicianId }) => technicianId)
}
