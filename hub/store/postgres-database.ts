import { userInfo } from 'node:os'
import pg from 'pg'
import { overwriting } from './sql.ts'
import type { BulkColumns, Sql, SqlDatabase, SqlRow, SqlValue } from './sql.ts'

/** Codes with which PostgreSQL asks to run a transaction again: serialization failure and deadlock. */
const againCodes = new Set(['40001', '40P01'])
const mostAttempts = 6

/** A PostgreSQL 15 or newer at an address `postgres://…`; `most` connections at a time. */
export function openPostgres(url: string, most = 8): SqlDatabase {
  const pool = new pg.Pool({ connectionString: postgresUrl(url), max: most, types: { getTypeParser: parserOf } })
  // A connection that breaks while idle: the next statement gets another one.
  pool.on('error', () => undefined)
  const inside = async <T>(begin: string, work: (sql: Sql) => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        await client.query(begin)
        const result = await work(sqlOf(client))
        await client.query('COMMIT')
        return result
      } catch (thrown) {
        await client.query('ROLLBACK').catch((failed: unknown) => {
          broken = failed instanceof Error ? failed : new Error(String(failed))
        })
        const { code } = thrown as { readonly code?: string }
        if (!againCodes.has(code ?? '') || attempt === mostAttempts) throw thrown
      } finally {
        client.release(broken)
      }
    }
  }
  return {
    sql: sqlOf(pool),
    transaction: (work) => inside('BEGIN ISOLATION LEVEL READ COMMITTED', work),
    reading: (work) => inside('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work),
    close: () => pool.end(),
  }
}

/** The address as it is connected to; without a user in it, as whom this program runs, like every other PostgreSQL client. */
export function postgresUrl(url: string): string {
  const named = /^[a-z]+:\/\/[^/]+@/.test(url) || /[?&]user=/.test(url) || (process.env['PGUSER'] ?? '') !== ''
  return named ? url : `${url}${url.includes('?') ? '&' : '?'}user=${encodeURIComponent(userInfo().username)}`
}

const int8 = 20

/** Whole numbers of 64 bits as numbers: none here comes near 2^53. */
const parserOf = ((oid: number, format: 'text') =>
  oid === int8 ? Number : (pg.types.getTypeParser(oid, format) as unknown)) as unknown as typeof pg.types.getTypeParser

const translated = new Map<string, string>()

function dialect(text: string): string {
  const known = translated.get(text)
  if (known) return known
  let at = 0
  const made = text.replaceAll('IN LIST(?)', '= ANY(?::text[])').replaceAll('?', () => `$${(at += 1)}`)
  translated.set(text, made)
  return made
}

const names = new Map<string, string>()

/** Statements that come again and again are prepared once a connection, under a short name. */
function named(text: string): { readonly name: string; readonly text: string } {
  const made = dialect(text)
  let name = names.get(made)
  if (!name) names.set(made, (name = `hub_${names.size}`))
  return { name, text: made }
}

function sqlOf(client: Pick<pg.ClientBase, 'query'> | pg.Pool): Sql {
  const ask = (text: string, values: readonly SqlValue[]) =>
    (client as pg.ClientBase).query<SqlRow>({ ...named(text), values: [...values] })
  return {
    all: async (text, values) => (await ask(text, values)).rows,
    run: async (text, values) => (await ask(text, values)).rowCount ?? 0,
    insertMany: async (into, rows, onConflict) => {
      if (rows.length === 0) return
      const text = `INSERT INTO ${into.table} (${into.columns.join(', ')}) SELECT * FROM unnest(${lists(into)})`
      await (client as pg.ClientBase).query({
        ...named(text + overwriting(into.columns, onConflict)),
        values: byColumn(into, rows),
      })
    },
    deleteMany: async (from, rows) => {
      if (rows.length === 0) return
      const same = from.columns.map((column) => `t.${column} = g.${column}`).join(' AND ')
      const text = `DELETE FROM ${from.table} t USING unnest(${lists(from)}) AS g (${from.columns.join(', ')}) WHERE ${same}`
      await (client as pg.ClientBase).query({ ...named(text), values: byColumn(from, rows) })
    },
  }
}

const lists = ({ columns, numbers }: BulkColumns) =>
  columns.map((column) => (numbers.includes(column) ? '?::bigint[]' : '?::text[]')).join(', ')

const byColumn = ({ columns }: BulkColumns, rows: readonly (readonly (string | number | null)[])[]) =>
  columns.map((_, at) => rows.map((row) => row[at]))
