import type { StoredRow } from '#shared/sync/stored-row.ts'
import type { ChangePage, HubStore, KeptRecord, OrgState, PageRequest, ScopeSum } from '../core/hub-store.ts'
import { migrateHub } from './migrations.ts'
import { auditOf, orgOf, recordOf, scopeOf } from './row-shapes.ts'
import { sqlAccounts } from './sql-accounts.ts'
import type { Sql, SqlDatabase } from './sql.ts'
import { lockOrg, sqlTransaction } from './sql-transaction.ts'

/** The hub's store over a database; brings its tables up to date first. */
export async function openHubStore(database: SqlDatabase): Promise<HubStore> {
  await migrateHub(database)
  const { sql } = database
  return {
    accounts: sqlAccounts(sql),
    close: () => database.close(),
    transact: (orgId, work) =>
      database.transaction(async (inside) => {
        const org = await lockOrg(inside, orgId)
        if (!org) throw new Error('no such organisation')
        return work(sqlTransaction(inside, org))
      }),
    org: async (orgId) => {
      const [row] = await sql.all('SELECT * FROM orgs WHERE org_id = ?', [orgId])
      return row ? orgOf(row) : null
    },
    firstOrg: async () => {
      const [row] = await sql.all('SELECT * FROM orgs ORDER BY org_id LIMIT 1', [])
      return row ? orgOf(row) : null
    },
    createOrg: async (org) => {
      await sql.run(
        `INSERT INTO orgs (org_id, epoch, head, seal, horizon, durable_at, counters)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        [org.orgId, org.epoch, org.head, org.seal, org.horizon, org.durableAt, JSON.stringify(org.counters)],
      )
    },
    changes: (orgId, request) => database.reading((inside) => changes(inside, orgId, request)),
    standing: (orgId, scopes, after, limit) =>
      database.reading((inside) => standing(inside, orgId, scopes, after, limit)),
    users: async (orgId) => {
      const users = "SELECT body FROM records WHERE org_id = ? AND entity = 'users' AND body IS NOT NULL"
      return (await sql.all(users, [orgId])).map((row) => JSON.parse(String(row['body'])) as StoredRow)
    },
    sums: (orgId, scopes) => database.reading((inside) => sumsOf(inside, orgId, scopes)),
    audit: async (orgId, after, limit) =>
      (
        await sql.all('SELECT * FROM audit WHERE org_id = ? AND at_to > ? ORDER BY at_to LIMIT ?', [
          orgId,
          after,
          limit,
        ])
      ).map(auditOf),
    forgetTombstones: (orgId, judgedBefore) =>
      database.transaction(async (inside) => {
        const org = await lockOrg(inside, orgId)
        const upTo = org ? await lastBefore(inside, org, judgedBefore) : 0
        if (!org || upTo <= org.horizon) return
        await inside.run('DELETE FROM records WHERE org_id = ? AND body IS NULL AND at <= ?', [orgId, upTo])
        await inside.run('DELETE FROM moves WHERE org_id = ? AND at <= ?', [orgId, upTo])
        await inside.run('UPDATE orgs SET horizon = ? WHERE org_id = ?', [upTo, orgId])
      }),
  }
}

/** Place of the last command judged before an instant; found by halves, as both grow together. */
async function lastBefore(sql: Sql, { orgId, head }: OrgState, instant: number): Promise<number> {
  let [low, high] = [0, head]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const [row] = await sql.all(
      'SELECT at_from, at_to, judged_at FROM audit WHERE org_id = ? AND at_to >= ? ORDER BY at_to LIMIT 1',
      [orgId, middle],
    )
    if (!row) high = middle - 1
    else if (Number(row['judged_at']) < instant) low = Math.max(middle, Number(row['at_to']))
    else high = Math.min(middle, Number(row['at_from'])) - 1
  }
  return low
}

const recordColumns = 'entity, id, scope, at, hash, body'

/** A page of one moment; a record that went to a scope not asked for is told as gone, at the place where it went. */
async function changes(sql: Sql, orgId: string, { since, limit, scopes }: PageRequest): Promise<ChangePage> {
  const [row] = await sql.all('SELECT * FROM orgs WHERE org_id = ?', [orgId])
  if (!row) throw new Error('no such organisation')
  const org = orgOf(row)
  const found = (await sql.all(
    scopes === null
      ? `SELECT ${recordColumns} FROM records WHERE org_id = ? AND at > ? ORDER BY at LIMIT ?`
      : `SELECT ${recordColumns} FROM records WHERE org_id = ? AND at > ? AND scope IN LIST(?) ORDER BY at LIMIT ?`,
    scopes === null ? [orgId, since, limit + 1] : [orgId, since, scopes, limit + 1],
  )) as Parameters<typeof recordOf>[0][]
  const gone =
    scopes === null
      ? []
      : await sql.all(
          `SELECT m.entity, m.id, m.from_scope AS scope, m.at, '' AS hash, NULL AS body, r.scope AS now_in
             FROM moves m JOIN records r ON r.org_id = m.org_id AND r.entity = m.entity AND r.id = m.id
            WHERE m.org_id = ? AND m.at > ? AND m.from_scope IN LIST(?) ORDER BY m.at LIMIT ?`,
          [orgId, since, scopes, limit + 1],
        )
  const left = gone.filter((one) => !scopes!.includes(one['now_in'] as string))
  const both = [...found.map(recordOf), ...left.map(recordOf)]
  if (left.length > 0) both.sort((a, b) => a.at - b.at)
  // Where either list was cut, what lies past its end is not known yet: the page ends before it.
  const ends = [found, gone].flatMap((list) => (list.length > limit ? [Number(list[limit - 1]!['at'])] : []))
  const end = Math.min(...ends, Number.MAX_SAFE_INTEGER)
  const known = both.filter(({ at }) => at <= end)
  const page = known.slice(0, limit)
  const whole = ends.length === 0 && page.length === both.length
  const next = whole ? org.head : page.length < known.length ? page.at(-1)!.at : end
  const sums = whole ? await sumsOf(sql, orgId, scopes) : []
  return { org, records: page, sums, next }
}

async function standing(
  sql: Sql,
  orgId: string,
  scopes: readonly string[] | null,
  after: readonly [string, string] | null,
  limit: number,
): Promise<KeptRecord[]> {
  const [entity, id] = after ?? ['', '']
  const inScopes = scopes === null ? '' : ' AND scope IN LIST(?)'
  const rows = await sql.all(
    `SELECT ${recordColumns} FROM records
      WHERE org_id = ? AND (entity, id) > (?, ?) AND body IS NOT NULL${inScopes} ORDER BY entity, id LIMIT ?`,
    scopes === null ? [orgId, entity, id, limit] : [orgId, entity, id, scopes, limit],
  )
  return rows.map(recordOf)
}

async function sumsOf(sql: Sql, orgId: string, scopes: readonly string[] | null): Promise<ScopeSum[]> {
  const rows =
    scopes === null
      ? await sql.all('SELECT * FROM scopes WHERE org_id = ? ORDER BY scope', [orgId])
      : await sql.all('SELECT * FROM scopes WHERE org_id = ? AND scope IN LIST(?) ORDER BY scope', [orgId, scopes])
  return rows.map(scopeOf)
}
