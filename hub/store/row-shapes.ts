import type { EntityName } from '#shared/domain/entities.ts'
import { auditCellsOf } from '../core/digest.ts'
import type { AuditLine, Device, EnrolCode, KeptOutcome, KeptRecord, OrgState, ScopeSum } from '../core/hub-store.ts'
import type { BulkColumns, SqlRow } from './sql.ts'

/** Columns of the bulk writes, in the order of their values. */
export const bulk = {
  records: {
    table: 'records',
    columns: ['org_id', 'entity', 'id', 'scope', 'at', 'hash', 'body'],
    numbers: ['at'],
  },
  keys: { table: 'record_keys', columns: ['org_id', 'entity', 'name', 'value', 'id'], numbers: [] },
  moves: { table: 'moves', columns: ['org_id', 'at', 'entity', 'id', 'from_scope'], numbers: ['at'] },
  scopes: { table: 'scopes', columns: ['org_id', 'scope', 'hash', 'record_count'], numbers: ['record_count'] },
  seqs: { table: 'device_seqs', columns: ['org_id', 'device_id', 'last_seq'], numbers: ['last_seq'] },
  audit: {
    table: 'audit',
    columns: [
      'org_id',
      'device_id',
      'seq',
      'command_id',
      'hash',
      'name',
      'step_id',
      'user_id',
      'user_name',
      'at_from',
      'at_to',
      'made_at',
      'judged_at',
      'envelope',
      'changes',
      'outcome',
      'seal',
    ],
    numbers: ['seq', 'at_from', 'at_to', 'made_at', 'judged_at'],
  },
} as const satisfies Record<string, BulkColumns>

const text = (row: SqlRow, column: string): string => String(row[column])
const number = (row: SqlRow, column: string): number => Number(row[column])
const textOrNull = (row: SqlRow, column: string): string | null => (row[column] === null ? null : text(row, column))
const numberOrNull = (row: SqlRow, column: string): number | null => (row[column] === null ? null : number(row, column))

/** An organisation's counter row. */
export function orgOf(row: SqlRow): OrgState {
  return {
    orgId: text(row, 'org_id'),
    epoch: text(row, 'epoch'),
    head: number(row, 'head'),
    seal: text(row, 'seal'),
    horizon: number(row, 'horizon'),
    durableAt: number(row, 'durable_at'),
    counters: JSON.parse(text(row, 'counters')) as Record<string, number>,
  }
}

/** A record; a body of null is a tombstone. */
export function recordOf(row: SqlRow): KeptRecord {
  return {
    entity: row['entity'] as EntityName,
    id: row['id'] as string,
    scope: row['scope'] as string,
    at: number(row, 'at'),
    hash: row['hash'] as string,
    body: row['body'] as string | null,
  }
}

/** The sum of a scope. */
export function scopeOf(row: SqlRow): ScopeSum {
  return { scope: text(row, 'scope'), hash: text(row, 'hash'), rows: number(row, 'record_count') }
}

/** What was answered to a command. */
export function outcomeOf(row: SqlRow): KeptOutcome {
  return {
    deviceId: text(row, 'device_id'),
    seq: number(row, 'seq'),
    commandId: text(row, 'command_id'),
    hash: text(row, 'hash'),
    outcome: text(row, 'outcome'),
  }
}

/** Reads devices with the number of their last command, which the commit path keeps apart. */
export const selectDevices = `SELECT d.*, coalesce(s.last_seq, 0) AS last_seq FROM devices d
  LEFT JOIN device_seqs s ON s.org_id = d.org_id AND s.device_id = d.id`

/** A device. */
export function deviceOf(row: SqlRow): Device {
  return {
    id: text(row, 'id'),
    name: text(row, 'name'),
    tokenHash: text(row, 'token_hash'),
    previousTokenHash: textOrNull(row, 'previous_token_hash'),
    tokenAt: number(row, 'token_at'),
    userId: textOrNull(row, 'user_id'),
    owner: number(row, 'owner') === 1,
    grants: JSON.parse(text(row, 'grants')) as string[],
    grantsAt: number(row, 'grants_at'),
    lastSeq: number(row, 'last_seq'),
    skewMs: number(row, 'skew_ms'),
    revokedAt: numberOrNull(row, 'revoked_at'),
    seenAt: number(row, 'seen_at'),
    createdAt: number(row, 'created_at'),
  }
}

/** A one-time code. */
export function codeOf(row: SqlRow): EnrolCode {
  return {
    codeHash: text(row, 'code_hash'),
    userId: textOrNull(row, 'user_id'),
    owner: number(row, 'owner') === 1,
    grants: JSON.parse(text(row, 'grants')) as string[],
    expiresAt: number(row, 'expires_at'),
  }
}

/** A line of the audit, its fields in the order they are sealed in. */
export function auditOf(row: SqlRow): AuditLine {
  return {
    deviceId: text(row, 'device_id'),
    seq: number(row, 'seq'),
    commandId: text(row, 'command_id'),
    hash: text(row, 'hash'),
    name: text(row, 'name'),
    stepId: text(row, 'step_id'),
    userId: textOrNull(row, 'user_id'),
    userName: text(row, 'user_name'),
    atFrom: number(row, 'at_from'),
    atTo: number(row, 'at_to'),
    madeAt: number(row, 'made_at'),
    judgedAt: number(row, 'judged_at'),
    envelope: text(row, 'envelope'),
    changes: text(row, 'changes'),
    outcome: text(row, 'outcome'),
    seal: text(row, 'seal'),
  }
}

/** A line of the audit as its columns stand. */
export function auditCells(orgId: string, line: AuditLine): (string | number | null)[] {
  return [orgId, ...auditCellsOf(line), line.seal]
}
