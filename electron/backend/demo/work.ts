import type { NewRow } from '#shared/domain/entities.ts'
import type { Random } from '#shared/kernel/random.ts'
import { hourMs, minuteMs } from '#shared/kernel/zone.ts'
import { demoClosingNotes, demoPolicies } from './catalogue.ts'
import type { DemoWork } from './catalogue.ts'
import type { DemoDraft } from './draft.ts'
import { pickWork } from './packing.ts'
import type { DemoSite } from './places.ts'
import { notPlaced } from '#shared/domain/visit/new-visit.ts'

/** Ids of the rows that work hangs on. */
export interface DemoIds {
  readonly works: ReadonlyMap<string, string>
  readonly districts: readonly string[]
  /** Service levels by name. */
  readonly policies: ReadonlyMap<string, string>
}

/** How long before the visit work of each priority is reported: least and most hours. */
const leadHours = { emergency: [0.4, 1.7], high: [0.8, 7], normal: [6, 44], low: [40, 300] } as const

/** When work that was visited at an instant had been reported. A few reports waited too long. */
export function openedBefore(draft: DemoDraft, work: DemoWork, visitAt: number): number {
  const [least, most] = work.policy === 'Planned' ? leadHours.low : leadHours[work.priority]
  const forgotten = draft.random.chance(0.1)
  const hours = forgotten
    ? (demoPolicies[work.policy].resolveMinutes / 60) * (0.85 + draft.random.next() * 0.4)
    : least + draft.random.next() * (most - least)
  return Math.round((visitAt - hours * hourMs) / minuteMs) * minuteMs
}

/** Whether work that is planned for a span ahead can have been reported by now and still be in time. */
export function canBeInTime(draft: DemoDraft, work: DemoWork, startsAt: number): boolean {
  const { arriveMinutes, resolveMinutes } = demoPolicies[work.policy]
  const latest = draft.now - 90 * minuteMs
  const arriveBy = latest + (arriveMinutes ?? resolveMinutes) * minuteMs
  return (
    startsAt <= draft.now ||
    (startsAt <= arriveBy && startsAt + work.minutes * minuteMs <= latest + resolveMinutes * minuteMs)
  )
}

/** A number that the pipeline replaces by the next free one. */
const numberLater = 0

const sources = ['Phone', 'Phone', 'Phone', 'E-mail', 'E-mail', 'Portal', 'Technician']
const details = [
  'Please call before you come.',
  'It started this morning.',
  'Happened last month as well.',
  'Guests are complaining.',
  'We have switched it off for now.',
  'The caretaker can let you in.',
  'Access only with the site contact.',
]

type Status = NewRow<'workOrders'>['status']

/** A work order with its request, where somebody reported it; planned work has none. */
export function openWorkOrder(
  draft: DemoDraft,
  ids: DemoIds,
  work: DemoWork,
  site: DemoSite,
  openedAt: number,
  state: {
    readonly status: Status
    readonly completedAt: number | null
    readonly holdReason?: string
    /** Somebody was assigned by then; left out: nobody yet. */
    readonly assignedBy?: number
    readonly arrivedAt?: number
  },
): { readonly orderId: string; readonly requestId: string | null } {
  const { random } = draft
  const { respondMinutes, arriveMinutes, resolveMinutes } = demoPolicies[work.policy]
  const after = (minutes: number | null) => (minutes === null ? null : openedAt + minutes * minuteMs)
  const resolveBy = openedAt + resolveMinutes * minuteMs
  const title = `${random.pick(work.titles)}: ${site.name.split(', ')[0]!}`
  const shared = {
    title,
    description: work.policy === 'Planned' ? 'From the maintenance plan.' : random.pick(details),
    team: work.team,
    priority: work.priority,
    workTypeId: ids.works.get(work.name)!,
    customerId: site.customerId,
    siteId: site.id,
    assetId: site.assets.get(work.asset)?.id ?? null,
    territoryId: ids.districts[site.district]!,
    openedAt,
    resolveBy,
  }
  const requestRow =
    work.policy === 'Planned'
      ? null
      : {
          ...shared,
          number: numberLater,
          externalId: null,
          importId: null,
          resolveByPromised: false,
          status: 'accepted' as const,
          source: random.pick(sources),
          closedAt: state.completedAt,
          closingNote: state.completedAt === null ? null : random.pick(demoClosingNotes[work.category]),
          sourceVerdict: null,
          mergedIntoId: null,
          decisionReason: null,
        }
  const requestId = requestRow ? draft.add('requests', { ...requestRow, workOrderId: null }, openedAt) : null
  const requestIndex = draft.rows.length - 1
  const orderId = draft.add(
    'workOrders',
    {
      ...shared,
      number: numberLater,
      requestId,
      status: state.status,
      slaPolicyId: ids.policies.get(work.policy)!,
      respondBy: after(respondMinutes),
      arriveBy: after(arriveMinutes),
      respondedAt: assignedAt(draft, openedAt, respondMinutes, state.assignedBy ?? null),
      arrivedAt: state.arrivedAt ?? null,
      completedAt: state.completedAt,
      holdReason: state.holdReason ?? null,
    },
    openedAt,
  )
  if (requestId) {
    const { entity, row } = draft.rows[requestIndex]!
    draft.rows[requestIndex] = { entity, row: { ...row, workOrderId: orderId } as typeof row }
  }
  return { orderId, requestId }
}

