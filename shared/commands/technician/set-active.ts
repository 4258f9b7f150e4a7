import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import { notFound } from '../../kernel/app-error.ts'
import type { Violation } from '../../kernel/app-error.ts'
import { remove, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { readsOfVisits } from '../visit/many-visits.ts'
import { visitUnschedule } from '../visit/unschedule.ts'

/**
 * Says that a technician works here, or has left. One who leaves with planned visits is refused with the list of them,
 * until the caller says that they go back to the queue; visits they only go along on lose them and stay. The visits of
 * the past keep their name.
 */
export const technicianSetActive = defineCommand({
  name: 'technician.setActive',
  args: z.object({
    technicianId: idSchema,
    active: z.boolean(),
    /** Planned visits of somebody who leaves: taken off the board. */
    unschedule: z.boolean().default(false),
  }),
  undoable: true,
  reads: ({ technicianId, active }) => ({
    technician: read.byId('technicians', technicianId),
    planned: read.plannedVisits(active ? [] : [technicianId]),
  }),
  readsThen: (_args, { planned }) => readsOfVisits(planned),
  apply: ({ technicianId, active, unschedule }, { technician, planned, ...rows }, context) => {
    if (!technician) return refuse(notFound('technician', technicianId))
    const { code } = technician
    if (technician.active === active) {
      return decide([], { key: 'history.technicianActive', values: { code, active: String(active), count: 0 } })
    }
    if (planned.length > 0 && !unschedule) {
      const violations: Violation[] = planned.map(({ visit, workOrderNumber }) => ({
        rule: 'planned-visit',
        severity: 'forbids',
        facts: { workOrderNumber, visitId: visit.id, startsAt: visit.startsAt },
      }))
      const message = `${code} has ${planned.length} planned visits. Nothing was changed; give them to others first.`
      return refuse({ kind: 'rule-violation', message, violations })
    }
    const led = planned.filter((detail) => detail.technicianId === technicianId)
    const ledIds = led.map(({ visit }) => visit.id)
    const off = led.length > 0 ? visitUnschedule.apply({ visitIds: ledIds }, { details: led, ...rows }, context) : null
    if (off && !off.ok) return refuse(off.error)
    const along = rows.people.filter((one) => one.technicianId === technicianId && !ledIds.includes(one.visitId))
    return decide(
      [
        update('technicians', technicianId, { active }),
        ...(off?.value.changes ?? []),
        ...along.map(({ id }) => remove('visitTechnicians', id)),
      ],
      { key: 'history.technicianActive', values: { code, active: String(active), count: planned.length } },
    )
  },
})
