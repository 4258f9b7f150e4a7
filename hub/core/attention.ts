import { entityNames } from '#shared/domain/entities.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import type { AttentionItem, AttentionKind } from '#shared/domain/sync/attention-item.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { attentionIdOf } from '#shared/sync/derived-ids.ts'
import type { Crossing, Envelope } from '#shared/sync/envelope.ts'
import type { WorkingSet } from './working-set.ts'

/** The record a command is about. */
export interface Subject {
  readonly entity: EntityName
  readonly id: string
}

/** Commands that report what happened: kept as evidence where the state no longer allows them. */
const reporting = /^(?:visit\.setStatus|visit\.setTimes|workOrder\.setStatus|checklist\.)/

/** Why a person has to look at a command that was refused. */
export function attentionKindOf(commandName: string, error: AppError): AttentionKind {
  switch (error.kind) {
    case 'forbidden':
      return 'forbidden'
    case 'not-found':
      return 'removed'
    case 'internal':
      return 'parked'
    case 'rule-violation':
      if (error.violations.some(({ rule }) => rule === 'overlap')) return 'overlap'
      return reporting.test(commandName) ? 'evidence' : 'refused'
    case 'conflict':
      if (error.facts['reason'] === 'changed-since') return 'kept'
      return reporting.test(commandName) ? 'evidence' : 'refused'
    default:
      return 'refused'
  }
}

/** The record a command is about: where it crossed, what the refusal names, what it was to change, or what it asks for. */
export function subjectOf(envelope: Envelope, crossings: readonly Crossing[], error: AppError | null): Subject | null {
  const [crossing] = crossings
  if (crossing) return { entity: crossing.entity, id: crossing.id }
  if (error?.kind === 'not-found' && isEntity(error.entity)) return { entity: error.entity, id: error.id }
  for (const [entity, ids] of Object.entries(envelope.base))
    for (const id of Object.keys(ids)) return { entity: entity as EntityName, id }
  const [change] = envelope.changes ?? []
  if (change) return { entity: change.entity, id: change.id }
  const args = (envelope.args ?? {}) as Readonly<Record<string, unknown>>
  for (const [name, entity] of asked) {
    const id = args[name]
    if (typeof id === 'string') return { entity, id }
  }
  return null
}

const asked: readonly (readonly [string, EntityName])[] = [
  ['visitId', 'visits'],
  ['workOrderId', 'workOrders'],
  ['requestId', 'requests'],
  ['siteId', 'sites'],
  ['customerId', 'customers'],
  ['assetId', 'assets'],
  ['technicianId', 'technicians'],
]

const isEntity = (name: string): name is EntityName => (entityNames as readonly string[]).includes(name)

/** All that an item tells. */
export interface AttentionFacts {
  readonly envelope: Envelope
  readonly kind: AttentionKind
  readonly error: AppError | null
  readonly crossings: readonly Crossing[]
  readonly subject: Subject | null
  readonly theirs: { readonly userName: string; readonly judgedAt: number } | null
  readonly deviceId: string
  readonly actor: { readonly userId: string | null; readonly name: string }
  readonly now: number
}

/** The item that tells people about a command. */
export function attentionItem(facts: AttentionFacts, set: WorkingSet): AttentionItem {
  const { envelope, subject, theirs, actor, now } = facts
  return {
    id: attentionIdOf(envelope.id),
    kind: facts.kind,
    commandId: envelope.id,
    commandName: envelope.name,
    args: envelope.args,
    stepId: envelope.stepId,
    userId: actor.userId,
    userName: actor.name,
    deviceId: facts.deviceId,
    madeAt: envelope.at,
    subjectEntity: subject?.entity ?? null,
    subjectId: subject?.id ?? null,
    workOrderId: subject && workOrderOf(subject, set),
    crossings: [...facts.crossings],
    theirsBy: theirs?.userName ?? null,
    theirsAt: theirs?.judgedAt ?? null,
    error: facts.error,
    createdAt: now,
    state: 'open',
    resolvedBy: null,
    resolvedAt: null,
    rev: 1,
    updatedAt: now,
    deletedAt: null,
  }
}

function workOrderOf({ entity, id }: Subject, set: WorkingSet): string | null {
  if (entity === 'workOrders') return id
  const row = set.entry(entity, id)?.row
  if (entity === 'visitTechnicians')
    return row ? workOrderOf({ entity: 'visits', id: String(row['visitId']) }, set) : null
  const workOrderId = row?.['workOrderId']
  return typeof workOrderId === 'string' ? workOrderId : null
}
