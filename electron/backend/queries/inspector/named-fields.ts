import type Database from 'better-sqlite3'
import { prepared } from '../../../store/prepared.ts'

/** Where the name of what a field points at is found. */
const nameSql: Readonly<Record<string, string>> = {
  technicianId: 'SELECT code FROM technicians WHERE id = ?',
  publishedTechnicianId: 'SELECT code FROM technicians WHERE id = ?',
  siteId: 'SELECT address FROM sites WHERE id = ?',
  workTypeId: 'SELECT name FROM work_types WHERE id = ?',
  territoryId: 'SELECT name FROM territories WHERE id = ?',
  openingCalendarId: 'SELECT name FROM business_calendars WHERE id = ?',
  customerId: 'SELECT name FROM customers WHERE id = ?',
  assetId: 'SELECT name FROM assets WHERE id = ?',
  skillId: 'SELECT name FROM skills WHERE id = ?',
  workOrderId: 'SELECT number FROM work_orders WHERE id = ?',
  requestId: 'SELECT number FROM requests WHERE id = ?',
  mergedIntoId: 'SELECT number FROM requests WHERE id = ?',
}

interface FieldChange {
  readonly field: string
  readonly before: never
  readonly after: never
}

/** A changed field with the names of records in place of their ids; an id whose record is gone stays as it is. */
export function namedFields(db: Database.Database, change: FieldChange): FieldChange {
  const sql = nameSql[change.field]
  if (!sql) return change
  const name = (id: unknown) => (typeof id === 'string' ? (prepared(db, sql).pluck().get(id) ?? id) : id) as never
  return { field: change.field, before: name(change.before), after: name(change.after) }
}
