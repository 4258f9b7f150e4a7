import type { ClockFacts, SlaClock } from '#shared/domain/sla/clocks.ts'
import { clocksOf, mostUrgent } from '#shared/domain/sla/clocks.ts'
import type { ClockUrgency } from '#shared/domain/sla/urgency.ts'
import { openPromises, urgencyOf } from '#shared/domain/sla/urgency.ts'
import { dayAndTime } from '../deadline.ts'
import { formatBusinessMinutes, formatDateTime, formatMinutes, formatNumber } from '../format.ts'
import { t } from '../messages.ts'
import { termsIn } from '../../state/service-terms.ts'
import type { ServiceTerms } from '../../state/service-terms.ts'
import type { DrawingName } from '../../ui/icons/drawings.tsx'

/** How a promise is shown: shape, tone and words, the same in every list, card and inspector. */
export interface CountdownLook {
  readonly clock: SlaClock
  readonly urgency: ClockUrgency
  /** Class of the colour; never without the shape or the words. */
  readonly tone: 'risk' | 'warn' | 'hold' | 'good' | 'plain'
  readonly shape: DrawingName | null
  /** Name of the promise: respond, arrive, resolve. */
  readonly name: string
  /** Time left, the date, `35 min late`, or that it is paused. */
  readonly time: string
  /** All of it in words, with the absolute time and what counts. */
  readonly hover: string
}

const shapes: Readonly<Record<ClockUrgency, DrawingName | null>> = {
  missed: 's-miss',
  urgent: 's-risk',
  soon: 's-warn',
  calm: null,
}
const tones = { missed: 'risk', urgent: 'risk', soon: 'warn', calm: 'plain' } as const

/** Look of the promise that matters now: the most urgent one that is still to be kept. Null when none is. */
export function countdownLook(facts: ClockFacts, terms: ServiceTerms, zone: string): CountdownLook | null {
  const clock = mostUrgent(clocksOf(facts, termsIn(terms, facts.slaPolicyId), terms.minute))
  return clock && lookOfClock(clock, facts, terms, zone)
}

/** Look of each promise that was made, kept ones too. */
export function clockLooks(facts: ClockFacts, terms: ServiceTerms, zone: string): CountdownLook[] {
  return clocksOf(facts, termsIn(terms, facts.slaPolicyId), terms.minute)
    .filter(({ state }) => state !== 'none')
    .map((clock) => lookOfClock(clock, facts, terms, zone))
}

function lookOfClock(clock: SlaClock, facts: ClockFacts, terms: ServiceTerms, zone: string): CountdownLook {
  const { minute, dueSoonMinutes } = terms
  const own = termsIn(terms, facts.slaPolicyId)
  const promise = openPromises(facts, own).find(({ name }) => name === clock.name)
  const urgency = promise ? urgencyOf(promise, own.calendar, minute, dueSoonMinutes) : 'calm'
  const name = t(`sla.clock-${clock.name}`)
  const time = timeOf(clock, urgency, minute, zone, lengthOf(own.calendar !== null))
  const paused = clock.state === 'paused'
  const kept = clock.stoppedAt !== null
  return {
    clock,
    urgency,
    name,
    time,
    tone: paused ? 'hold' : kept ? (clock.state === 'met' ? 'good' : 'risk') : tones[urgency],
    shape: paused ? 's-hold' : kept ? (clock.state === 'met' ? 's-done' : 's-miss') : shapes[urgency],
    hover: hoverOf(clock, facts, terms, zone),
  }
}

/** How a length is written: of business time, or of all time. */
function lengthOf(counted: boolean): (minutes: number) => string {
  return counted ? formatBusinessMinutes : formatMinutes
}

function timeOf(
  clock: SlaClock,
  urgency: ClockUrgency,
  minute: number,
  zone: string,
  length: (minutes: number) => string,
): string {
  const { state, stoppedAt, leftMinutes, targetAt } = clock
  if (state === 'paused') return t('sla.paused', { left: length(Math.floor(leftMinutes)) })
  if (stoppedAt !== null) {
    return state === 'met' ? t('sla.met') : t('sla.wasLate', { late: length(Math.ceil(-leftMinutes)) })
  }
  if (state === 'missed') return t('sla.late', { late: length(Math.ceil(-leftMinutes)) })
  return urgency === 'calm' ? dayAndTime(targetAt!, minute, zone) : length(Math.floor(leftMinutes))
}

function hoverOf(clock: SlaClock, facts: ClockFacts, { levels }: ServiceTerms, zone: string): string {
  const { state, stoppedAt, leftMinutes, targetAt, used, name, promised } = clock
  const own = levels.get(facts.slaPolicyId ?? '')
  const left = lengthOf(own?.calendarName != null)(Math.abs(Math.floor(leftMinutes)))
  const stands =
    stoppedAt !== null
      ? t(state === 'met' ? 'sla.hoverMet' : 'sla.hoverMissed', { at: formatDateTime(stoppedAt, zone), time: left })
      : t(`sla.hover-${state}`, {
          time: left,
          counted: String(own?.calendarName != null),
          calendar: own?.calendarName ?? '',
        })
  return [
    t(`sla.by-${name}`, { at: formatDateTime(targetAt!, zone) }),
    stands,
    ...(stoppedAt === null && state !== 'missed'
      ? [t('sla.used', { share: formatNumber(Math.min(used, 9.99) * 100) })]
      : []),
    promised ? t('sla.promised') : own ? t('sla.countedBy', { policy: own.policyName }) : null,
  ]
    .filter((part) => part !== null)
    .join('\n')
}
