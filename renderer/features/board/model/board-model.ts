import type { z } from 'zod'
import { createDayClock } from '#shared/domain/schedule/day-clock.ts'
import type { DayClock } from '#shared/domain/schedule/day-clock.ts'
import type { TechnicianDays } from '#shared/domain/schedule/technician-days.ts'
import type { JudgeContext } from '#shared/domain/schedule/judge-placement.ts'
import { compileSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import type { ScheduleDay, TechnicianSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import type { boardDay } from '#shared/queries/board.ts'
import { laneViewOf } from './lane-view.ts'
import type { LaneView, RiskJudge } from './lane-view.ts'

type BoardAnswer = z.output<typeof boardDay.result>

/** One technician's row. */
export interface Lane {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly source: TechnicianDays
  readonly schedule: TechnicianSchedule
  /** The days on the axis, without the margins the rules look at. */
  readonly days: readonly ScheduleDay[]
  readonly view: LaneView
  /** When they may be called out outside the shift, in the days shown. */
  readonly onCalls: BoardAnswer['onCalls']
}

/** What the lanes are put together by. */
export type Grouping = 'territory' | 'crew'

/** Technicians of one territory, or of one crew. */
export interface LaneGroup {
  readonly by: Grouping
  readonly id: string
  readonly code: string
  readonly name: string
  readonly lanes: readonly Lane[]
}

/** Everything the lanes, the status line and the keys work on. */
export interface BoardModel {
  readonly clock: DayClock
  readonly groups: readonly LaneGroup[]
  readonly lanes: ReadonlyMap<string, Lane>
  readonly visits: ReadonlyMap<string, VisitDetail>
  readonly withdrawn: readonly VisitDetail[]
  /** Territories somebody on the board belongs to, in the order of the groups. */
  readonly territories: readonly { readonly id: string; readonly code: string; readonly name: string }[]
  readonly totals: { readonly visits: number; readonly done: number; readonly drafts: number; readonly atRisk: number }
}

/** What a placement on this board is judged with: whoever goes along is looked at in their own lane. */
export function judgeContextOf({ clock, lanes }: Pick<BoardModel, 'clock' | 'lanes'>, now: number): JudgeContext {
  return { clock, now, laneOf: (id) => lanes.get(id)?.schedule }
}

const clocks = new Map<string, DayClock>()

/** The clock of a zone, kept: days of a board are asked for again and again. */
export function clockOf(zone: string): DayClock {
  let clock = clocks.get(zone)
  if (!clock) clocks.set(zone, (clock = createDayClock(zone)))
  return clock
}

/** Builds the model of an answer. `from` and `to` bound what is shown; the answer reaches further for the rules. */
export function buildBoardModel(
  answer: BoardAnswer,
  from: number,
  to: number,
  now: number,
  zone: string,
  judge: RiskJudge,
  grouping: Grouping = 'territory',
): BoardModel {
  const clock = clockOf(zone)
  const lanes = new Map<string, Lane>()
  const visits = new Map<string, VisitDetail>()
  const totals = { visits: 0, done: 0, drafts: answer.withdrawn.length, atRisk: 0 }
  for (const source of answer.technicians) {
    const schedule = compileSchedule(source, clock)
    const days = schedule.days.filter((day) => day.start >= from && day.start < to)
    const shown = source.visits.filter(({ visit }) => visit.startsAt! < to && visit.endsAt! > from)
    const view = laneViewOf(shown, schedule, days, now, judge, clock)
    const { id, code, name } = source.technician
    const onCalls = answer.onCalls.filter((one) => one.technicianId === id && one.startsAt < to && one.endsAt > from)
    lanes.set(id, { id, code, name, source, schedule, days, view, onCalls })
    for (const detail of shown) visits.set(detail.visit.id, detail)
    totals.visits += view.cards.length
    totals.done += view.doneCount
    totals.drafts += view.draftCount
    totals.atRisk += view.riskCount
  }
  const territories = groupsOf(answer, lanes)
  return {
    clock,
    groups: grouping === 'crew' ? crewGroupsOf(answer, lanes) : territories,
    territories: territories.filter(({ id }) => id !== ''),
    lanes,
    visits,
    withdrawn: answer.withdrawn,
    totals,
  }
}

function groupsOf({ territories }: BoardAnswer, lanes: ReadonlyMap<string, Lane>): LaneGroup[] {
  const byTerritory = Map.groupBy(lanes.values(), (lane) => lane.source.technician.territoryId ?? '')
  const natural = new Intl.Collator(undefined, { numeric: true })
  const known = territories
    .filter(({ id }) => byTerritory.has(id))
    .sort((a, b) => natural.compare(a.code, b.code) || natural.compare(a.name, b.name))
  const listed = new Set(known.map(({ id }) => id))
  const rest = [...byTerritory].flatMap(([id, members]) => (listed.has(id) ? [] : members))
  const sorted = (members: readonly Lane[]) => [...members].sort((a, b) => natural.compare(a.code, b.code))
  return [
    ...known.map(({ id, code, name }) => ({
      by: 'territory' as const,
      id,
      code,
      name,
      lanes: sorted(byTerritory.get(id) ?? []),
    })),
    ...(rest.length > 0 ? [{ by: 'territory' as const, id: '', code: '', name: '', lanes: sorted(rest) }] : []),
  ]
}

/** Crews by name, who leads first; a technician stands once, with the first of their crews. */
function crewGroupsOf({ crews }: BoardAnswer, lanes: ReadonlyMap<string, Lane>): LaneGroup[] {
  const natural = new Intl.Collator(undefined, { numeric: true })
  const left = new Map(lanes)
  const groups = crews
    .toSorted((a, b) => natural.compare(a.name, b.name))
    .map(({ id, name, memberIds }): LaneGroup => {
      const members = memberIds.flatMap((memberId) => left.get(memberId) ?? [])
      for (const lane of members) left.delete(lane.id)
      return { by: 'crew', id, code: '', name, lanes: members }
    })
    .filter((group) => group.lanes.length > 0)
  const rest = [...left.values()].sort((a, b) => natural.compare(a.code, b.code))
  return [...groups, ...(rest.length > 0 ? [{ by: 'crew' as const, id: 'none', code: '', name: '', lanes: rest }] : [])]
}
