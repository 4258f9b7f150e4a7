import type { Actor } from '#shared/commands/command.ts'
import { entityNames } from '#shared/domain/entities.ts'
import type { LoggedChange } from '../store/change-writer.ts'
import type { Store } from '../store/store.ts'
import { envelopesOf } from '../backend/envelopes-of.ts'

/** Name of the commands by which the first desk gives an empty hub all it has. */
export const uploadName = 'sync.upload'

/**
 * Puts every record of this desk into the outbox, as commands that insert it at the hub. They are no commands of this
 * desk: nothing was done, nothing is logged, nothing can be taken back. The caller holds the transaction.
 */
export function queueUpload(store: Store, actor: Actor, now: number, newId: () => string): number {
  const stepId = newId()
  let rows = 0
  for (const entity of entityNames) {
    const { table, decodeRow } = store.records.codec(entity)
    let last = ''
    for (;;) {
      const page = store.db.prepare(`SELECT * FROM ${table} WHERE id > ? ORDER BY id LIMIT 2000`).all(last)
      if (page.length === 0) break
      const changes = page.map((cells): LoggedChange => {
        const row = decodeRow(cells as Record<string, unknown>)
        return { entity, rowId: row['id'] as string, op: 'insert', rev: 1, before: null, after: row }
      })
      const summary = { key: 'history.syncUpload', values: { count: changes.length } }
      const entry = { id: newId(), stepId, name: uploadName, args: null, actor, at: now, summary }
      for (const envelope of envelopesOf(entry, changes)) store.sync.outbox.put(envelope)
      rows += changes.length
      last = changes.at(-1)!.rowId
    }
  }
  return rows
}
