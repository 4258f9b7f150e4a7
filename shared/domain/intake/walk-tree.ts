import type { IntakeEffect, IntakeQuestion, QuestionTreeBody } from './question-tree-body.ts'

/** What was answered: which choice, or what was typed. An empty text means "not known" and says nothing. */
export type GivenAnswer =
  { readonly key: string; readonly choice: number } | { readonly key: string; readonly text: string }

/** Everything the answers bring to a request. */
export interface IntakeOutcome {
  /** What the answers say, in their order, each a clause without a full stop. */
  readonly says: readonly string[]
  readonly issue: string | null
  /** Name of the work type; null while no answer has named one. */
  readonly workType: string | null
  readonly skills: readonly string[]
  readonly durationMinutes: number | null
  readonly parts: readonly string[]
  /** Whether any answer says that somebody is in danger; a later answer does not talk it away. */
  readonly safety: boolean
  /** What to tell the caller, in order. */
  readonly advice: readonly string[]
}

/** A question with the answer it got, in words. */
export interface AnsweredQuestion {
  readonly question: IntakeQuestion
  /** Label of the choice, or the typed text; empty for "not known". */
  readonly answer: string
  readonly given: GivenAnswer
}

/** How far a call has got in a tree. */
export interface Walk {
  readonly answered: readonly AnsweredQuestion[]
  /** The question to ask now; null when the questions are over. */
  readonly next: IntakeQuestion | null
  readonly outcome: IntakeOutcome
}

const nothing: IntakeOutcome = {
  says: [],
  issue: null,
  workType: null,
  skills: [],
  durationMinutes: null,
  parts: [],
  safety: false,
  advice: [],
}

/** Longest text kept of one typed answer. */
export const longestAnswer = 500

/**
 * Walks a tree from its first question with the answers given so far. It is a fold over the answers alone: going back
 * is walking with one answer less, so that nothing of the answer taken back stays. An answer that does not belong to
 * the question asked (the tree was edited meanwhile) ends the walk there; the question is asked again.
 */
export function walkTree(tree: QuestionTreeBody, given: readonly GivenAnswer[]): Walk {
  const byKey = new Map(tree.questions.map((question) => [question.key, question]))
  const answered: AnsweredQuestion[] = []
  const asked = new Set<string>()
  let outcome = nothing
  let question: IntakeQuestion | null = tree.questions[0] ?? null
  for (const one of given) {
    if (!question || one.key !== question.key) break
    const reply = replyOf(question, one)
    if (!reply) break
    answered.push({ question, answer: reply.answer, given: one })
    asked.add(question.key)
    outcome = reply.effect ? withEffect(outcome, reply.effect, reply.answer) : outcome
    const next: IntakeQuestion | null = reply.next === undefined ? null : (byKey.get(reply.next) ?? null)
    // A question is asked once: a tree with a loop ends instead of going round.
    question = next && !asked.has(next.key) ? next : null
  }
  return { answered, next: question, outcome }
}

interface Reply {
  readonly answer: string
  readonly effect: IntakeEffect | null
  readonly next: string | undefined
}

function replyOf(question: IntakeQuestion, given: GivenAnswer): Reply | null {
  if (question.kind === 'choice') {
    const answer = 'choice' in given ? question.answers[given.choice] : undefined
    return answer ? { answer: answer.label, effect: answer, next: answer.next } : null
  }
  if (!('text' in given)) return null
  const answer = given.text.replaceAll(/\s+/g, ' ').trim().slice(0, longestAnswer)
  if (question.kind === 'number' && answer !== '' && !isNumber(answer)) return null
  return { answer, effect: answer === '' ? null : (question.then ?? null), next: question.then?.next }
}

/** Whether a typed answer is a number, with a point or a comma. */
export function isNumber(text: string): boolean {
  return /^-?\d{1,9}([.,]\d{1,6})?$/.test(text)
}

/** Later answers win; what they say, parts, skills and advice add up; danger stays. */
function withEffect(outcome: IntakeOutcome, effect: IntakeEffect, answer: string): IntakeOutcome {
  return {
    says:
      effect.says === undefined ? outcome.says : [...outcome.says, effect.says.replaceAll('{answer}', () => answer)],
    issue: effect.issue ?? outcome.issue,
    workType: effect.workType ?? outcome.workType,
    skills: union(outcome.skills, effect.skills),
    durationMinutes: effect.durationMinutes ?? outcome.durationMinutes,
    parts: union(outcome.parts, effect.parts),
    safety: outcome.safety || effect.safety === true,
    advice: effect.advice === undefined ? outcome.advice : union(outcome.advice, [effect.advice]),
  }
}

function union(known: readonly string[], added: readonly string[] | undefined): readonly string[] {
  return added ? [...new Set([...known, ...added])] : known
}

/** The clauses as a title (the first one) and a description (all of them as sentences). */
export function describe(says: readonly string[]): { readonly title: string; readonly description: string } {
  const sentences = says.map((clause) => clause.trim()).filter((clause) => clause !== '')
  const ended = sentences.map((clause) => (/[.!?…]$/.test(clause) ? clause : `${clause}.`))
  return { title: sentences[0] ?? '', description: ended.join(' ') }
}
