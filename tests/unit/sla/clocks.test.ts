import { expect, test } from 'vitest'
import type { SlaPolicy } from '#shared/domain/sla/sla-policy.ts'
import type { SlaRule } from '#shared/domain/sla/sla-rule.ts'
import type { ClockFacts, ClockTerms } from '#shared/domain/sla/clocks.ts'
import { clocksOf, clockOf, mostUrgent } from '#shared/domain/sla/clocks.ts'
import { choosePolicy } from '#shared/domain/sla/service-levels.ts'
import type { PolicyFacts } from '#shared/domain/sla/service-levels.ts'
import { deadlinesFrom, recountedDeadlines } from '#shared/domain/work-order/deadlines.ts'
import { minuteMs } from '#shared/kernel/zone.ts'

const kept = { rev: 1, updatedAt: 0, deletedAt: null }
const policy = (id: string, minutes: Partial<SlaPolicy> = {}): SlaPolicy => ({
  id,
  name: id,
  respondMinutes: 30,
  arriveMinutes: 120,
  resolveMinutes: 240,
  calendarId: null,
  pausable: true,
  stages: [50, 80, 100],
  active: true,
  ...kept,
  ...minutes,
})
const rule = (id: string, position: number, policyId: string, conditions: Partial<SlaRule> = {}): SlaRule => ({
  id,
  position,
  policyId,
  customerId: null,
  contractId: null,
  priority: null,
  workTypeId: null,
  workKind: null,
  active: true,
  ...kept,
  ...conditions,
})
const facts: ClockFacts = {
  openedAt: 0,
  respondBy: 30 * minuteMs,
  arriveBy: 120 * minuteMs,
  resolveBy: 240 * minuteMs,
  respondedAt: null,
  arrivedAt: null,
  completedAt: null,
  cancelled: false,
  slaPolicyId: 'gold',
  promised: [],
  pausedSince: null,
}
const terms: ClockTerms = { policy: policy('gold'), calendar: null }
const states = (more: Partial<ClockFacts>, now: number) =>
  clocksOf({ ...facts, ...more }, terms, now * minuteMs).map(({ state }) => state)

test('each clock is stopped by its own event, or by a later one when its own was never written down', () => {
  expect(states({}, 10)).toEqual(['running', 'running', 'running'])
  expect(states({ respondedAt: 20 * minuteMs }, 60)).toEqual(['met', 'running', 'running'])
  expect(states({ arrivedAt: 100 * minuteMs }, 110)).toEqual(['missed', 'met', 'running'])
  expect(states({ completedAt: 25 * minuteMs }, 300)).toEqual(['met', 'met', 'met'])
})

test('a promise whose deadline has passed is missed although the work is open, and meeting it to the millisecond is in time', () => {
  expect(states({}, 30)).toEqual(['running', 'running', 'running'])
  expect(clockOf('respond', facts, terms, 30 * minuteMs + 1).state).toBe('missed')
  expect(states({ respondedAt: 30 * minuteMs }, 50)[0]).toBe('met')
})

test('cancelled work promises nothing', () => {
  expect(states({ cancelled: true }, 500)).toEqual(['none', 'none', 'none'])
})

test('the most urgent clock is the promise that is still to be kept and falls due first', () => {
  const urgent = (more: Partial<ClockFacts>) => mostUrgent(clocksOf({ ...facts, ...more }, terms, 20 * minuteMs))?.name
  expect(urgent({})).toBe('respond')
  expect(urgent({ respondedAt: 5 })).toBe('arrive')
  expect(urgent({ arrivedAt: 5 })).toBe('resolve')
  expect(urgent({ completedAt: 5 })).toBeUndefined()
})

test('stages are reached at their share of the promised time and forgotten once the promise is kept', () => {
  const stage = (now: number) => clockOf('resolve', facts, terms, now * minuteMs).stage
  expect([119, 120, 191, 192, 239, 240, 500].map(stage)).toEqual([null, 50, 50, 80, 80, 100, 100])
  expect(clockOf('resolve', { ...facts, completedAt: 239 * minuteMs }, terms, 239 * minuteMs).stage).toBeNull()
})

