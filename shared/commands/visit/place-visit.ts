import type { Visit } from '../../domain/visit/visit.ts'
import type { VisitDetail } from '../../domain/visit/visit-detail.ts'
import type { TechnicianDays } from '../../domain/schedule/technician-days.ts'
import { createDayClock } from '../../domain/schedule/day-clock.ts'
import { judgePlacement } from '../../domain/schedule/judge-placement.ts'
import { compileSchedule } from '../../domain/schedule/technician-schedule.ts'
import type { EntityRow } from '../../domain/entities.ts'
import { settingNames } from '../../domain/settings/settings.ts'
import type { AppError, Violation } from '../../kernel/app-error.ts'
import { notFound } from '../../kernel/app-error.ts'
import { dayMs, dayOf, minuteMs, minuteOfDay } from '../../kernel/zone.ts'
import { update, insert, remove } from '../change.ts'
import type { Change } from '../change.ts'
import { decide, refuse } from '../command.ts'
import type { CommandContext, Decision } from '../command.ts'
import { read } from '../read.ts'
import { clockTermReads } from '../service-level-reads.ts'
import type { Result } from '../../kernel/result.ts'
import { withdrawsNext } from './next-visit.ts'
import { workOrderChange } from './work-order-change.ts'
import type { WorkOrderOfVisits } from './work-order-change.ts'

/** A wanted place for one visit. */
export interface WantedPlace {
  readonly visitId: string
  readonly technicianId: string
  readonly startsAt: number
  readonly durationMinutes: number
  readonly overrideReason?: string | undefined
}

/** What a placed visit tells the caller: where it is now and what was broken in placing it. */
export interface Placed {
  readonly visitId: string
  readonly startsAt: number
  readonly endsAt: number
  readonly violations: readonly Violation[]
}

/** Rows around the span a placement can touch: its day, however long, with the days beside it, and the ways to the visit. */
export function readsAround(
  technicianIds: readonly string[],
  startsAt: number,
  durationMinutes: number,
  details: readonly VisitDetail[],
) {
  return read.technicianDays(
    technicianIds,
    startsAt - 2 * dayMs,
    startsAt + durationMinutes * minuteMs + 2 * dayMs,
    details.map((detail) => ({ technicianId: null, detail })),
  )
}

/** Rows that follow from the visit: its work order with all visits and requests, and everybody on the visit. */
export function readsOfVisit(detail: VisitDetail | undefined) {
  const workOrderId = detail?.visit.workOrderId ?? null
  return {
    workOrder: read.byId('workOrders', workOrderId),
    siblings: read.where('visits', 'workOrderId', workOrderId === null ? [] : [workOrderId]),
    people: read.where('visitTechnicians', 'visitId', detail ? [detail.visit.id] : []),
    requests: read.where('requests', 'workOrderId', workOrderId === null ? [] : [workOrderId]),
    holds: read.where('holds', 'workOrderId', workOrderId === null ? [] : [workOrderId]),
    mapping: read.byId('settings', settingNames.statusMapping),
    ...clockTermReads(),
  }
}

/** What `readsAround` and `readsOfVisit` load. */
export interface PlaceRows extends WorkOrderOfVisits {
  readonly detail: VisitDetail
  readonly days: TechnicianDays[]
  readonly people: EntityRow<'visitTechnicians'>[]
}

/**
 * Places a visit, or refuses with every broken rule: those that forbid always, those that ask unless a reason is given.
 * A visit that was dispatched becomes scheduled again: its technician has not been told of the new place.
 */
export function placeVisit(
  wanted: WantedPlace,
  rows: PlaceRows,
  context: CommandContext,
  summaryKey: 'history.visitScheduled' | 'history.visitMoved' | 'history.visitResized',
): Result<Decision<Placed>, AppError> {
  const { detail } = rows
  const days = rows.days.find(({ technician }) => technician.id === wanted.technicianId)
  if (!days) return refuse(notFound('technicians', wanted.technicianId))
  const clock = createDayClock(context.officeZone)
  const lanes = new Map(rows.days.map((one) => [one.technician.id, compileSchedule(one, clock)]))
  const lane = lanes.get(wanted.technicianId)!
  const { violations } = judgePlacement(detail, lane, wanted.startsAt, wanted.durationMinutes, {
    clock,
    now: context.now,
    laneOf: (id) => lanes.get(id),
  })
  const refusal = refusalOf(violations, wanted.overrideReason)
  if (refusal) return refuse(refusal)

  const asked = violations.some(({ severity }) => severity === 'asks')
  const endsAt = wanted.startsAt + wanted.durationMinutes * minuteMs
  const set: Partial<Visit> = {
    startsAt: wanted.startsAt,
    endsAt,
    durationMinutes: wanted.durationMinutes,
    status: 'scheduled',
    overrideReason: asked ? (wanted.overrideReason ?? null) : null,
    outcome: null,
  }
  // A missed visit that gets another time needs no other one in its place.
  const next = detail.visit.status === 'missed' ? withdrawsNext(detail.visit, rows.siblings) : null
  const change = { set: new Map([...(next?.set ?? []), [detail.visit.id, set] as const]), assigns: true }
  const changes: Change[] = [
    update('visits', detail.visit.id, set),
    ...leadChanges(rows, wanted.technicianId, context),
    ...(next?.changes ?? []),
    ...workOrderChange(rows, change, context.now),
  ]
  return decide<Placed>(
    changes,
    {
      key: summaryKey,
      values: {
        number: detail.workOrderNumber,
        technician: days.technician.code,
        time: clockTime(wanted.startsAt, context.officeZone),
        day: dayOf(wanted.startsAt, context.officeZone),
        minutes: wanted.durationMinutes,
      },
    },
    { visitId: detail.visit.id, startsAt: wanted.startsAt, endsAt, violations },
  )
}

/** The refusal that broken rules lead to; null when none of them stands in the way. */
export function refusalOf(violations: readonly Violation[], overrideReason: string | undefined): AppError | null {
  const forbidden = violations.some(({ severity }) => severity === 'forbids')
  const asks = violations.some(({ severity }) => severity === 'asks')
  if (!forbidden && (!asks || overrideReason)) return null
  const broken = violations.filter(({ severity }) => severity !== 'warns').map(({ rule }) => rule)
  return {
    kind: 'rule-violation',
    message: `${forbidden ? 'Not possible' : 'Needs a reason'}: ${broken.join(', ')}`,
    violations: [...violations],
  }
}

/** The changes that make a technician lead a visit; `people` are those on this visit. */
export function leadChanges(
  { detail, people }: Pick<PlaceRows, 'detail' | 'people'>,
  technicianId: string,
  context: CommandContext,
): Change[] {
  const lead = people.find((person) => person.lead)
  if (lead?.technicianId === technicianId) return []
  const companion = people.find((person) => !person.lead && person.technicianId === technicianId)
  return [
    // Somebody who assisted and now leads is on the visit once, not twice.
    ...(companion ? [remove('visitTechnicians', companion.id)] : []),
    lead
      ? update('visitTechnicians', lead.id, { technicianId })
      : insert('visitTechnicians', { id: context.newId(), visitId: detail.visit.id, technicianId, lead: true }),
  ]
}

/** `HH:mm` of an instant in a zone, for sentences in the history. */
export function clockTime(instant: number, zone: string): string {
  const minute = minuteOfDay(instant, zone)
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
