import { expect, test } from 'vitest'
import { builtInWeights, policiesOf, policyOf, policySettingsOf } from '#shared/domain/policy/policy.ts'
import { withCopy, withWeights, withoutPolicy } from '#shared/domain/policy/edit-policies.ts'
import { policyWeightsSchema } from '#shared/domain/policy/policy-weights.ts'
import { skipMinutes } from '#shared/domain/policy/urgency-cost.ts'
import { priorities } from '#shared/domain/record/priority.ts'
import { dayMs } from '#shared/kernel/zone.ts'

test.each(Object.entries(builtInWeights))(
  'the weights of the built-in policy %s lie within their ranges',
  (_, weights) => {
    expect(policyWeightsSchema.parse(weights)).toEqual(weights)
  },
)

test('without a setting, Balanced is in use, and a setting that cannot be read counts as none', () => {
  expect(policyOf(policySettingsOf(undefined)).id).toBe('balanced')
  expect(policyOf(policySettingsOf({ inUse: 7 })).id).toBe('balanced')
})

test('a changed built-in policy and one of the office are found by their ids; one that is gone gives the one in use', () => {
  const weights = { ...builtInWeights.emergency, travel: 4 }
  const own = { id: 'storm', name: 'Storm', weights }
  const settings = policySettingsOf({ inUse: 'storm', changed: { emergency: weights }, own: [own] })
  expect(policiesOf(settings).map(({ id, changed }) => [id, changed])).toEqual([
    ['balanced', false],
    ['customerFirst', false],
    ['leastTravel', false],
    ['emergency', true],
    ['storm', false],
  ])
  expect(policyOf(settings, 'emergency').weights.travel).toBe(4)
  expect(policyOf(settings, 'gone').id).toBe('storm')
})

test('leaving out the least urgent visit of a priority costs more than the most urgent one of the next lower', () => {
  const [emergency, high, normal, low] = priorities.map((priority) => ({
    least: skipMinutes(priority, 0, false),
    most: skipMinutes(priority, 400 * dayMs, true),
  }))
  expect(emergency!.least).toBeGreaterThan(high!.most)
  expect(high!.least).toBeGreaterThan(normal!.most)
  expect(normal!.least).toBeGreaterThan(low!.most)
})

test('a built-in policy that is set back counts as unchanged; a copy that goes leaves Balanced in use', () => {
  const start = policySettingsOf(undefined)
  const changed = withWeights(start, 'emergency', { ...builtInWeights.emergency, travel: 5 })
  expect(policyOf(changed, 'emergency').changed).toBe(true)
  expect(withWeights(changed, 'emergency', builtInWeights.emergency)).toEqual(start)
  const copied = { ...withCopy(changed, 'emergency', 'storm', 'Storm'), inUse: 'storm' }
  expect(policyOf(copied).weights.travel).toBe(5)
  expect(policyOf(withoutPolicy(copied, 'storm')).id).toBe('balanced')
})
