import type { AccountStore, Device } from '../core/hub-store.ts'
import { codeOf, deviceOf, selectDevices } from './row-shapes.ts'
import type { Sql, SqlValue } from './sql.ts'

type Settable = Omit<Device, 'id' | 'lastSeq'>

/** Columns of a device and how its fields are written. */
const columns: { readonly [F in keyof Settable]: readonly [column: string, cell: (value: Settable[F]) => SqlValue] } = {
  name: ['name', (value) => value],
  tokenHash: ['token_hash', (value) => value],
  previousTokenHash: ['previous_token_hash', (value) => value],
  tokenAt: ['token_at', (value) => value],
  userId: ['user_id', (value) => value],
  owner: ['owner', (value) => (value ? 1 : 0)],
  grants: ['grants', (value) => JSON.stringify(value)],
  grantsAt: ['grants_at', (value) => value],
  skewMs: ['skew_ms', (value) => value],
  revokedAt: ['revoked_at', (value) => value],
  seenAt: ['seen_at', (value) => value],
  createdAt: ['created_at', (value) => value],
}

/** The cells of the given fields, by column. */
function cellsOf(set: Partial<Settable>): [column: string, cell: SqlValue][] {
  return (Object.keys(columns) as (keyof Settable)[])
    .filter((field) => set[field] !== undefined)
    .map((field) => {
      const [column, cell] = columns[field] as readonly [string, (value: unknown) => SqlValue]
      return [column, cell(set[field])]
    })
}

/** Devices and codes over a database. */
export function sqlAccounts(sql: Sql): AccountStore {
  return {
    deviceByToken: async (tokenHash) => {
      const [row] = await sql.all(`${selectDevices} WHERE d.token_hash = ? OR d.previous_token_hash = ? LIMIT 1`, [
        tokenHash,
        tokenHash,
      ])
      return row ? { orgId: String(row['org_id']), device: deviceOf(row) } : null
    },
    device: async (orgId, id) => {
      const [row] = await sql.all(`${selectDevices} WHERE d.org_id = ? AND d.id = ?`, [orgId, id])
      return row ? deviceOf(row) : null
    },
    addDevice: async (orgId, device) => {
      const cells = cellsOf(device)
      const named = ['org_id', 'id', ...cells.map(([column]) => column)]
      await sql.run(`INSERT INTO devices (${named.join(', ')}) VALUES (${named.map(() => '?').join(', ')})`, [
        orgId,
        device.id,
        ...cells.map(([, cell]) => cell),
      ])
    },
    changeDevice: async (orgId, id, set) => {
      const cells = cellsOf(set)
      if (cells.length === 0) return
      const assigned = cells.map(([column]) => `${column} = ?`).join(', ')
      await sql.run(`UPDATE devices SET ${assigned} WHERE org_id = ? AND id = ?`, [
        ...cells.map(([, cell]) => cell),
        orgId,
        id,
      ])
    },
    addCode: async (orgId, { codeHash, userId, owner, grants, expiresAt }) => {
      await sql.run(
        'INSERT INTO enrol_codes (org_id, code_hash, user_id, owner, grants, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
        [orgId, codeHash, userId, owner ? 1 : 0, JSON.stringify(grants), expiresAt],
      )
    },
    takeCode: async (codeHash, now) => {
      const [row] = await sql.all('DELETE FROM enrol_codes WHERE code_hash = ? AND expires_at > ? RETURNING *', [
        codeHash,
        now,
      ])
      return row ? { orgId: String(row['org_id']), code: codeOf(row) } : null
    },
  }
}
