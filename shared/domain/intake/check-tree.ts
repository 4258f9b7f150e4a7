import type { IntakeEffect, IntakeQuestion, QuestionTreeBody } from './question-tree-body.ts'

/** What is wrong with a tree. `forbids`: it cannot be walked and is not saved; `warns`: it works, but calls suffer. */
export interface TreeProblem {
  readonly problem:
    | 'duplicateKey'
    | 'missingNext'
    | 'loop'
    | 'noAnswers'
    | 'sameLabel'
    | 'unreachable'
    | 'saysNothing'
    | 'noWorkType'
    | 'noIssue'
    | 'noDuration'
  readonly severity: 'forbids' | 'warns'
  /** Key of the question it is about. */
  readonly key: string
  /** What is named: the missing key, the doubled label, the path of answers that lacks something. */
  readonly detail: string
}

/** Everything wrong with a tree, what forbids it first. An empty list: every path ends and brings what a request needs. */
export function problemsOf(tree: QuestionTreeBody): TreeProblem[] {
  const forbidding = structureProblems(tree)
  if (forbidding.length > 0) return forbidding
  return [...unreachable(tree), ...lacking(tree)]
}

/** Keys of the questions that may follow a question. */
export function nextKeys(question: IntakeQuestion): string[] {
  const named = question.kind === 'choice' ? question.answers.map(({ next }) => next) : [question.then?.next]
  return [...new Set(named.filter((key) => key !== undefined))]
}

/** The most questions a caller can be asked; only for trees without loops. */
export function longestPath(tree: QuestionTreeBody): number {
  const lengthFrom = memoByKey(tree, (question, ofNext: (key: string) => number) =>
    nextKeys(question).reduce((longest, key) => Math.max(longest, 1 + ofNext(key)), 1),
  )
  return lengthFrom(tree.questions[0]!.key)
}

function structureProblems(tree: QuestionTreeBody): TreeProblem[] {
  const found: TreeProblem[] = []
  const add = (problem: TreeProblem['problem'], key: string, detail: string) =>
    found.push({ problem, severity: 'forbids', key, detail })
  const keys = new Set<string>()
  for (const { key } of tree.questions) {
    if (keys.has(key)) add('duplicateKey', key, key)
    keys.add(key)
  }
  for (const question of tree.questions) {
    for (const next of nextKeys(question)) if (!keys.has(next)) add('missingNext', question.key, next)
    if (question.kind !== 'choice') continue
    if (question.answers.length === 0) add('noAnswers', question.key, question.ask)
    const labels = new Set<string>()
    for (const { label } of question.answers) {
      if (labels.has(label)) add('sameLabel', question.key, label)
      labels.add(label)
    }
  }
  const loop = found.length === 0 ? loopIn(tree) : null
  if (loop) add('loop', loop.at(-1)!, loop.join(' → '))
  return found
}

/** The keys of a way round that comes back to where it was; null when there is none. */
function loopIn(tree: QuestionTreeBody): string[] | null {
  const byKey = new Map(tree.questions.map((question) => [question.key, question]))
  const done = new Set<string>()
  const visit = (key: string, path: readonly string[]): string[] | null => {
    if (path.includes(key)) return [...path.slice(path.indexOf(key)), key]
    if (done.has(key)) return null
    for (const next of nextKeys(byKey.get(key)!)) {
      const loop = visit(next, [...path, key])
      if (loop) return loop
    }
    done.add(key)
    return null
  }
  for (const { key } of tree.questions) {
    const loop = visit(key, [])
    if (loop) return loop
  }
  return null
}

function unreachable(tree: QuestionTreeBody): TreeProblem[] {
  const byKey = new Map(tree.questions.map((question) => [question.key, question]))
  const reached = new Set<string>()
  const open = [tree.questions[0]!.key]
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (reached.has(key)) continue
    reached.add(key)
    open.push(...nextKeys(byKey.get(key)!))
  }
  return tree.questions
    .filter(({ key }) => !reached.has(key))
    .map(({ key, ask }) => ({ problem: 'unreachable', severity: 'warns', key, detail: ask }))
}

const wanted = [
  ['saysNothing', (effect: IntakeEffect) => effect.says],
  ['noWorkType', (effect: IntakeEffect) => effect.workType],
  ['noIssue', (effect: IntakeEffect) => effect.issue],
  ['noDuration', (effect: IntakeEffect) => effect.durationMinutes],
] as const

/** For each thing a request needs: one path of answers, if there is any, on which nothing brings it. */
function lacking(tree: QuestionTreeBody): TreeProblem[] {
  return wanted.flatMap(([problem, brings]): TreeProblem[] => {
    const pathWithout = memoByKey(tree, (question, ofNext: (key: string) => readonly string[] | null) => {
      const ends = (next: string | undefined) => (next === undefined ? [] : ofNext(next))
      // What is typed may be left empty: it can be relied on for nothing.
      if (question.kind !== 'choice') return ends(question.then?.next)
      for (const answer of question.answers) {
        if (brings(answer) !== undefined) continue
        const rest = ends(answer.next)
        if (rest) return [answer.label, ...rest]
      }
      return null
    })
    const { key } = tree.questions[0]!
    const path = pathWithout(key)
    return path ? [{ problem, severity: 'warns', key, detail: path.join(' → ') }] : []
  })
}

/** A function of a question and of what it gives for the questions that follow, each worked out once. */
function memoByKey<T>(
  tree: QuestionTreeBody,
  work: (question: IntakeQuestion, ofNext: (key: string) => T) => T,
): (key: string) => T {
  const byKey = new Map(tree.questions.map((question) => [question.key, question]))
  const known = new Map<string, T>()
  const of = (key: string): T => {
    if (!known.has(key)) known.set(key, work(byKey.get(key)!, of))
    return known.get(key)!
  }
  return of
}