/** When somebody was assigned: mostly within the promise, now and then after it, and before the visit in any case. */
function assignedAt(
  { rows }: DemoDraft,
  openedAt: number,
  respondMinutes: number | null,
  assignedBy: number | null,
): number | null {
  if (assignedBy === null) return null
  // Spread without drawing lots, so that the rest of the city stays as it is.
  const share = (0.1 + ((rows.length * 37) % 100) / 95) * (respondMinutes ?? 240)
  return Math.max(openedAt, Math.min(assignedBy, Math.round(openedAt / minuteMs + share) * minuteMs))
}

/** A report that nobody has decided on yet, or that was turned away. */
export function openRequest(
  draft: DemoDraft,
  ids: DemoIds,
  work: DemoWork,
  site: DemoSite | null,
  openedAt: number,
  more: Partial<NewRow<'requests'>> = {},
): string {
  const { random } = draft
  const promise = demoPolicies[work.policy]
  const after = (minutes: number | null) => (minutes === null ? null : openedAt + minutes * minuteMs)
  return draft.add(
    'requests',
    {
      number: numberLater,
      externalId: null,
      importId: null,
      status: 'new',
      title: random.pick(work.titles),
      description: random.pick(details),
      source: random.pick(sources),
      team: work.team,
      priority: work.priority,
      workTypeId: ids.works.get(work.name)!,
      customerId: site?.customerId ?? null,
      siteId: site?.id ?? null,
      assetId: site?.assets.get(work.asset)?.id ?? null,
      territoryId: site ? ids.districts[site.district]! : null,
      openedAt,
      slaPolicyId: ids.policies.get(work.policy)!,
      respondBy: after(promise.respondMinutes),
      arriveBy: after(promise.arriveMinutes),
      resolveBy: after(promise.resolveMinutes),
      resolveByPromised: false,
      closedAt: null,
      closingNote: null,
      sourceVerdict: null,
      workOrderId: null,
      mergedIntoId: null,
      decisionReason: null,
      ...more,
    },
    openedAt,
  )
}

/** Something that could be reported: a repair on an asset of some site. */
export function drawReport(random: Random, sites: readonly DemoSite[]): { work: DemoWork; site: DemoSite } {
  for (;;) {
    const site = random.pick(sites)
    const work = pickWork(random)
    if (work.category === 'Repair' && site.assets.has(work.asset)) return { work, site }
  }
}

/** Fields of a visit that nobody has placed yet. */
export function unplaced(work: DemoWork, workOrderId: string, sequence = 1): Omit<NewRow<'visits'>, 'id'> {
  return {
    workOrderId,
    sequence,
    durationMinutes: work.minutes,
    ...notPlaced,
  }
}
