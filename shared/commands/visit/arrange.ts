import { z } from 'zod'
import type { EntityRow } from '../../domain/entities.ts'
import { idSchema, instantSchema } from '../../domain/record/record.ts'
import { createDayClock } from '../../domain/schedule/day-clock.ts'
import { judgeTogether, violationsTogether } from '../../domain/schedule/judge-together.ts'
import type { Move } from '../../domain/schedule/judge-together.ts'
import type { Judgement } from '../../domain/schedule/judge-placement.ts'
import { compileSchedule } from '../../domain/schedule/technician-schedule.ts'
import type { Visit } from '../../domain/visit/visit.ts'
import type { Violation } from '../../kernel/app-error.ts'
import { notFound } from '../../kernel/app-error.ts'
import { dayMs, dayOf, minuteMs } from '../../kernel/zone.ts'
import { bundleNameSchema, joinChanges } from '../bundle/join-changes.ts'
import { sortMembers } from '../bundle/members.ts'
import { update } from '../change.ts'
import type { Change } from '../change.ts'
import { decide, defineCommand, refuse } from '../command.ts'
import { read } from '../read.ts'
import { groupRows, readsOfVisits } from './many-visits.ts'
import type { WorkOrderGroup } from './many-visits.ts'
import { withdrawsNext } from './next-visit.ts'
import { clockTime, leadChanges, refusalOf } from './place-visit.ts'
import { workOrderChange } from './work-order-change.ts'

/** What placing several visits tells the caller. */
export interface Arranged {
  readonly visitIds: readonly string[]
  readonly violations: readonly Violation[]
  /** The bundle that was made of their work orders; null when none was wanted or none could be. */
  readonly bundleId: string | null
}

/**
 * Places several visits in one step: a bundle on one trip, visits moved together, or a visit with the later ones that
 * give way to it. Each is judged in the lanes as they are once all have been placed. All of them or none.
 */
export const visitArrange = defineCommand({
  name: 'visit.arrange',
  args: z.object({
    /** The first one is the one the person placed; history is told in its name. */
    moves: z
      .array(
        z.object({
          visitId: idSchema,
          technicianId: idSchema,
          startsAt: instantSchema,
          durationMinutes: z.int().min(1).max(14_400),
        }),
      )
      .min(1)
      .max(10_000)
      .refine((moves) => new Set(moves.map(({ visitId }) => visitId)).size === moves.length, 'each visit once'),
    /** Why a rule that asks is overridden. */
    overrideReason: z.string().trim().min(1).max(500).optional(),
    /** Put their work orders together as well; those that are in a bundle already stay in theirs. */
    bundle: z.object({ name: bundleNameSchema, reason: z.string().trim().max(1_000).nullable() }).optional(),
  }),
  undoable: true,
  reads: ({ moves }) => ({ details: read.visitDetail(moves.map(({ visitId }) => visitId)) }),
  readsThen: ({ moves }, { details }) => ({
    ...readsOfVisits(details),
    days: read.technicianDays(
      [...new Set([...moves.map(({ technicianId }) => technicianId), ...details.flatMap((one) => one.technicianIds)])],
      Math.min(...moves.map(({ startsAt }) => startsAt)) - 2 * dayMs,
      Math.max(...moves.map(({ startsAt, durationMinutes }) => startsAt + durationMinutes * minuteMs)) + 2 * dayMs,
      moves.flatMap(({ visitId, technicianId }) => {
        const detail = details.find(({ visit }) => visit.id === visitId)
        return detail ? [{ technicianId, detail }] : []
      }),
    ),
  }),
  apply: ({ moves: wanted, overrideReason, bundle }, { details, days, ...rows }, context) => {
    const byId = new Map(details.map((detail) => [detail.visit.id, detail]))
    const missing = wanted.find(({ visitId }) => !byId.has(visitId))
    if (missing) return refuse<Arranged>(notFound('visits', missing.visitId))
    const clock = createDayClock(context.officeZone)
    const lanes = new Map(days.map((one) => [one.technician.id, compileSchedule(one, clock)]))
    const stranger = wanted.find(({ technicianId }) => !lanes.has(technicianId))
    if (stranger) return refuse<Arranged>(notFound('technicians', stranger.technicianId))
    const moves = wanted.map(({ visitId, ...place }): Move => ({ ...place, detail: byId.get(visitId)! }))
    const judged = judgeTogether(moves, (id) => lanes.get(id), { clock, now: context.now })
    const violations = violationsTogether(moves, judged)
    const refusal = refusalOf(violations, overrideReason)
    if (refusal) return refuse<Arranged>(refusal)

    const set = new Map(moves.map((move, at) => [move.detail.visit.id, placed(move, judged[at]!, overrideReason)]))
    const members = bundle ? sortMembers(wantedWorkOrders(moves), rows.workOrders).joining : []
    const joined =
      bundle && members.length > 1
        ? joinChanges(
            bundle,
            members.map(({ id }) => id),
            context,
          )
        : null
    const changes = [
      ...[...set].map(([id, visit]) => update('visits', id, visit)),
      ...moves.flatMap(({ detail, technicianId }) => {
        const people = rows.people.filter(({ visitId }) => visitId === detail.visit.id)
        return leadChanges({ detail, people }, technicianId, context)
      }),
      ...groupRows(details, rows).flatMap((group) => followingChanges(group, set, context.now)),
      ...(joined?.changes ?? []),
    ]
    const first = moves[0]!
    return decide<Arranged>(
      changes,
      {
        key: moves.length === 1 ? 'history.visitMoved' : 'history.visitsArranged',
        values: {
          number: first.detail.workOrderNumber,
          others: moves.length - 1,
          technician: codeOf(days, first.technicianId),
          time: clockTime(first.startsAt, context.officeZone),
          day: dayOf(first.startsAt, context.officeZone),
        },
      },
      { visitIds: [...set.keys()], violations, bundleId: joined?.bundleId ?? null },
    )
  },
})

type Days = readonly { readonly technician: EntityRow<'technicians'> }[]

const codeOf = (days: Days, id: string) => days.find(({ technician }) => technician.id === id)?.technician.code ?? ''

const wantedWorkOrders = (moves: readonly Move[]) => [...new Set(moves.map(({ detail }) => detail.visit.workOrderId))]

function placed(move: Move, { violations }: Judgement, reason: string | undefined): Partial<Visit> {
  const { startsAt, durationMinutes } = move
  const asked = violations.some(({ severity }) => severity === 'asks')
  return {
    startsAt,
    endsAt: startsAt + durationMinutes * minuteMs,
    durationMinutes,
    status: 'scheduled',
    overrideReason: asked ? (reason ?? null) : null,
    outcome: null,
  }
}

/** What follows for one work order; a missed visit that gets another time needs no other one in its place. */
function followingChanges(group: WorkOrderGroup, set: ReadonlyMap<string, Partial<Visit>>, now: number): Change[] {
  const missed = group.siblings.filter(({ id, status }) => status === 'missed' && set.has(id))
  const next = missed
    .map((visit) => withdrawsNext(visit, group.siblings))
    // The one in its place may be placed as well: then both are wanted.
    .filter((one) => ![...one.set.keys()].some((id) => set.has(id)))
  const own = group.visitIds.map((id) => [id, set.get(id)!] as const)
  const all = new Map<string, Partial<Visit>>([...next.flatMap((one) => [...one.set]), ...own])
  return [...next.flatMap(({ changes }) => changes), ...workOrderChange(group, { set: all, assigns: true }, now)]
}
