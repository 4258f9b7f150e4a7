import type { AppError, Violation } from '../../kernel/app-error.ts'
import type { ChecklistAnswer } from '../checklist/checklist-answer.ts'
import type { GivenAnswer } from '../checklist/checklist-state.ts'
import { checklistOf, completenessOf, isAnswered, saysSomething } from '../checklist/checklist-state.ts'
import type { CostLine } from '../cost/cost-line.ts'
import type { Attachment } from '../note/note.ts'
import type { Visit } from '../visit/visit.ts'
import type { RequiredData, WorkTypeBody } from '../work-type/work-type.ts'
import type { WorkOrder } from './work-order.ts'

/** Everything the gate looks at. */
export interface ClosingFacts {
  readonly workOrder: Pick<WorkOrder, 'id' | 'failureCode' | 'rootCause' | 'outcome'>
  /** The version of the work type it follows (see `templateOf`); without one nothing is required. */
  readonly template: Pick<WorkTypeBody, 'requires' | 'checklist'> | null
  readonly answers: readonly (GivenAnswer & Pick<ChecklistAnswer, 'itemKey'>)[]
  /** Files of the work order and of its visits; those of others do not count. */
  readonly attachments: readonly Pick<Attachment, 'id' | 'subjectKind' | 'subjectId' | 'mediaType'>[]
  readonly costLines: readonly Pick<CostLine, 'kind' | 'visitId' | 'quantity'>[]
  readonly visits: readonly Pick<Visit, 'id' | 'sequence' | 'status' | 'actualStartsAt' | 'actualEndsAt'>[]
}

/** Where in the inspector a gap is filled. */
export type ClosingPlace = 'checklist' | 'files' | 'costs' | 'details'

/** One thing that is required before a work order may be closed, and is not there. */
export interface ClosingGap {
  /** The entry of the template's required data that asks for it. */
  readonly item: RequiredData
  /** What exactly is missing; its words are the message `rules.<code>`. */
  readonly code: `closing-${string}`
  /** What the words fill in; `itemKey` names the checklist item, `visitId` the visit. */
  readonly facts: Violation['facts']
  readonly place: ClosingPlace
}

/**
 * What still keeps a work order from being closed, in the order of the checklist's items and then of the other
 * required data; empty when it may be closed. Pure: a screen may show it long before anybody closes.
 */
export function closingGaps(facts: ClosingFacts): ClosingGap[] {
  const { template } = facts
  if (!template) return []
  return [...new Set(template.requires)].flatMap((item) => gapFinders[item]({ ...facts, template }))
}

/** The refusal that names every gap, for a command to return. */
export function closingRefusal(number: number, gaps: readonly ClosingGap[]): AppError {
  const missing = gaps.map(({ code, facts }) => {
    const named = facts['itemText'] || facts['sequence']
    return named ? `${code.slice('closing-'.length)} (${String(named)})` : code.slice('closing-'.length)
  })
  return {
    kind: 'rule-violation',
    message: `Work order ${number} cannot be closed yet. Missing: ${missing.join(', ')}. It stays done; fill these in and close it again.`,
    violations: gaps.map(({ code, facts }) => ({ rule: code, severity: 'forbids', facts: { ...facts, number } })),
  }
}

type TemplatedFacts = ClosingFacts & { readonly template: NonNullable<ClosingFacts['template']> }

const gapFinders: Readonly<Record<RequiredData, (facts: TemplatedFacts) => ClosingGap[]>> = {
  checklist: ({ template, answers }) =>
    completenessOf(checklistOf({ ...template, requires: [] }), answers).missing.map(({ key, text, position }) => ({
      item: 'checklist',
      code: 'closing-checklist',
      facts: { itemKey: key, itemText: text, position },
      place: 'checklist',
    })),
  photo: (facts) => (hasPhoto(facts) ? [] : [{ item: 'photo', code: 'closing-photo', facts: {}, place: 'files' }]),
  signature: ({ template, answers }) => {
    const items = checklistOf(template).filter(({ answer }) => answer === 'signature')
    if (items.some((item) => isAnswered(item, answerOf(item.key, answers)))) return []
    const itemKey = items[0]!.key
    return [{ item: 'signature', code: 'closing-signature', facts: { itemKey }, place: 'checklist' }]
  },
  time: timeGaps,
  // A line of no pieces says that none were used: that is known, too.
  parts: ({ costLines }) =>
    costLines.some(({ kind }) => kind === 'part')
      ? []
      : [{ item: 'parts', code: 'closing-parts', facts: {}, place: 'costs' }],
  failureCode: ({ workOrder }) => wordGap('failureCode', workOrder.failureCode),
  rootCause: ({ workOrder }) => wordGap('rootCause', workOrder.rootCause),
  outcome: ({ workOrder }) => wordGap('outcome', workOrder.outcome),
}

function answerOf(key: string, answers: ClosingFacts['answers']) {
  return answers.find(({ itemKey }) => itemKey === key)
}

/** A picture of the work: on the work order or a visit of it, and not the drawing of a signature. */
function hasPhoto({ workOrder, template, answers, attachments, visits }: TemplatedFacts): boolean {
  const signed = checklistOf(template).filter(({ answer }) => answer === 'signature')
  const signatures = new Set(signed.map(({ key }) => answerOf(key, answers)?.attachmentId))
  const subjects = new Set([workOrder.id, ...visits.map(({ id }) => id)])
  return attachments.some(
    ({ id, subjectKind, subjectId, mediaType }) =>
      (subjectKind === 'workOrder' || subjectKind === 'visit') &&
      subjects.has(subjectId) &&
      mediaType.startsWith('image/') &&
      !signatures.has(id),
  )
}

/**
 * Each visit that was worked needs its start and end, or labour booked on it; labour of no particular visit covers
 * them all. Work without a visit needs labour.
 */
function timeGaps({ costLines, visits }: TemplatedFacts): ClosingGap[] {
  const labour = costLines.filter(({ kind, quantity }) => kind === 'labour' && quantity > 0)
  if (labour.some(({ visitId }) => visitId === null)) return []
  const worked = visits.filter(({ status }) => status === 'done' || status === 'partlyDone')
  if (worked.length === 0) {
    return labour.length > 0 ? [] : [{ item: 'time', code: 'closing-time', facts: {}, place: 'costs' }]
  }
  return worked
    .filter(({ id, actualStartsAt, actualEndsAt }) => {
      const timed = actualStartsAt !== null && actualEndsAt !== null && actualEndsAt > actualStartsAt
      return !timed && !labour.some(({ visitId }) => visitId === id)
    })
    .map(({ id, sequence }) => ({
      item: 'time',
      code: 'closing-visit-time',
      facts: { visitId: id, sequence },
      place: 'costs',
    }))
}

function wordGap(item: 'failureCode' | 'rootCause' | 'outcome', value: string | null): ClosingGap[] {
  const code = ({ failureCode: 'failure-code', rootCause: 'root-cause', outcome: 'outcome' } as const)[item]
  return saysSomething(value) ? [] : [{ item, code: `closing-${code}`, facts: {}, place: 'details' }]
}
