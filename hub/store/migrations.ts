import type { SqlDatabase } from './sql.ts'

interface HubMigration {
  readonly version: number
  readonly name: string
  readonly statements: readonly string[]
}

/** The table is kept in the order of its key, where the database can: SQLite puts its own words here. */
export const clustered = '/* clustered */'

/**
 * Every step of the hub's tables, for both databases. The organisation is in every key, so that a database may be spread
 * over machines by it. No sequences, triggers or constraints that only one of them knows. A released step is never edited.
 */
const migrations: readonly HubMigration[] = [
  {
    version: 10,
    name: 'initial',
    statements: [
      `CREATE TABLE orgs (
        org_id TEXT PRIMARY KEY NOT NULL, epoch TEXT NOT NULL, head BIGINT NOT NULL,
        seal TEXT NOT NULL, horizon BIGINT NOT NULL, durable_at BIGINT NOT NULL, counters TEXT NOT NULL)`,
      `CREATE TABLE records (
        org_id TEXT NOT NULL, entity TEXT NOT NULL, id TEXT NOT NULL, scope TEXT NOT NULL, at BIGINT NOT NULL,
        hash TEXT NOT NULL, body TEXT, PRIMARY KEY (org_id, entity, id))`,
      'CREATE UNIQUE INDEX records_at ON records (org_id, at)',
      `CREATE TABLE record_keys (
        org_id TEXT NOT NULL, entity TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, id TEXT NOT NULL,
        PRIMARY KEY (org_id, entity, name, value, id)) ${clustered}`,
      `CREATE TABLE moves (
        org_id TEXT NOT NULL, at BIGINT NOT NULL, entity TEXT NOT NULL, id TEXT NOT NULL, from_scope TEXT NOT NULL,
        PRIMARY KEY (org_id, at))`,
      `CREATE TABLE scopes (
        org_id TEXT NOT NULL, scope TEXT NOT NULL, hash TEXT NOT NULL, record_count BIGINT NOT NULL,
        PRIMARY KEY (org_id, scope))`,
      `CREATE TABLE audit (
        org_id TEXT NOT NULL, device_id TEXT NOT NULL, seq BIGINT NOT NULL, command_id TEXT NOT NULL,
        hash TEXT NOT NULL, name TEXT NOT NULL, step_id TEXT NOT NULL, user_id TEXT, user_name TEXT NOT NULL,
        at_from BIGINT NOT NULL, at_to BIGINT NOT NULL, made_at BIGINT NOT NULL, judged_at BIGINT NOT NULL,
        envelope TEXT NOT NULL, changes TEXT NOT NULL, outcome TEXT NOT NULL, seal TEXT NOT NULL,
        PRIMARY KEY (org_id, at_to))`,
      'CREATE UNIQUE INDEX audit_device ON audit (org_id, device_id, seq)',
      'CREATE UNIQUE INDEX audit_command ON audit (org_id, command_id)',
      `CREATE TABLE devices (
        org_id TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, token_hash TEXT NOT NULL, previous_token_hash TEXT,
        token_at BIGINT NOT NULL, user_id TEXT, owner BIGINT NOT NULL, grants TEXT NOT NULL, grants_at BIGINT NOT NULL,
        skew_ms BIGINT NOT NULL, revoked_at BIGINT, seen_at BIGINT NOT NULL,
        created_at BIGINT NOT NULL, PRIMARY KEY (org_id, id))`,
      `CREATE TABLE device_seqs (
        org_id TEXT NOT NULL, device_id TEXT NOT NULL, last_seq BIGINT NOT NULL, PRIMARY KEY (org_id, device_id)) ${clustered}`,
      'CREATE INDEX devices_token ON devices (token_hash)',
      'CREATE INDEX devices_previous_token ON devices (previous_token_hash)',
      `CREATE TABLE enrol_codes (
        org_id TEXT NOT NULL, code_hash TEXT NOT NULL, user_id TEXT, owner BIGINT NOT NULL, grants TEXT NOT NULL,
        expires_at BIGINT NOT NULL, PRIMARY KEY (org_id, code_hash))`,
    ],
  },
]

/** Data of a hub that is newer than this program; it is left untouched. */
export class NewerHubDataError extends Error {}

/** Brings a hub's database up to the newest step, each in a transaction of its own. */
export async function migrateHub(database: SqlDatabase): Promise<void> {
  await database.sql.run('CREATE TABLE IF NOT EXISTS hub_schema (version BIGINT PRIMARY KEY NOT NULL)', [])
  for (const { version, statements } of migrations) {
    await database.transaction(async (sql) => {
      const [row] = await sql.all('SELECT max(version) AS version FROM hub_schema', [])
      const known = Number(row?.['version'] ?? 0)
      const newest = migrations.at(-1)!.version
      if (known > newest) throw new NewerHubDataError(`hub data is of version ${known}, this program knows ${newest}`)
      if (version <= known) return
      // The number first: of two programs that start at once, the second waits here and then finds it done.
      if ((await sql.run('INSERT INTO hub_schema (version) VALUES (?) ON CONFLICT DO NOTHING', [version])) === 0) return
      for (const statement of statements) await sql.run(statement, [])
    })
  }
}
