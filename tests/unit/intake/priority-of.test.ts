import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assetCriticalities } from '#shared/domain/asset/asset.ts'
import { customerTiers } from '#shared/domain/customer/customer.ts'
import { defaultPriorityLines } from '#shared/domain/intake/default-priority-rules.ts'
import { lineHolds, priorityOf } from '#shared/domain/intake/priority-of.ts'
import type { PriorityFacts, PriorityLine } from '#shared/domain/intake/priority-of.ts'
import { priorities } from '#shared/domain/record/priority.ts'

const plain: PriorityFacts = { criticality: null, issue: null, tier: null, safety: false }
const nothingSaid = { criticality: null, issue: null, tier: null, safety: null, active: true } as const

const issues = ['No heating', 'Gas escaping', 'Appearance only', 'Something else']
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const factsArbitrary: fc.Arbitrary<PriorityFacts> = fc.record({
  criticality: nullable(fc.constantFrom(...assetCriticalities)),
  issue: nullable(fc.constantFrom(...issues)),
  tier: nullable(fc.constantFrom(...customerTiers)),
  safety: fc.boolean(),
})
const lineArbitrary: fc.Arbitrary<PriorityLine> = fc.record({
  id: fc.uuid(),
  position: fc.integer({ min: 0, max: 6 }),
  name: fc.string(),
  criticality: nullable(fc.constantFrom(...assetCriticalities)),
  issue: nullable(fc.constantFrom(...issues)),
  tier: nullable(fc.constantFrom(...customerTiers)),
  safety: nullable(fc.boolean()),
  priority: fc.constantFrom(...priorities),
  active: fc.boolean(),
})
const tableArbitrary = fc.uniqueArray(lineArbitrary, { maxLength: 12, selector: ({ id }) => id })

describe('the priority table', () => {
  it('always gives exactly one answer, from a line that holds or from what lies behind the table', () => {
    fc.assert(
      fc.property(factsArbitrary, tableArbitrary, nullable(fc.constantFrom(...priorities)), (facts, lines, ofType) => {
        const verdict = priorityOf(facts, lines, ofType)
        expect(priorities).toContain(verdict.priority)
        if (verdict.rule) {
          expect(verdict.rule.active && lineHolds(verdict.rule, facts)).toBe(true)
          expect(verdict).toMatchObject({ basis: 'rule', priority: verdict.rule.priority })
        } else {
          expect(lines.some((line) => line.active && lineHolds(line, facts))).toBe(false)
          expect(verdict).toEqual({ priority: ofType ?? 'normal', basis: ofType ? 'workType' : 'standard', rule: null })
        }
      }),
    )
  })

  it('is read by position, whatever the order it is stored in', () => {
    fc.assert(
      fc.property(factsArbitrary, tableArbitrary, fc.infiniteStream(fc.integer()), (facts, lines, keys) => {
        const verdict = priorityOf(facts, lines, null)
        const shuffled = lines
          .map((line) => ({ line, key: keys.next().value as number }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ line }) => line)
        expect(priorityOf(facts, shuffled, null)).toEqual(verdict)
        const before = lines.filter((line) => line.active && lineHolds(line, facts))
        if (verdict.rule) expect(Math.min(...before.map(({ position }) => position))).toBe(verdict.rule.position)
      }),
    )
  })

  it('does not look at a line that is switched off, and a line without conditions catches everything', () => {
    const all: PriorityLine = { ...nothingSaid, id: 'all', name: 'All', position: 1, priority: 'low' }
    expect(priorityOf(plain, [{ ...all, active: false }], 'high')).toMatchObject({
      basis: 'workType',
      priority: 'high',
    })
    expect(priorityOf({ ...plain, safety: true }, [all], 'high').rule?.id).toBe('all')
  })

  it('compares the name of an issue without its case', () => {
    const line: PriorityLine = {
      ...nothingSaid,
      id: 'a',
      name: 'a',
      position: 1,
      issue: 'No Heating',
      priority: 'high',
    }
    expect(lineHolds(line, { ...plain, issue: ' no heating ' })).toBe(true)
    expect(lineHolds(line, plain)).toBe(false)
  })
})

describe('the built-in table', () => {
  it('has lines with a name and a place of their own', () => {
    expect(new Set(defaultPriorityLines.map(({ id }) => id)).size).toBe(defaultPriorityLines.length)
    expect(new Set(defaultPriorityLines.map(({ name }) => name)).size).toBe(defaultPriorityLines.length)
    expect(new Set(defaultPriorityLines.map(({ position }) => position)).size).toBe(defaultPriorityLines.length)
  })

  it('makes danger an emergency whatever else is true, and a scratch no emergency even at a critical customer', () => {
    const of = (facts: Partial<PriorityFacts>) => priorityOf({ ...plain, ...facts }, defaultPriorityLines, 'normal')
    expect(of({ safety: true, issue: 'Appearance only' })).toMatchObject({ priority: 'emergency' })
    expect(of({ issue: 'People trapped' }).rule?.name).toBe('People are trapped')
    expect(of({ criticality: 'high', tier: 'critical' }).priority).toBe('emergency')
    expect(of({ criticality: 'high', tier: 'standard' }).priority).toBe('high')
    expect(of({ issue: 'No cooling', tier: 'gold' }).priority).toBe('high')
    expect(of({ issue: 'No cooling', tier: 'standard' })).toMatchObject({ basis: 'workType', priority: 'normal' })
    expect(of({ issue: 'Appearance only', tier: 'critical' }).priority).toBe('low')
  })
})
