import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ClosingFacts } from '#shared/domain/work-order/closing-gate.ts'
import { closingGaps, closingRefusal } from '#shared/domain/work-order/closing-gate.ts'
import { checklistAnswerKinds, requiredData } from '#shared/domain/work-type/work-type.ts'
import type { ChecklistItem } from '#shared/domain/work-type/work-type.ts'
import { repositoryRoot } from '#tests/doubles/repository-root.ts'

const blank = { text: null, number: null, attachmentId: null, signedBy: null }

function facts(given: Partial<ClosingFacts> = {}): ClosingFacts {
  return {
    workOrder: { id: 'w', failureCode: null, rootCause: null, outcome: null },
    template: { requires: [...requiredData], checklist: [] },
    answers: [],
    attachments: [],
    costLines: [],
    visits: [],
    ...given,
  }
}

const item = (answer: ChecklistItem['answer'], more: Partial<ChecklistItem> = {}): ChecklistItem => ({
  text: `A ${answer}`,
  answer,
  unit: null,
  ...more,
})

const photo = { id: 'p', subjectKind: 'workOrder', subjectId: 'w', mediaType: 'image/jpeg' } as const
const codes = (given: Partial<ClosingFacts>) => closingGaps(facts(given)).map(({ code }) => code)

test('a work order without anything lacks everything its template requires, each named once', () => {
  expect(codes({})).toEqual([
    'closing-photo',
    'closing-signature',
    'closing-time',
    'closing-parts',
    'closing-failure-code',
    'closing-root-cause',
    'closing-outcome',
  ])
})

test('nothing is required without a template, or by a template that requires nothing', () => {
  expect(closingGaps(facts({ template: null }))).toEqual([])
  expect(closingGaps(facts({ template: { requires: [], checklist: [item('pass-fail')] } }))).toEqual([])
})

test('every required item without an answer is a gap of its own, with its place and words', () => {
  const checklist = [item('pass-fail'), item('number', { key: 'oil' }), item('text', { required: false })]
  const template = { requires: ['checklist' as const], checklist }
  const gaps = closingGaps(facts({ template, answers: [{ itemKey: '1', ...blank, text: 'fail' }] }))
  expect(gaps).toEqual([
    {
      item: 'checklist',
      code: 'closing-checklist',
      facts: { itemKey: 'oil', itemText: 'A number', position: 2 },
      place: 'checklist',
    },
  ])
})

test('blanks, dashes and words that are no answer leave an item open', () => {
  const template = { requires: ['checklist' as const], checklist: [item('text'), item('choice'), item('pass-fail')] }
  const answers = [' — ', '...', 'yes'].map((text, i) => ({ itemKey: String(i + 1), ...blank, text }))
  expect(closingGaps(facts({ template, answers })).map((gap) => gap.facts['itemKey'])).toEqual(['1', '2', '3'])
})

test('the drawing of a signature is no photo of the work, and the photo of the request is none either', () => {
  const checklist = [item('signature', { key: 'sign' })]
  const template = { requires: ['photo' as const, 'signature' as const], checklist }
  const answers = [{ itemKey: 'sign', ...blank, attachmentId: 'p' }]
  expect(codes({ template, answers, attachments: [photo] })).toEqual(['closing-photo'])
  expect(codes({ template, answers, attachments: [{ ...photo, id: 'q', subjectId: 'other' }] })).toEqual([
    'closing-photo',
  ])
  expect(codes({ template, answers, attachments: [{ ...photo, id: 'q', mediaType: 'application/pdf' }] })).toEqual([
    'closing-photo',
  ])
  expect(codes({ template, answers, attachments: [{ ...photo, id: 'q' }] })).toEqual([])
})

test('a signature may be typed, and needs no item of the checklist', () => {
  const template = { requires: ['signature' as const], checklist: [] }
  expect(codes({ template, answers: [{ itemKey: 'signOff', ...blank, signedBy: 'M. Ortiz, janitor' }] })).toEqual([])
  expect(codes({ template, answers: [{ itemKey: 'signOff', ...blank, signedBy: '  ' }] })).toEqual([
    'closing-signature',
  ])
})

test('each visit that was worked needs its time, or labour on it', () => {
  const template = { requires: ['time' as const], checklist: [] }
  const visit = (id: string, sequence: number, worked: number | null) =>
    ({ id, sequence, status: 'done', actualStartsAt: 0, actualEndsAt: worked }) as const
  const visits = [visit('a', 1, 60), visit('b', 2, null), { ...visit('c', 3, null), status: 'cancelled' as const }]
  expect(closingGaps(facts({ template, visits })).map((gap) => gap.facts)).toEqual([{ visitId: 'b', sequence: 2 }])
  const labour = (visitId: string | null, quantity = 1) => [{ kind: 'labour' as const, visitId, quantity }]
  expect(codes({ template, visits, costLines: labour('b') })).toEqual([])
  expect(codes({ template, visits, costLines: labour(null) })).toEqual([])
  expect(codes({ template, visits, costLines: labour('b', 0) })).toEqual(['closing-visit-time'])
  expect(codes({ template, costLines: labour(null) })).toEqual([])
})

