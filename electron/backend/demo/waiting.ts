import { hourMs, minuteMs } from '#shared/kernel/zone.ts'
import { demoPolicies } from './catalogue.ts'
import type { DemoWork } from './catalogue.ts'
import type { DemoDraft } from './draft.ts'
import { pickWork } from './packing.ts'
import type { DemoSite } from './places.ts'
import { drawReport, openRequest, openWorkOrder, unplaced } from './work.ts'
import type { DemoIds } from './work.ts'

const queueSize = 40
/** The one reason of the demo that does not stop clocks. */
export const depotPart = 'Waiting for a part from the depot'
const holdReasons = [
  depotPart,
  'Customer has to clear the plant room',
  'Approval of the quote',
  'No access until the tenant is back',
  'Waiting for the crane',
]
const inboxSize = 20
const repeats = ['Second call: still not fixed', 'Another tenant reports the same', 'Same as yesterday, please hurry']

/** What waits for the dispatcher: visits to schedule, work on hold, and an inbox with some reports told twice. */
export function fillQueues(draft: DemoDraft, ids: DemoIds, sites: readonly DemoSite[]): void {
  const { random } = draft
  const unknown = sites.filter((site) => !site.known)
  for (let index = 0; index < queueSize; index++) {
    const { site, work } = drawWork(draft, index % 13 === 7 ? unknown : sites, index % 10 === 0)
    const answered = isAnswered(work, index)
    const openedAt = openedFor(draft, work, index, answered)
    const { orderId } = openWorkOrder(draft, ids, work, site, openedAt, {
      status: 'open',
      completedAt: null,
      ...(answered ? { assignedBy: draft.now } : {}),
    })
    const windowDay = index % 4
    const fromMinute = random.pick([480, 600, 780, 840])
    const window =
      index % 3 === 1 ? { day: windowDay, from: fromMinute, to: fromMinute + random.pick([120, 180, 240]) } : null
    draft.add('visits', {
      ...unplaced(work, orderId),
      windowStartsAt: window ? draft.at(window.day, window.from) : null,
      windowEndsAt: window ? draft.at(window.day, window.to) : null,
    })
  }
  for (const holdReason of holdReasons) {
    const { site, work } = drawWork(draft, sites, false)
    // A clock that runs on through its hold is a young one: nobody lets a customer wait for weeks.
    const hoursAgo = random.integer(20, 400)
    const openedAt = draft.now - (holdReason === depotPart ? hoursAgo / 20 : hoursAgo) * hourMs
    const { orderId } = openWorkOrder(draft, ids, work, site, openedAt, {
      status: 'onHold',
      completedAt: null,
      holdReason,
      assignedBy: openedAt + hourMs,
    })
    draft.add('visits', unplaced(work, orderId))
  }
  fillInbox(draft, ids, sites)
}

function fillInbox(draft: DemoDraft, ids: DemoIds, sites: readonly DemoSite[]): void {
  const { random } = draft
  for (let index = 0; index < inboxSize; index++) {
    const { work, site } = drawReport(random, sites)
    const openedAt = draft.now - random.integer(4, index < 12 ? 170 : 1_900) * minuteMs
    // A caller who names neither place nor trade: somebody has to find out first.
    const vague = index % 9 === 4
    const title = random.pick(work.titles)
    openRequest(draft, ids, work, vague ? null : site, openedAt, {
      title,
      ...(vague
        ? {
            workTypeId: null,
            team: null,
            slaPolicyId: null,
            respondBy: null,
            arriveBy: null,
            resolveBy: null,
            priority: 'normal',
            description: 'Caller will send the address.',
          }
        : {}),
    })
    if (index % 4 === 0 && !vague) {
      openRequest(draft, ids, work, site, Math.min(openedAt + 21 * minuteMs, draft.now - minuteMs), {
        title,
        description: random.pick(repeats),
      })
    }
  }
}

/** Work that makes sense at one of the sites; emergencies wait in a queue only where asked for. */
function drawWork(
  draft: DemoDraft,
  sites: readonly DemoSite[],
  emergencies: boolean,
): { site: DemoSite; work: DemoWork } {
  for (;;) {
    const site = draft.random.pick(sites)
    const work = pickWork(draft.random)
    if (site.assets.has(work.asset) && (emergencies || work.priority !== 'emergency')) return { site, work }
  }
}

/** Whether somebody was assigned who was needed elsewhere since: always soon after a report in a hurry, else for every other one. */
function isAnswered(work: DemoWork, index: number): boolean {
  const hurry = (demoPolicies[work.policy].respondMinutes ?? Infinity) <= 120
  return index % 4 !== 0 && (hurry || index % 2 === 1)
}

/** By the promise that falls due next: every tenth is a little overdue, every fourth is due soon, the rest have time. */
function openedFor(draft: DemoDraft, work: DemoWork, index: number, answered: boolean): number {
  const { random } = draft
  const { respondMinutes, arriveMinutes, resolveMinutes } = demoPolicies[work.policy]
  const promise = (answered ? null : respondMinutes) ?? arriveMinutes ?? resolveMinutes
  const left =
    index % 10 === 3
      ? -random.integer(10, 110)
      : index % 4 === 0
        ? random.integer(20, 240)
        : Math.round(promise * (0.25 + random.next() * 0.7))
  return draft.now - (promise - Math.min(left, promise - 8)) * minuteMs
}
