import type { Change } from '../commands/change.ts'
import type { ReadMap } from '../commands/read.ts'
import type { Actor, CommandContext, CommandDefinition } from '../commands/command.ts'
import { refusedByRole } from '../domain/access/permissions.ts'
import { withDefaults } from '../domain/entities.ts'
import type { EntityName } from '../domain/entities.ts'
import { isProvisional } from '../domain/record/provisional-number.ts'
import type { AppError } from '../kernel/app-error.ts'
import { fromZodError } from '../kernel/app-error.ts'
import { sameValue } from '../kernel/same-value.ts'
import { argsOnNewerRows } from './args-on-newer-rows.ts'
import { isHardField } from './field-merge.ts'
import type { Crossing, Envelope, RecordedChange } from './envelope.ts'
import { indexedFields } from './reads/indexed-fields.ts'
import { loadReadsProgram } from './reads/load-reads.ts'
import type { PrimitiveRead, ReadProgram } from './reads/primitive-read.ts'
import { references } from './reads/references.ts'
import { isRecorded } from './recorded-command.ts'
import type { StoredRow } from './stored-row.ts'

/** A record before and after a command; null: it is not there. */
export interface RowChange {
  readonly entity: EntityName
  readonly id: string
  readonly before: StoredRow | null
  readonly after: StoredRow | null
}

/** What a command comes to on the records as they are now. */
export type Judgement =
  | { readonly kind: 'applied'; readonly changes: readonly RowChange[]; readonly crossings: readonly Crossing[] }
  | { readonly kind: 'rejected'; readonly error: AppError; readonly crossings: readonly Crossing[] }

/** What a place that judges does in its own way; left out: as the hub does. */
export interface Judging {
  /** Loads the rows a command declares. */
  readonly load?: (reads: ReadMap) => ReadProgram<Record<string, unknown>>
  /** New records keep the provisional numbers they have: on the desk, which has no others. */
  readonly keepsNumbers?: boolean
}

/**
 * Runs a command of a desk on the records as they are now: role, arguments, the command's own rules, and whether somebody
 * else changed what it changes. Nothing is written. A bug in a command is thrown.
 */
export function* judgeEnvelope(
  envelope: Envelope,
  definition: CommandDefinition | undefined,
  actor: Actor,
  context: CommandContext,
  { load = loadReadsProgram, keepsNumbers = false }: Judging = {},
): ReadProgram<Judgement> {
  const refused = refusedByRole(actor, envelope.name)
  if (refused) return rejected(refused)
  if (isRecorded(definition)) return yield* judgeRecorded(envelope, context, keepsNumbers)
  const args = definition!.args.safeParse(argsOnNewerRows(envelope.args))
  if (!args.success) return rejected(fromZodError(args.error))
  const first = yield* load(definition!.reads(args.data))
  const second = definition!.readsThen ? yield* load(definition!.readsThen(args.data, first)) : {}
  const decision = definition!.apply(args.data, { ...first, ...second }, context)
  if (!decision.ok) return rejected(decision.error)
  return yield* resolve(decision.value.changes, envelope, context.now)
}

function rejected(error: AppError, crossings: readonly Crossing[] = []): Judgement {
  return { kind: 'rejected', error, crossings }
}

/** The records a command's changes make of those that are there; hard fields that crossed refuse the whole. */
function* resolve(changes: readonly Change[], envelope: Envelope, now: number): ReadProgram<Judgement> {
  const rows = yield* currentRows(changes)
  const firsts = new Map<string, RowChange>()
  const crossings: Crossing[] = []
  for (const change of changes) {
    const id = change.op === 'insert' ? change.row.id : change.id
    const key = `${change.entity} ${id}`
    const current = rows.get(key) ?? null
    const after = applied(change, current, now)
    if (after === undefined) return rejected(gone(change.entity, id), crossings)
    if (change.op === 'update' && current) crossings.push(...crossingsOf(change, current, envelope))
    if (after === current) continue
    const before = firsts.has(key) ? firsts.get(key)!.before : current
    firsts.set(key, { entity: change.entity, id, before, after })
    if (after) rows.set(key, after)
    else rows.delete(key)
  }
  const hard = crossings.filter(({ entity, field }) => isHardField(entity, field))
  if (hard.length > 0) return rejected(crossed(hard), crossings)
  return { kind: 'applied', changes: [...firsts.values()], crossings }
}

function* currentRows(changes: readonly Change[]): ReadProgram<Map<string, StoredRow>> {
  const ids = new Map<EntityName, Set<string>>()
  for (const change of changes) {
    const of = ids.get(change.entity) ?? new Set()
    ids.set(change.entity, of.add(change.op === 'insert' ? change.row.id : change.id))
  }
  const asked = [...ids].map(([entity, of]): PrimitiveRead => ({ kind: 'byIds', entity, ids: [...of] }))
  if (asked.length === 0) return new Map()
  const answers = yield asked
  return new Map(answers.flatMap((rows, at) => rows.map((row) => [`${asked[at]!.entity} ${row.id}`, row] as const)))
}

/** The record after a change; the same object where nothing is new; undefined where there is nothing to change. */
function applied(change: Change, current: StoredRow | null, now: number): StoredRow | null | undefined {
  if (change.op === 'insert') {
    const row = { rev: 1, deletedAt: null, ...withDefaults(change.entity, change.row), updatedAt: now }
    return row as unknown as StoredRow
  }
  if (!current) return undefined
  if (change.op === 'remove') return null
  const set = Object.entries(change.set).filter(
    ([field, value]) => value !== undefined && !sameValue(current[field], value),
  )
  if (set.length === 0) return current
  return { ...current, ...Object.fromEntries(set), rev: current.rev + 1, updatedAt: now }
}

