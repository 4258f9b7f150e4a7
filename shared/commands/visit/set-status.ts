import { z } from 'zod'
import { idSchema, instantSchema } from '../../domain/record/record.ts'
import { visitStatusSchema } from '../../domain/visit/visit.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import type { VisitDetail } from '../../domain/visit/visit-detail.ts'
import { isSealed, refusalOfEdge, visitMoves } from '../../domain/visit/visit-status.ts'
import { isLiveVisit } from '../../domain/work-order/status-mapping.ts'
import type { WorkOrder } from '../../domain/work-order/work-order.ts'
import type { AppError, Violation } from '../../kernel/app-error.ts'
import { invalidInput, notFound } from '../../kernel/app-error.ts'
import { remove, update } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { forbiddenByRule } from '../forbidden-by-rule.ts'
import { read } from '../read.ts'
import { reasonSchema } from '../text-fields.ts'
import { opensNext, withdrawsNext } from './next-visit.ts'
import { readsOfVisit } from './place-visit.ts'
import { workOrderChange } from './work-order-change.ts'

/**
 * Moves a visit along its life: dispatched, en route, on site, done, partly done, missed, cancelled. The work order
 * follows. What a status asks for (`visitMoves`) must be given; a partly done or missed visit opens the next one.
 */
export const visitSetStatus = defineCommand({
  name: 'visit.setStatus',
  args: z.object({
    visitId: idSchema,
    /** Placing and taking off the board have their own commands. */
    status: visitStatusSchema,
    /** When it happened; left out: now. */
    at: instantSchema.optional(),
    /** When the technician arrived and left, for a visit that is over; left out: as known, and now. */
    arrivedAt: instantSchema.optional(),
    leftAt: instantSchema.optional(),
    /** Why it was missed or cancelled, or what a partly done one left to do. */
    reason: reasonSchema.optional(),
    /** Whether a partly done or missed visit opens the next one. */
    opensNext: z.boolean().default(true),
    /** Planned minutes of the next visit; left out: as long as this one. */
    nextDurationMinutes: z.int().min(1).max(14_400).optional(),
  }),
  undoable: true,
  reads: ({ visitId }) => ({ details: read.visitDetail([visitId]) }),
  readsThen: (_args, { details }) => readsOfVisit(details[0]),
  apply: (args, { details, people, ...rows }, context) => {
    const { visitId, status, reason } = args
    const detail = details[0]
    const { workOrder, siblings } = rows
    if (!detail || !workOrder) return refuse(notFound('visits', visitId))
    const { visit } = detail
    const refusal = refusalOfMove(detail, workOrder, args, context.now)
    if (refusal) return refuse(refusal)
    const times = actualTimes(visit, args, context.now)
    const untimely = refusalOfTimes(detail, times, context.now)
    if (untimely) return refuse(untimely)
    const unfinished = status === 'partlyDone' || status === 'missed'
    const opens = unfinished && args.opensNext
    const minutes = args.nextDurationMinutes ?? visit.durationMinutes
    const next = opens
      ? opensNext(visit, siblings, minutes, context)
      : visit.status === 'partlyDone'
        ? withdrawsNext(visit, siblings)
        : null
    const set: Partial<Visit> = {
      status,
      ...times,
      outcome: unfinished || status === 'cancelled' ? (reason ?? null) : null,
      ...(status === 'dispatched'
        ? { publishedStartsAt: visit.startsAt, publishedTechnicianId: detail.technicianId }
        : {}),
      // A cancelled visit that lives again waits in the queue, with nobody on it.
      ...(status === 'toSchedule' ? { ...backInQueue, followsVisitId: stillFollows(visit, siblings) } : {}),
    }
    const change = { set: new Map([...(next?.set ?? []), [visitId, set] as const]), added: next?.added ?? [] }
    return decide(
      [
        update('visits', visitId, set),
        ...(status === 'toSchedule' ? people.map((person) => remove('visitTechnicians', person.id)) : []),
        ...(next?.changes ?? []),
        ...workOrderChange(rows, { ...change, reason: reason ?? null }, context.now),
      ],
      reason
        ? { key: 'history.visitStatusWhy', values: { number: detail.workOrderNumber, status, reason } }
        : { key: 'history.visitStatus', values: { number: detail.workOrderNumber, status } },
      { nextVisitId: next?.visitId ?? null },
    )
  },
})

const backInQueue = { startsAt: null, endsAt: null, pinned: false, overrideReason: null } as const

