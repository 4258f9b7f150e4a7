import type { Pause } from '../calendar/business-time.ts'
import { addBusinessMinutes } from '../calendar/business-time.ts'
import type { ClockName } from '../sla/clock-name.ts'
import { clockNames, deadlineField, minutesField } from '../sla/clock-name.ts'
import type { ClockTerms } from '../sla/clocks.ts'
import { noTerms, stoppedAt } from '../sla/clocks.ts'
import type { ChosenPolicy, ClockLevels, PolicyFacts, ServiceLevels } from '../sla/service-levels.ts'
import { choosePolicy, termsOf } from '../sla/service-levels.ts'
import type { Hold } from './hold.ts'
import type { WorkOrder } from './work-order.ts'

/** The three promises of a work order, UTC ms; null where none is made. */
export interface Deadlines {
  readonly respondBy: number | null
  readonly arriveBy: number | null
  readonly resolveBy: number | null
}

/** All that a work order keeps of its promises: spread it into the record. */
export interface SlaFields extends Deadlines {
  readonly slaPolicyId: string | null
  readonly slaRuleId: string | null
  readonly promised: ClockName[]
}

/** Dates promised by a person or a source. Left out: the policy counts; null: nothing is promised. */
export type PromisedDates = { readonly [field in keyof Deadlines]?: number | null | undefined }

/**
 * The promises of work from its opening: which policy holds, and its deadlines in the business time of the policy's
 * calendar. Every maker of work orders and requests asks here. Dates promised already stand.
 */
export function deadlinesFrom(
  openedAt: number,
  levels: ServiceLevels,
  facts: PolicyFacts,
  promised: PromisedDates = {},
): SlaFields {
  const { policy, rule } = choosePolicy(levels, facts)
  const terms = termsOf(levels, policy?.id ?? null)
  return {
    slaPolicyId: policy?.id ?? null,
    slaRuleId: rule?.id ?? null,
    promised: clockNames.filter((name) => promised[deadlineField[name]] !== undefined),
    ...deadlines((name) => {
      const date = promised[deadlineField[name]]
      return date === undefined ? countedDeadline(name, terms, openedAt) : date
    }),
  }
}

/** The deadline a policy gives a clock; null where it promises nothing or its calendar never opens. */
export function countedDeadline(
  name: ClockName,
  { policy, calendar }: ClockTerms,
  openedAt: number,
  pauses: readonly Pause[] = [],
): number | null {
  const minutes = policy?.[minutesField[name]] ?? null
  return minutes === null ? null : addBusinessMinutes(calendar, openedAt, minutes, policy?.pausable ? pauses : [])
}

/** What counting again needs of a work order. */
export type Recounted = SlaFields & Pick<WorkOrder, 'openedAt' | 'respondedAt' | 'arrivedAt' | 'completedAt'>

/** Which policy counts from now on; `rule` is the one that chose it, if any. */
export type CountingPolicy = Pick<ChosenPolicy, 'policy'> & { readonly rule: { readonly id: string } | null }

/**
 * The promises of an open work order counted again, because what decides about them has changed. A promised date
 * stands, and so does one that its policy never counted; the deadline of a clock that has stopped stands too: what was
 * kept stays kept. Holds that have ended move the rest; a hold that lasts moves it when it ends.
 */
export function recountedDeadlines(
  workOrder: Recounted,
  { policy, rule }: CountingPolicy,
  levels: ClockLevels,
  holds: readonly Pick<Hold, 'startsAt' | 'endsAt' | 'pausesClock'>[] = [],
): SlaFields {
  const before = termsOf(levels, workOrder.slaPolicyId).policy
  const terms = policy === null ? noTerms : { policy, calendar: termsOf(levels, policy.id).calendar }
  const pauses = holds
    .filter(({ pausesClock, endsAt }) => pausesClock && endsAt !== null)
    .map(({ startsAt, endsAt }) => ({ start: startsAt, end: endsAt }))
  const stands = (name: ClockName) =>
    workOrder.promised.includes(name) ||
    stoppedAt(name, workOrder) !== null ||
    (workOrder[deadlineField[name]] !== null && (before?.[minutesField[name]] ?? null) === null)
  return {
    slaPolicyId: policy?.id ?? null,
    slaRuleId: rule?.id ?? null,
    promised: workOrder.promised,
    ...deadlines((name) =>
      stands(name) ? workOrder[deadlineField[name]] : countedDeadline(name, terms, workOrder.openedAt, pauses),
    ),
  }
}

/** The clocks that are promised once these dates are set by hand. */
export function promisedAfter(promised: readonly ClockName[], set: PromisedDates): ClockName[] {
  return clockNames.filter((name) => promised.includes(name) || set[deadlineField[name]] !== undefined)
}

function deadlines(of: (name: ClockName) => number | null): Deadlines {
  return { respondBy: of('respond'), arriveBy: of('arrive'), resolveBy: of('resolve') }
}