/** Fields this change sets that somebody else changed since the desk saw them, to another value than this one. */
function crossingsOf(change: Extract<Change, { op: 'update' }>, current: StoredRow, { base }: Envelope): Crossing[] {
  const seen = base[change.entity]?.[change.id]
  if (!seen) return []
  return Object.entries(change.set).flatMap(([field, mine]): Crossing[] => {
    const theirs = current[field]
    if (!(field in seen) || mine === undefined || sameValue(theirs, seen[field]) || sameValue(theirs, mine)) return []
    return [
      { entity: change.entity, id: change.id, field, base: json(seen[field]), mine: json(mine), theirs: json(theirs) },
    ]
  })
}

/** A recorded command: what it changed is written as it stands, where the records are as the desk saw them. */
function* judgeRecorded(
  envelope: Envelope,
  { now, nextNumber }: CommandContext,
  keepsNumbers: boolean,
): ReadProgram<Judgement> {
  const recorded = envelope.changes ?? []
  const changes = recorded.map((change): Change => {
    if (change.op === 'insert')
      return {
        ...change,
        row: { ...(keepsNumbers ? change.row : numbered(change, nextNumber)), id: change.id },
      } as unknown as Change
    return change as unknown as Change
  })
  const rows = yield* currentRows(changes)
  const crossings: Crossing[] = []
  for (const change of recorded) {
    const current = rows.get(`${change.entity} ${change.id}`)
    if (change.op === 'insert' && current) return rejected(taken(change.entity, change.id))
    if (change.op !== 'update' || !current) continue
    for (const [field, was] of Object.entries(change.was)) {
      const [theirs, mine] = [current[field], change.set[field]]
      if (sameValue(theirs, was) || sameValue(theirs, mine)) continue
      crossings.push({ entity: change.entity, id: change.id, field, base: was, mine: json(mine), theirs: json(theirs) })
    }
  }
  if (crossings.length > 0) return rejected(crossed(crossings), crossings)
  const held = yield* heldRemoval(recorded)
  if (held) return rejected(held)
  return yield* resolve(changes, { ...envelope, base: {} }, now)
}

const numberedKinds = { requests: 'request', workOrders: 'workOrder', invoiceDrafts: 'invoice' } as const

/** A new record with a number of the hub in place of a provisional one. */
function numbered(
  { entity, row }: { readonly entity: EntityName; readonly row: Readonly<Record<string, unknown>> },
  nextNumber: CommandContext['nextNumber'],
): Readonly<Record<string, unknown>> {
  const kind = (numberedKinds as Partial<Record<EntityName, 'request' | 'workOrder' | 'invoice'>>)[entity]
  const provisional = kind && typeof row['number'] === 'number' && isProvisional(row['number'])
  return provisional ? { ...row, number: nextNumber(kind) } : row
}

function json(value: unknown): Crossing['mine'] {
  return (value ?? null) as Crossing['mine']
}

function gone(entity: EntityName, id: string): AppError {
  return { kind: 'not-found', message: `This ${entity} was removed by somebody else. Your change is kept.`, entity, id }
}

function taken(entity: EntityName, id: string): AppError {
  const facts = { reason: 'already-there', entity, id }
  return { kind: 'conflict', message: 'This was added by somebody else in the meantime. Your change is kept.', facts }
}

function crossed(crossings: readonly Crossing[]): AppError {
  const [first] = crossings
  const facts = {
    reason: 'changed-since',
    entity: first!.entity,
    id: first!.id,
    fields: crossings.map(({ field }) => field).join(','),
  }
  return { kind: 'conflict', message: 'Somebody else changed this in the meantime. Your change is kept.', facts }
}

/**
 * Why records may not go: others that the command leaves as they are name them. Looked up by indexed fields alone; what
 * hangs on a record by another field is rare, and desks that hold both set the removal aside.
 */
function* heldRemoval(recorded: readonly RecordedChange[]): ReadProgram<AppError | null> {
  const gone = new Map<EntityName, string[]>()
  for (const { op, entity, id } of recorded) {
    if (op !== 'remove') continue
    const ids = gone.get(entity)
    if (ids) ids.push(id)
    else gone.set(entity, [id])
  }
  if (gone.size === 0) return null
  const questions = Object.entries(references).flatMap(([child, fields]) =>
    Object.entries(fields).flatMap(([key, parent]): PrimitiveRead[] => {
      const [entity, values] = [child as EntityName, gone.get(parent)]
      return values && indexedFields[entity]?.includes(key) ? [{ kind: 'byKey', entity, key, values }] : []
    }),
  )
  if (questions.length === 0) return null
  const changed = new Set(recorded.map(({ entity, id }) => `${entity} ${id}`))
  const answers = yield questions
  for (const [at, rows] of answers.entries()) {
    const { entity } = questions[at]!
    const holding = rows.find(({ id }) => !changed.has(`${entity} ${id}`))
    if (!holding) continue
    const facts = { reason: 'newer-records-depend-on-it', entity, id: holding.id }
    return { kind: 'conflict', message: 'Newer records of others depend on it. Nothing was removed.', facts }
  }
  return null
}
