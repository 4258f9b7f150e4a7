import type Database from 'better-sqlite3'
import type { ReadMap, ReadRequest } from '#shared/commands/read.ts'
import { assertNever } from '#shared/kernel/assert-never.ts'
import { importedBefore } from './imported-before.ts'
import type { RecordStore } from './record-store.ts'
import { usesOf } from './uses.ts'
import { technicianDaysBetween } from './technician-days.ts'
import { openWorkOrders } from './open-work-orders.ts'
import { plannedVisitsOf, visitDetailsByIds } from './visit-detail.ts'

/** Loads the rows a command declared. */
export function loadReads(db: Database.Database, records: RecordStore, reads: ReadMap): Record<string, unknown> {
  return Object.fromEntries(Object.entries(reads).map(([name, request]) => [name, load(db, records, request)]))
}

function load(db: Database.Database, records: RecordStore, request: ReadRequest): unknown {
  switch (request.shape) {
    case 'byId': {
      const record = request.id === null ? null : records.get(request.entity, request.id)
      return record && record.deletedAt === null ? record : null
    }
    case 'byIds':
      return records.getMany(request.entity, request.ids).filter((record) => record.deletedAt === null)
    case 'where':
      return records.where(request.entity, request.field, request.values).filter((record) => record.deletedAt === null)
    case 'all':
      return records.all(request.entity)
    case 'uses':
      return usesOf(db, request.entity, request.id)
    case 'ancestors':
    case 'descendants':
      return familyOf(records, request)
    case 'technicianDays':
      return technicianDaysBetween(db, records, request.technicianIds, request.from, request.to, request.places)
    case 'visitDetail':
      return visitDetailsByIds(db, request.visitIds)
    case 'plannedVisits':
      return plannedVisitsOf(db, request.technicianIds)
    case 'importedBefore':
      return importedBefore(db)
    case 'openWorkOrders':
      return openWorkOrders(db, records, request.policyIds)
    default:
      return assertNever(request)
  }
}

/** Records with all they are part of, or all that is part of them, level by level; a ring is walked once. */
function familyOf(
  records: RecordStore,
  { shape, entity, ids }: Extract<ReadRequest, { shape: 'ancestors' | 'descendants' }>,
): unknown[] {
  interface Member {
    readonly id: string
    readonly parentId: string | null
  }
  const found = new Map<string, Member>()
  let next: readonly Member[] = records.getMany(entity, ids)
  while (next.length > 0) {
    const fresh = next.filter(({ id }) => !found.has(id))
    for (const member of fresh) found.set(member.id, member)
    next =
      shape === 'ancestors'
        ? records.getMany(entity, [...new Set(fresh.flatMap(({ parentId }) => parentId ?? []))])
        : records.where(entity, 'parentId', fresh.map(({ id }) => id)) // prettier-ignore
  }
  return [...found.values()]
}
