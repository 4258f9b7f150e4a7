import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import { judgeTogether } from '#shared/domain/schedule/judge-together.ts'
import type { Move } from '#shared/domain/schedule/judge-together.ts'
import { compileSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import type { TechnicianSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { pointOf } from '#shared/domain/travel/estimate.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { dayMs, minuteMs } from '#shared/kernel/zone.ts'
import { technicianDaysBetween } from '../../../store/technician-days.ts'
import type { BackendContext } from '../../context.ts'
import type { PlanChange } from '../plan-draft.ts'

/** The board as changes of a plan are judged on it. */
export interface JudgedBoard {
  /** Rules that speak against each place when all these changes are made together, by visit; warnings do not count, except of the past. */
  rulesAgainst(changes: readonly JudgedChange[]): Map<string, string[]>
}

/** A change with its visit as it is now. */
export interface JudgedChange {
  readonly change: Pick<PlanChange, 'visitId' | 'to' | 'crewIds'>
  readonly detail: VisitDetail
}

/** Reads the lanes of everybody the changes touch, once, for judging any of the changes. */
export function judgedBoard(
  { store, pipeline, clock: now }: Pick<BackendContext, 'store' | 'pipeline' | 'clock'>,
  changes: readonly JudgedChange[],
): JudgedBoard {
  const clock = createDayClock(pipeline.officeZone())
  const ways = changes.flatMap(({ change: { to, crewIds }, detail }) => {
    const point = pointOf(detail.latitude, detail.longitude)
    return to ? [to.technicianId, ...crewIds].map((technicianId) => ({ technicianId, point })) : []
  })
  const people = [...new Set(ways.map(({ technicianId }) => technicianId))]
  const starts = changes.flatMap(({ change: { to } }) => (to ? [to.startsAt] : []))
  const days =
    starts.length === 0
      ? []
      : technicianDaysBetween(
          store.db,
          store.records,
          people,
          leastOf(starts) - 2 * dayMs,
          mostOf(starts) + 3 * dayMs,
          ways.flatMap(({ technicianId, point }) => (point ? [{ technicianId, point }] : [])),
        )
  const lanes = new Map(days.map((one) => [one.technician.id, compileSchedule(one, clock)]))
  return {
    rulesAgainst(judged) {
      const gone = new Set(judged.map(({ change }) => change.visitId))
      const cleared = new Map<string, TechnicianSchedule>()
      const laneOf = (id: string) => {
        const lane = cleared.get(id) ?? lanes.get(id)
        if (!lane || cleared.has(id)) return lane
        const stops = lane.stops.filter(({ detail }) => !gone.has(detail.visit.id))
        cleared.set(id, { ...lane, stops })
        return cleared.get(id)
      }
      const moves = judged.flatMap(({ change, detail }): Move[] => (change.to ? [moveOf(change, detail)] : []))
      const judgements = judgeTogether(moves, laneOf, { clock, now: now.now() })
      return new Map(
        moves.map(({ detail }, index) => {
          const judgement = judgements[index]
          if (!judgement) return [detail.visit.id, ['technician']]
          const against = judgement.violations.filter(({ severity, rule }) => severity !== 'warns' || rule === 'past')
          return [detail.visit.id, against.map(({ rule }) => rule)]
        }),
      )
    },
  }
}

function moveOf({ to, crewIds }: JudgedChange['change'], detail: VisitDetail): Move {
  const { technicianId, startsAt } = to!
  const led = { ...detail, technicianId, technicianIds: [technicianId, ...crewIds] }
  return { detail: led, technicianId, startsAt, durationMinutes: detail.visit.durationMinutes }
}

/** When a change of this visit ends. */
export function endOf(startsAt: number, { visit }: VisitDetail): number {
  return startsAt + visit.durationMinutes * minuteMs
}

const leastOf = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.min(a, b))
const mostOf = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.max(a, b))