test('that no parts were used is recorded with a line of none', () => {
  const template = { requires: ['parts' as const], checklist: [] }
  expect(codes({ template, costLines: [{ kind: 'part', visitId: null, quantity: 0 }] })).toEqual([])
})

test('the refusal names every gap, and each has its words', () => {
  const template = { requires: [...requiredData], checklist: [item('pass-fail')] }
  const visits = [{ id: 'a', sequence: 1, status: 'done', actualStartsAt: null, actualEndsAt: null } as const]
  const gaps = [...closingGaps(facts({ template, visits })), ...closingGaps(facts())]
  const refusal = closingRefusal(12, gaps)
  expect(refusal.kind === 'rule-violation' && refusal.violations.length).toBe(gaps.length)
  expect(refusal.message).toContain('A pass-fail')
  const file = path.join(repositoryRoot, 'resources/messages/en/rules.json')
  const words = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  for (const { code } of gaps) expect(words[code], code).toBeTruthy()
})

const itemArbitrary = fc.record({
  answer: fc.constantFrom(...checklistAnswerKinds),
  required: fc.boolean(),
  text: fc.string(),
  unit: fc.constant(null),
})
const answerArbitrary = fc.record({
  itemKey: fc.nat({ max: 8 }).map(String),
  text: fc.option(fc.oneof(fc.constantFrom('pass', 'fail', 'na'), fc.string())),
  number: fc.option(fc.double({ noNaN: true })),
  attachmentId: fc.option(fc.constantFrom('p', 'q')),
  signedBy: fc.option(fc.string()),
})
const factsArbitrary: fc.Arbitrary<ClosingFacts> = fc.record({
  workOrder: fc.record({
    id: fc.constant('w'),
    failureCode: fc.option(fc.string()),
    rootCause: fc.option(fc.string()),
    outcome: fc.option(fc.string()),
  }),
  template: fc.record({
    requires: fc.subarray([...requiredData]),
    checklist: fc.array(itemArbitrary, { maxLength: 8 }),
  }),
  answers: fc.uniqueArray(answerArbitrary, { selector: ({ itemKey }) => itemKey, maxLength: 8 }),
  attachments: fc.subarray([photo, { ...photo, id: 'q', mediaType: 'application/pdf' }]),
  costLines: fc.array(
    fc.record({
      kind: fc.constantFrom('labour', 'part'),
      visitId: fc.constantFrom(null, 'v'),
      quantity: fc.nat({ max: 2 }),
    }),
    { maxLength: 3 },
  ),
  visits: fc.constantFrom(
    [],
    [{ id: 'v', sequence: 1, status: 'done' as const, actualStartsAt: 1, actualEndsAt: null }],
  ),
})

test('requiring less, or answering more, never opens a new gap', () => {
  const key = (gap: ReturnType<typeof closingGaps>[number]) => JSON.stringify([gap.item, gap.code, gap.facts])
  fc.assert(
    fc.property(factsArbitrary, answerArbitrary, fc.nat(), (given, more, at) => {
      const before = new Set(closingGaps(given).map(key))
      const template = given.template!
      const requires = template.requires.filter((_, i) => i !== at % Math.max(1, template.requires.length))
      for (const gap of closingGaps({ ...given, template: { ...template, requires } })) {
        // Without the requirement the signature has no item of its own, so only its own gap may name another.
        expect(before).toContain(key(gap))
      }
      // A signature that is drawn takes its file from the photos, so only answers without a file are sure to help.
      if (given.answers.some(({ itemKey }) => itemKey === more.itemKey)) return
      const answers = [...given.answers, { ...more, attachmentId: null }]
      for (const gap of closingGaps({ ...given, answers })) expect(before).toContain(key(gap))
    }),
    { numRuns: 500 },
  )
})

test('a work order whose gaps are all filled has none', () => {
  fc.assert(
    fc.property(factsArbitrary, (given) => {
      const filled: ClosingFacts = {
        ...given,
        workOrder: { id: 'w', failureCode: 'F1', rootCause: 'worn', outcome: 'replaced' },
        answers: [...given.template!.checklist, item('signature')].map((_, i, all) => ({
          itemKey: i === all.length - 1 ? 'signOff' : String(i + 1),
          text: 'pass',
          number: 1,
          attachmentId: 'drawing',
          signedBy: 'Ana',
        })),
        attachments: [photo],
        costLines: [
          { kind: 'labour', visitId: null, quantity: 1 },
          { kind: 'part', visitId: null, quantity: 0 },
        ],
      }
      expect(closingGaps(filled)).toEqual([])
    }),
  )
})
