import { z } from 'zod'
import { createDayClock } from '../../domain/schedule/day-clock.ts'
import { judgePlacement } from '../../domain/schedule/judge-placement.ts'
import { compileSchedule } from '../../domain/schedule/technician-schedule.ts'
import { idSchema } from '../../domain/record/record.ts'
import { isLiveVisit } from '../../domain/work-order/status-mapping.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { insert, remove } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { readsAround, refusalOf } from './place-visit.ts'

/** Says who goes along with the technician that leads a placed visit. Everybody must be free at its time. */
export const visitSetCrew = defineCommand({
  name: 'visit.setCrew',
  args: z.object({
    visitId: idSchema,
    /** Everybody besides the lead. */
    technicianIds: z.array(idSchema).max(20),
    overrideReason: z.string().trim().min(1).max(500).optional(),
  }),
  undoable: true,
  reads: ({ visitId }) => ({
    details: read.visitDetail([visitId]),
    people: read.where('visitTechnicians', 'visitId', [visitId]),
  }),
  readsThen: ({ technicianIds }, { details }) => {
    const { startsAt, durationMinutes } = details[0]?.visit ?? { startsAt: null, durationMinutes: 0 }
    const lead = details[0]?.technicianId
    return {
      days: readsAround([...new Set([...(lead ? [lead] : []), ...technicianIds])], startsAt ?? 0, durationMinutes, []),
    }
  },
  apply: ({ visitId, technicianIds, overrideReason }, { details, people, days }, context) => {
    const detail = details[0]
    if (!detail) return refuse(notFound('visits', visitId))
    const { visit, technicianId, workOrderNumber } = detail
    const lead = days.find(({ technician }) => technician.id === technicianId)
    if (visit.startsAt === null || !lead) return refuse(invalidInput('visitId', 'The visit is not on the board.'))
    if (!isLiveVisit(visit.status)) {
      const message = `Work on visit ${visit.sequence} of work order ${workOrderNumber} has ended.`
      return refuse(forbiddenByRule('status', message, { status: visit.status }))
    }
    const wanted = [...new Set(technicianIds)].filter((id) => id !== technicianId)
    const missing = wanted.find((id) => !days.some(({ technician }) => technician.id === id))
    if (missing) return refuse(notFound('technicians', missing))
    const clock = createDayClock(context.officeZone)
    const lanes = new Map(days.map((one) => [one.technician.id, compileSchedule(one, clock)]))
    const crewed = { ...detail, technicianIds: [lead.technician.id, ...wanted] }
    const judged = judgePlacement(crewed, lanes.get(lead.technician.id)!, visit.startsAt, visit.durationMinutes, {
      clock,
      now: context.now,
      laneOf: (id) => lanes.get(id),
    })
    // Where the visit stands was decided before; only who goes along is new.
    const violations = judged.violations.filter(
      ({ rule, facts }) =>
        rule.startsWith('crew') || (rule === 'inactive' && facts['technician'] !== lead.technician.code),
    )
    const refusal = refusalOf(violations, overrideReason)
    if (refusal) return refuse(refusal)
    const others = people.filter((person) => !person.lead)
    return decide(
      [
        ...others.filter((one) => !wanted.includes(one.technicianId)).map(({ id }) => remove('visitTechnicians', id)),
        ...wanted
          .filter((id) => !others.some((one) => one.technicianId === id))
          .map((id) => insert('visitTechnicians', { id: context.newId(), visitId, technicianId: id, lead: false })),
      ],
      {
        key: 'history.visitCrew',
        values: {
          number: workOrderNumber,
          count: wanted.length,
          technicians: wanted.map((id) => lanes.get(id)!.technician.code).join(', '),
        },
      },
      { violations },
    )
  },
})
