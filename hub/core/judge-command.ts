import type { CommandContext, CommandDefinition } from '#shared/commands/command.ts'
import { commands } from '#shared/commands/registry.ts'
import { refusedWithout, roleMay } from '#shared/domain/access/permissions.ts'
import type { Capability } from '#shared/domain/access/permissions.ts'
import type { Role } from '#shared/domain/access/role.ts'
import { entitySchemas } from '#shared/domain/entities.ts'
import type { EntityName, EntityRow } from '#shared/domain/entities.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { fromZodError } from '#shared/kernel/app-error.ts'
import { idsOfCommand } from '#shared/sync/derived-ids.ts'
import type { Envelope } from '#shared/sync/envelope.ts'
import { judgeEnvelope } from '#shared/sync/judge-envelope.ts'
import type { Judgement } from '#shared/sync/judge-envelope.ts'
import { loadReadsProgram } from '#shared/sync/reads/load-reads.ts'
import type { ReadProgram } from '#shared/sync/reads/primitive-read.ts'
import { isRecorded } from '#shared/sync/recorded-command.ts'
import { actorOf, usersRead } from './actor-of.ts'
import { instantOf, isZone } from './command-time.ts'
import type { Counters } from './counters.ts'
import type { Device } from './hub-store.ts'
import type { WorkingSet } from './working-set.ts'

const definitions: ReadonlyMap<string, CommandDefinition> = new Map(commands.map((one) => [one.name, one]))

/** Settings every command is run with; they must be in memory. */
export const settingsRead = {
  kind: 'byIds',
  entity: 'settings',
  ids: [settingNames.officeZone, settingNames.numbering],
} as const

/** A program that judges a command of a device on the records as they are now. Nothing is written. */
export function* judgeCommand(
  envelope: Envelope,
  device: Device,
  counters: Counters,
  set: WorkingSet,
  now: number,
): ReadProgram<Judgement> {
  const definition = definitions.get(envelope.name)
  const actor = actorOf(device, set.answer(usersRead))
  const recorded = isRecorded(definition)
  if (recorded) {
    const refused = refusedRecorded(envelope, definition, actor)
    if (refused) return { kind: 'rejected', error: refused, crossings: [] }
  }
  const context: CommandContext = {
    now: instantOf(envelope.at, device.skewMs, now),
    actor,
    officeZone: officeZone(set, envelope.zone),
    newId: idsOfCommand(envelope.id),
    nextNumber: (kind, atLeast) => counters.take(kind, atLeast, set),
  }
  const judgement = yield* judgeEnvelope(envelope, definition, actor, context)
  const misshapen = recorded && judgement.kind === 'applied' ? misshapenRow(judgement) : null
  return misshapen ? { kind: 'rejected', error: misshapen, crossings: [] } : judgement
}

/** A program that only reads what a command reads: to load for many commands together. */
export function* readsOfCommand(envelope: Envelope): ReadProgram<null> {
  const definition = definitions.get(envelope.name)
  if (!definition || isRecorded(definition)) return null
  const args = definition.args.safeParse(envelope.args)
  if (!args.success) return null
  const first = yield* loadReadsProgram(definition.reads(args.data))
  if (definition.readsThen) yield* loadReadsProgram(definition.readsThen(args.data, first))
  return null
}

function officeZone(set: WorkingSet, deskZone: string): string {
  const rows = set.answer({ kind: 'byIds', entity: 'settings', ids: [settingNames.officeZone] })
  const kept = (rows[0] as unknown as EntityRow<'settings'> | undefined)?.value
  if (typeof kept === 'string' && isZone(kept)) return kept
  return isZone(deskZone) ? deskZone : 'UTC'
}

/** Kinds whose records nobody may write by way of an import or an Undo who may not write them otherwise. */
const guarded: Partial<Record<EntityName, Capability>> = {
  users: 'users',
  settings: 'settings',
  reasons: 'settings',
  questionTrees: 'settings',
  priorityRules: 'settings',
  businessCalendars: 'settings',
  slaPolicies: 'settings',
  slaRules: 'settings',
  customFields: 'settings',
}

/** Why a command sent as what it changed may not be taken: a name the hub does not know, or a kind the role may not write. */
function refusedRecorded(
  envelope: Envelope,
  definition: CommandDefinition | undefined,
  actor: { readonly name: string; readonly role: Role },
): AppError | null {
  if (
    envelope.changes === null ||
    (!definition && !/^(?:history\.(?:undo|redo|takeBack)|sync\.upload)$/.test(envelope.name))
  ) {
    const facts = { reason: 'unknown-command', name: envelope.name }
    return { kind: 'conflict', message: `The hub does not know the command ${envelope.name}. It is kept.`, facts }
  }
  // A step that wrote notes is the least anybody can take back.
  const least = refusedWithout(actor, 'notes')
  if (least) return least
  for (const { entity } of envelope.changes) {
    const capability = guarded[entity]
    if (capability && !roleMay(actor.role, capability)) return refusedWithout(actor, capability)
  }
  return null
}

/** The first record that does not look like its kind: other desks could not read it. */
function misshapenRow({ changes }: Extract<Judgement, { kind: 'applied' }>): AppError | null {
  for (const { entity, after } of changes) {
    const parsed = after && entitySchemas[entity].safeParse(after)
    if (parsed && !parsed.success) return fromZodError(parsed.error)
  }
  return null
}
