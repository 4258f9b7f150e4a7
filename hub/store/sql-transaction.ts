import type { HubTransaction, HubWrites, OrgState } from '../core/hub-store.ts'
import { auditCells, bulk, deviceOf, orgOf, outcomeOf, recordOf, scopeOf, selectDevices } from './row-shapes.ts'
import type { Sql } from './sql.ts'

const recordColumns = 'entity, id, scope, at, hash, body'

/** Takes the lock of an organisation by writing its counter row; null where there is none. */
export async function lockOrg(sql: Sql, orgId: string): Promise<OrgState | null> {
  const [row] = await sql.all('UPDATE orgs SET head = head WHERE org_id = ? RETURNING *', [orgId])
  return row ? orgOf(row) : null
}

/** What the commit path asks and writes while it holds the lock. */
export function sqlTransaction(sql: Sql, org: OrgState): HubTransaction {
  const { orgId } = org
  return {
    org,
    byIds: async (entity, ids) =>
      (
        await sql.all(`SELECT ${recordColumns} FROM records WHERE org_id = ? AND entity = ? AND id IN LIST(?)`, [
          orgId,
          entity,
          ids,
        ])
      ).map(recordOf),
    byKey: async (entity, key, values) =>
      (
        await sql.all(
          `SELECT DISTINCT r.entity, r.id, r.scope, r.at, r.hash, r.body FROM record_keys k
             JOIN records r ON r.org_id = k.org_id AND r.entity = k.entity AND r.id = k.id
            WHERE k.org_id = ? AND k.entity = ? AND k.name = ? AND k.value IN LIST(?)`,
          [orgId, entity, key, values],
        )
      ).map(recordOf),
    all: async (entity) =>
      (
        await sql.all(`SELECT ${recordColumns} FROM records WHERE org_id = ? AND entity = ? AND body IS NOT NULL`, [
          orgId,
          entity,
        ])
      ).map(recordOf),
    holding: async (entities, text) =>
      (
        await sql.all(
          `SELECT ${recordColumns} FROM records WHERE org_id = ? AND entity IN LIST(?) AND body LIKE ? ESCAPE '!'`,
          [orgId, entities, `%${text.replaceAll(/[!%_]/g, '!$&')}%`],
        )
      ).map(recordOf),
    since: async (at, limit) =>
      (
        await sql.all(`SELECT ${recordColumns} FROM records WHERE org_id = ? AND at > ? ORDER BY at LIMIT ?`, [
          orgId,
          at,
          limit,
        ])
      ).map(recordOf),
    devices: async (ids) =>
      (await sql.all(`${selectDevices} WHERE d.org_id = ? AND d.id IN LIST(?)`, [orgId, ids])).map(deviceOf),
    outcomesOfDevice: async (deviceId, fromSeq, toSeq) =>
      (
        await sql.all(
          `SELECT device_id, seq, command_id, hash, outcome FROM audit
            WHERE org_id = ? AND device_id = ? AND seq BETWEEN ? AND ?`,
          [orgId, deviceId, fromSeq, toSeq],
        )
      ).map(outcomeOf),
    outcomesOfCommands: async (commandIds) =>
      (
        await sql.all(
          'SELECT device_id, seq, command_id, hash, outcome FROM audit WHERE org_id = ? AND command_id IN LIST(?)',
          [orgId, commandIds],
        )
      ).map(outcomeOf),
    lineAt: async (at) => {
      const [row] = await sql.all(
        `SELECT user_name, judged_at, changes FROM audit
          WHERE org_id = ? AND at_to >= ? ORDER BY at_to LIMIT 1`,
        [orgId, at],
      )
      if (!row) return null
      return {
        userName: String(row['user_name']),
        judgedAt: Number(row['judged_at']),
        changes: String(row['changes']),
      }
    },
    scopes: async (names) =>
      (await sql.all('SELECT * FROM scopes WHERE org_id = ? AND scope IN LIST(?)', [orgId, names])).map(scopeOf),
    write: (writes) => write(sql, orgId, writes),
  }
}

async function write(sql: Sql, orgId: string, writes: HubWrites): Promise<void> {
  await sql.insertMany(
    bulk.records,
    writes.records.map(({ entity, id, scope, at, hash, body }) => [orgId, entity, id, scope, at, hash, body]),
    ['org_id', 'entity', 'id'],
  )
  await sql.deleteMany(
    bulk.keys,
    writes.keysGone.map((line) => [orgId, ...line]),
  )
  await sql.insertMany(
    bulk.keys,
    writes.keysNew.map((line) => [orgId, ...line]),
    bulk.keys.columns,
  )
  await sql.insertMany(
    bulk.moves,
    writes.moves.map(({ at, entity, id, fromScope }) => [orgId, at, entity, id, fromScope]),
  )
  await sql.insertMany(
    bulk.scopes,
    writes.scopes.map(({ scope, hash, rows }) => [orgId, scope, hash, rows]),
    ['org_id', 'scope'],
  )
  await sql.insertMany(
    bulk.audit,
    writes.audit.map((line) => auditCells(orgId, line)),
  )
  await sql.insertMany(
    bulk.seqs,
    writes.lastSeqs.map(([deviceId, lastSeq]) => [orgId, deviceId, lastSeq]),
    ['org_id', 'device_id'],
  )
  const { head, seal, counters } = writes.org
  await sql.run('UPDATE orgs SET head = ?, seal = ?, counters = ? WHERE org_id = ?', [
    head,
    seal,
    JSON.stringify(counters),
    orgId,
  ])
}
