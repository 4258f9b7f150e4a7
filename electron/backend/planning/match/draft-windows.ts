import { draftVisitDetail } from '#shared/domain/intake/draft-visit.ts'
import type { VisitDraft } from '#shared/domain/intake/visit-draft.ts'
import type { WindowKind } from '#shared/domain/intake/windows-of-day.ts'
import type { TechnicianSchedule } from '#shared/domain/schedule/technician-schedule.ts'
import { wordsOf } from '#shared/domain/search/words.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { deadlinesFrom } from '#shared/domain/work-order/deadlines.ts'
import { dayOf, minuteMs } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'
import type { BackendContext } from '../../context.ts'
import { serviceLevelsOf } from '../../sla/service-levels.ts'
import type { PlanningFacts } from '../planning-facts.ts'
import { lastAtSites } from '../read-facts.ts'
import { legsOf } from '../travel/legs-of.ts'
import { askedOf, factsOfDays } from './asked.ts'
import { holdPromises } from './hold-promises.ts'
import { windowsOf } from './match-windows.ts'
import type { OfferedPlace } from './match-windows.ts'
import { plainMinutes, promisesBetween } from './promises-between.ts'

/** Somebody must be told and drive there: nothing is promised sooner. */
const leadMinutes = 30

/** The windows of a visit that is only spoken about, and what was looked at to find them. */
export interface DraftWindows {
  /** In order of time. */
  readonly windows: readonly OfferedPlace[]
  readonly durationMinutes: number
  /** Technicians who hold the skills, with what was promised already standing in their days. */
  readonly able: readonly TechnicianSchedule[]
  /** Skills that were named but that the office does not know. */
  readonly unknownSkills: readonly string[]
  /** Skills named besides that nobody who could come holds all of. */
  readonly lackingSkills: readonly string[]
  /** Promises to others that are held free. */
  readonly promised: number
  /** Whether the place is known. */
  readonly placeKnown: boolean
}

interface DraftArgs {
  readonly draft: VisitDraft
  readonly kind: WindowKind
  readonly days?: readonly Day[] | undefined
  readonly policyId?: string | undefined
}

/** Finds the windows a caller can be offered: by the ranking, with every window promised before held free. */
export function draftWindows({ draft, kind, days, policyId }: DraftArgs, context: BackendContext): DraftWindows {
  const { store, clock, pipeline } = context
  const now = clock.now()
  const skills = new Map(store.records.all('skills').map((skill) => [skill.id, skill.name]))
  const detail = detailOf(draft, skills, context)
  const legs = legsOf(context)
  const read = factsOfDays(days ?? [dayOf(now, pipeline.officeZone())], [], context, policyId, detail)
  const from = read.clock.bounds(read.days[0]!).start
  const until = read.clock.bounds(read.days.at(-1)!).end
  const everybody: PlanningFacts = { ...read, lastAtSite: lastAtSites(store.db, [detail], from) }
  const promises = promisesBetween(from, until, store)
  const { lanes, unplaced } = holdPromises(everybody, promises, legs)

  const also = skillIdsOf(draft.skills, skills)
  const skilled = lanes.filter((lane) => holdsSkill(lane, detail.skillId, detail.skillLevel))
  // What the questions ask for besides is wished for: where nobody has it all, somebody else has to come along.
  const complete = skilled.filter((lane) => also.ids.every((id) => lane.skillLevels.has(id)))
  const able = complete.length > 0 ? complete : skilled
  const may = new Set(able.map(({ technician }) => technician.id))
  const asked = askedOf(detail, { ...everybody, lanes }, legs, now)
  const routes = asked.request.problem.routes.filter(({ technicianId }) => may.has(technicianId))
  const amongAble = { ...asked, request: { ...asked.request, problem: { ...asked.request.problem, routes } } }
  return {
    windows: windowsOf(amongAble, kind, now + leadMinutes * minuteMs),
    durationMinutes: detail.visit.durationMinutes,
    able,
    unknownSkills: also.unknown,
    lackingSkills: complete.length > 0 ? [] : also.ids.map((id) => skills.get(id) ?? ''),
    promised: promises.length - unplaced,
    placeKnown: detail.latitude !== null,
  }
}

function detailOf(draft: VisitDraft, skills: ReadonlyMap<string, string>, context: BackendContext): VisitDetail {
  const { store, clock, pipeline } = context
  const { records } = store
  const now = clock.now()
  const workType = draft.workTypeId ? records.get('workTypes', draft.workTypeId) : null
  const site = draft.siteId ? records.get('sites', draft.siteId) : null
  const facts = {
    customerId: site?.customerId ?? null,
    siteId: site?.id ?? null,
    priority: draft.priority,
    workType,
    day: dayOf(now, pipeline.officeZone()),
  }
  return draftVisitDetail({
    id: 'draft',
    number: 0,
    title: '',
    durationMinutes: draft.durationMinutes ?? workType?.durationMinutes ?? plainMinutes,
    priority: draft.priority,
    workType,
    skillName: workType?.skillId ? (skills.get(workType.skillId) ?? null) : null,
    site,
    customerWishes: site?.customerId ? (records.get('customers', site.customerId)?.technicianWishes ?? []) : [],
    opening: site?.openingCalendarId ? records.get('businessCalendars', site.openingCalendarId) : null,
    openedAt: now,
    promises: deadlinesFrom(now, serviceLevelsOf(records), facts),
  })
}

function skillIdsOf(
  names: readonly string[],
  skills: ReadonlyMap<string, string>,
): { ids: string[]; unknown: string[] } {
  const key = (name: string) => wordsOf(name).join(' ')
  const byName = new Map([...skills].map(([id, name]) => [key(name), id]))
  const ids = names.flatMap((name) => byName.get(key(name)) ?? [])
  return { ids, unknown: names.filter((name) => !byName.has(key(name))) }
}

function holdsSkill(lane: TechnicianSchedule, skillId: string | null, level: number): boolean {
  return skillId === null || (lane.skillLevels.get(skillId) ?? 0) >= level
}
