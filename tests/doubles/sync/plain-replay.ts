import { commands } from '#shared/commands/registry.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { idsOfCommand } from '#shared/sync/derived-ids.ts'
import type { Envelope } from '#shared/sync/envelope.ts'
import { judgeEnvelope } from '#shared/sync/judge-envelope.ts'
import { everyScope, homeOf, officeScope, scopeOfTerritory } from '#shared/sync/scope-of-row.ts'
import type { AuditLine } from '#hub/core/hub-store.ts'
import { MemoryRows } from './memory-rows.ts'

type Row = Readonly<Record<string, unknown>>

/**
 * The commands of an audit run once more in their order over the plainest store there is: no memory between transactions,
 * no index, nothing loaded ahead. What a hub came to must be the same. Everybody is an administrator.
 */
export function replayedPlainly(lines: readonly AuditLine[], officeZone: string): MemoryRows {
  const rows = new MemoryRows()
  let number = 1_001
  for (const line of lines) {
    const envelope = JSON.parse(line.envelope) as Envelope
    const definition = commands.find(({ name }) => name === envelope.name)
    const before = number
    const context = {
      now: envelope.at,
      actor: { id: line.deviceId, name: line.userName, role: 'administrator' as const, userId: null },
      officeZone,
      newId: idsOfCommand(envelope.id),
      nextNumber: () => number++,
    }
    const judged = rows.run(judgeEnvelope(envelope, definition, context.actor, context))
    if (judged.kind === 'rejected') number = before
    else
      for (const { entity, id, after } of judged.changes)
        if (after) rows.put(entity, after)
        else rows.remove(entity, id)
  }
  return rows
}

/** The rows, by `kind id`, that somebody with these grants sees: worked out from all of them. */
export function visibleTo(grants: readonly string[], rows: ReadonlyMap<string, Row>): Map<string, Row> {
  const scopeOf = (entity: EntityName, row: Row | undefined): string => {
    const home = homeOf(entity)
    if (!row || home.by === 'office') return officeScope
    if (home.by === 'territory') return scopeOfTerritory((row['territoryId'] ?? null) as string | null)
    return scopeOf(home.entity, rows.get(`${home.entity} ${String(row[home.field])}`))
  }
  return new Map(
    [...rows].filter(([key, row]) => {
      const scope = scopeOf(key.slice(0, key.indexOf(' ')) as EntityName, row)
      return grants.includes(everyScope) || scope === officeScope || grants.includes(scope)
    }),
  )
}