/** The visit this one goes on with, unless another has taken its place meanwhile. */
function stillFollows({ id, followsVisitId }: Visit, siblings: readonly Visit[]): string | null {
  const replaced = siblings.some(
    (one) => one.id !== id && one.followsVisitId === followsVisitId && isLiveVisit(one.status),
  )
  return replaced ? null : followsVisitId
}

type Args = z.output<typeof visitSetStatus.args>

/** Why a visit may not take a status, or null. Facts name what is legal, so that a screen can offer that. */
function refusalOfMove(
  { visit, workOrderNumber }: VisitDetail,
  workOrder: WorkOrder,
  { status, arrivedAt, reason }: Args,
  now: number,
): AppError | null {
  const moves = visitMoves(visit, workOrder.status)
  const facts = {
    workOrderNumber,
    workOrderId: workOrder.id,
    visitId: visit.id,
    sequence: visit.sequence,
    from: visit.status,
    to: status,
    legal: moves.map(({ to }) => to).join(','),
  }
  if (isSealed(workOrder.status)) {
    const message = `Work order ${workOrderNumber} is ${workOrder.status}: its visits stay as they are. Reopen it first.`
    return forbiddenByRule('visit-sealed', message, { ...facts, status: workOrder.status })
  }
  const refusal = refusalOfEdge(visit.status, status)
  if (refusal) {
    const message = `A visit that is ${visit.status} cannot become ${status} (${refusal}).`
    return forbiddenByRule(`edge-${refusal}`, message, facts)
  }
  const needs = moves.find(({ to }) => to === status)?.needs ?? []
  if (status === 'scheduled' || (status === 'toSchedule' && visit.status !== 'cancelled'))
    return invalidInput('status', 'Use visit.schedule or visit.unschedule: they carry the place.')
  if (needs.includes('times') && arrivedAt === undefined) {
    const planned = { fromAt: visit.startsAt, untilAt: visit.endsAt === null ? null : Math.min(visit.endsAt, now) }
    const message = `When did the technician arrive at work order ${workOrderNumber} and leave? Nobody reported it.`
    return forbiddenByRule('visit-needs-times', message, { ...facts, ...planned })
  }
  if ((needs.includes('reason') || needs.includes('left')) && !reason) {
    const rule = needs.includes('left') ? 'visit-needs-left' : 'visit-needs-reason'
    const message = needs.includes('left') ? 'Say what is left to do.' : `Say why the visit is ${status}.`
    return forbiddenByRule(rule, message, facts)
  }
  return null
}

/** The two instants somebody was on site between; what is not known stays null. */
export type ActualTimes = Partial<Pick<Visit, 'actualStartsAt' | 'actualEndsAt'>>

/** What really happened: arrival when on site, leaving when over; taken back when the status goes back. */
function actualTimes(visit: Visit, { status, at, arrivedAt, leftAt }: Args, now: number): ActualTimes {
  if (status === 'onSite') return { actualStartsAt: arrivedAt ?? visit.actualStartsAt ?? at ?? now, actualEndsAt: null }
  if (status === 'done' || status === 'partlyDone')
    return {
      actualStartsAt: arrivedAt ?? visit.actualStartsAt,
      actualEndsAt: leftAt ?? at ?? visit.actualEndsAt ?? now,
    }
  if (status === 'toSchedule' || status === 'enRoute' || status === 'dispatched')
    return { actualStartsAt: null, actualEndsAt: null }
  return {}
}

/** Times that cannot be: leaving before arriving, or later than now. */
export function refusalOfTimes(
  { visit, workOrderNumber }: Pick<VisitDetail, 'visit' | 'workOrderNumber'>,
  { actualStartsAt = null, actualEndsAt = null }: ActualTimes,
  now: number,
): AppError | null {
  const facts: Violation['facts'] = { workOrderNumber, visitId: visit.id, sequence: visit.sequence }
  if (actualStartsAt !== null && actualEndsAt !== null && actualEndsAt < actualStartsAt) {
    const message = `The technician cannot have left work order ${workOrderNumber} before arriving.`
    return forbiddenByRule('times-reversed', message, { ...facts, fromAt: actualStartsAt, untilAt: actualEndsAt })
  }
  const latest = Math.max(actualStartsAt ?? now, actualEndsAt ?? now)
  if (latest > now) {
    const message = `The times of work order ${workOrderNumber} lie in the future. Enter what has happened.`
    return forbiddenByRule('times-ahead', message, { ...facts, at: latest, nowAt: now })
  }
  return null
}