test('a hold that stops clocks freezes what is left, but not a promised date and not a policy that may not pause', () => {
  const held = { ...facts, pausedSince: 60 * minuteMs }
  expect(clockOf('resolve', held, terms, 200 * minuteMs)).toMatchObject({ state: 'paused', leftMinutes: 180 })
  expect(clockOf('respond', held, terms, 200 * minuteMs)).toMatchObject({ state: 'missed', leftMinutes: -30 })
  const promised = { ...held, promised: ['resolve' as const] }
  expect(clockOf('resolve', promised, terms, 200 * minuteMs)).toMatchObject({ state: 'running', leftMinutes: 40 })
  const strict = { ...terms, policy: policy('gold', { pausable: false }) }
  expect(clockOf('resolve', held, strict, 200 * minuteMs).state).toBe('running')
})

const levels = {
  policies: [policy('gold'), policy('silver', { resolveMinutes: 480 }), policy('type')],
  slaRules: [
    rule('second', 2, 'silver', { customerId: 'harbour' }),
    rule('first', 1, 'gold', { customerId: 'harbour', priority: 'high' }),
    rule('off', 0, 'silver', { active: false }),
  ],
  calendars: [],
  contracts: [
    {
      id: 'c',
      customerId: 'mill',
      number: 'C-1',
      name: 'Mill',
      startsOn: '2011-01-01',
      endsOn: '2011-12-31',
      siteIds: [],
      workKinds: [],
      coversLabour: false,
      coversParts: false,
      slaPolicyId: 'gold',
      ...kept,
    },
  ],
}
const of = (more: Partial<PolicyFacts>): PolicyFacts => ({
  customerId: 'harbour',
  siteId: null,
  day: '2011-09-06',
  priority: 'normal',
  workType: { id: 'pump', kind: 'repair', slaPolicyId: 'type' },
  ...more,
})

test('the first active rule that holds chooses the policy, else the contract, else the work type', () => {
  const chosen = (more: Partial<PolicyFacts>) => {
    const { policy: found, by, rule: ruled } = choosePolicy(levels, of(more))
    return [found?.id, by, ruled?.id]
  }
  expect(chosen({ priority: 'high' })).toEqual(['gold', 'rule', 'first'])
  expect(chosen({})).toEqual(['silver', 'rule', 'second'])
  expect(chosen({ customerId: 'mill' })).toEqual(['gold', 'contract', undefined])
  expect(chosen({ customerId: 'mill', day: '2012-01-01' })).toEqual(['type', 'workType', undefined])
  expect(chosen({ customerId: null })).toEqual(['type', 'workType', undefined])
  expect(chosen({ customerId: null, workType: null })).toEqual([undefined, 'none', undefined])
})

test('a promised date stands, a date promised away stays away, and the rest is counted', () => {
  expect(deadlinesFrom(0, levels, of({ priority: 'high' }), { resolveBy: 7, arriveBy: null })).toEqual({
    slaPolicyId: 'gold',
    slaRuleId: 'first',
    promised: ['arrive', 'resolve'],
    respondBy: 30 * minuteMs,
    arriveBy: null,
    resolveBy: 7,
  })
})

test('counting again leaves promised dates and stopped clocks, and adds the holds that have ended', () => {
  const order = { ...facts, slaRuleId: null, promised: ['arrive' as const], respondedAt: 12 * minuteMs }
  const holds = [
    { startsAt: 10 * minuteMs, endsAt: 40 * minuteMs, pausesClock: true },
    { startsAt: 50 * minuteMs, endsAt: 90 * minuteMs, pausesClock: false },
    { startsAt: 100 * minuteMs, endsAt: null, pausesClock: true },
  ]
  const chosen = { policy: levels.policies[1]!, rule: levels.slaRules[0]! }
  expect(recountedDeadlines(order, chosen, levels, holds)).toMatchObject({
    slaPolicyId: 'silver',
    slaRuleId: 'second',
    respondBy: 30 * minuteMs,
    arriveBy: 120 * minuteMs,
    resolveBy: 510 * minuteMs,
  })
})
