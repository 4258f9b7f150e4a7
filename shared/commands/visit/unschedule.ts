import { z } from 'zod'
import { idSchema } from '../../domain/record/record.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import { canBeUnscheduled, isSealed } from '../../domain/visit/visit-status.ts'
import type { Violation } from '../../kernel/app-error.ts'
import { notFound } from '../../kernel/app-error.ts'
import { remove, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { groupRows, readsOfVisits } from './many-visits.ts'
import { withdrawsNext } from './next-visit.ts'
import { workOrderChange } from './work-order-change.ts'

/** What a visit loses when it goes back to the queue. */
const offTheBoard = {
  startsAt: null,
  endsAt: null,
  status: 'toSchedule',
  pinned: false,
  overrideReason: null,
  outcome: null,
} as const satisfies Partial<Visit>

/** Takes visits off the board and back to the queue. What was published stays known until Publish withdraws it. */
export const visitUnschedule = defineCommand({
  name: 'visit.unschedule',
  args: z.object({ visitIds: z.array(idSchema).min(1).max(10_000) }),
  undoable: true,
  reads: ({ visitIds }) => ({ details: read.visitDetail([...new Set(visitIds)]) }),
  readsThen: (_args, { details }) => readsOfVisits(details),
  apply: ({ visitIds }, { details, ...rows }, context) => {
    const missing = visitIds.find((id) => !details.some((detail) => detail.visit.id === id))
    if (missing) return refuse(notFound('visits', missing))
    const violations: Violation[] = details
      .filter(({ visit }) => visit.startsAt !== null && !canBeUnscheduled(visit.status))
      .map(({ visit, workOrderNumber }) => ({
        rule: 'status',
        severity: 'forbids',
        facts: { status: visit.status, workOrderNumber },
      }))
    if (violations.length > 0)
      return refuse({ kind: 'rule-violation', message: 'Work has begun on a visit of these.', violations })
    const placed = details.filter(({ visit }) => visit.startsAt !== null || visit.status === 'missed')
    const sealed = placed.find(({ visit }) =>
      rows.workOrders.some(({ id, status }) => id === visit.workOrderId && isSealed(status)),
    )
    if (sealed) {
      const { visit, workOrderNumber } = sealed
      const status = rows.workOrders.find(({ id }) => id === visit.workOrderId)?.status ?? ''
      const message = `Work order ${workOrderNumber} is ${status}: its visits stay as they are. Reopen it first.`
      const facts = { workOrderNumber, workOrderId: visit.workOrderId, visitId: visit.id, status }
      return refuse(forbiddenByRule('visit-sealed', message, facts))
    }
    const groups = groupRows(details, rows)
    const placedIds = new Set(placed.map(({ visit }) => visit.id))
    const changes = [
      ...placed.map(({ visit }) => update('visits', visit.id, offTheBoard)),
      ...placed.flatMap(({ visit }) =>
        rows.people
          .filter((person) => person.visitId === visit.id)
          .map((person) => remove('visitTechnicians', person.id)),
      ),
      ...groups.flatMap((group) => {
        const taken = group.siblings.filter(({ id }) => placedIds.has(id))
        const next = taken
          .filter(({ status }) => status === 'missed')
          .map((visit) => withdrawsNext(visit, group.siblings))
        const set = new Map<string, Partial<Visit>>([
          ...next.flatMap((one) => [...one.set]),
          ...taken.map(({ id }) => [id, offTheBoard] as const),
        ])
        return [...next.flatMap(({ changes }) => changes), ...workOrderChange(group, { set }, context.now)]
      }),
    ]
    return decide(changes, {
      key: 'history.visitUnscheduled',
      values: { count: placed.length, number: placed[0]?.workOrderNumber ?? 0 },
    })
  },
})
