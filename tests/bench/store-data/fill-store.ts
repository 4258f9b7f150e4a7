import type Database from 'better-sqlite3'
import type { LoggedChange } from '#electron/store/change-writer.ts'
import type { CommandLog } from '#electron/store/command-log.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import { openTestBackend } from '#tests/doubles/test-backend.ts'
import { hourMs, dayMs, minuteMs } from '#shared/kernel/zone.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { uuid7 } from '#shared/kernel/uuid7.ts'
import { addCallers } from './callers.ts'
import { addServiceLevels, holdOf, promisesOf } from './promises.ts'

/** The last instant of the filled store: 1 September 2026, 12:00 UTC. */
export const filledUntil = Date.UTC(2026, 8, 1, 12)

const problems = [
  'Pump leaking',
  'No heating',
  'Lift stuck',
  'Street light out',
  'Drain blocked',
  'Door will not close',
]
const things = [
  'boiler',
  'valve',
  'panel',
  'compressor',
  'gate',
  'meter',
  'fan',
  'sensor',
  'cable',
  'filter',
  'hydrant',
]
const streets = [
  'Quarry',
  'Maple',
  'Harbour',
  'Station',
  'Mill',
  'Chapel',
  'Orchard',
  'Kings',
  'North',
  'Garden',
  'Bridge',
]
const statuses = [
  'open',
  'scheduled',
  'inProgress',
  'onHold',
  'done',
  'done',
  'done',
  'done',
  'done',
  'cancelled',
] as const
const priorities = ['emergency', 'high', 'normal', 'normal', 'low'] as const
const siteCount = 100_000
const rowsPerTransaction = 50_000

/**
 * Fills a fresh data folder with work orders, a visit each, and their sites, by SQL and the real search index. With
 * histories, every work order also has the commands that made it, in the sealed log.
 */
export async function fillStore(
  dataDir: string,
  workOrders: number,
  histories: boolean,
  say: (text: string) => void,
): Promise<void> {
  await using desk = openTestBackend({ dataDir, now: filledUntil })
  const { store } = desk.backend.context
  const { db, search } = store
  // The whole file can be made again, so nothing of it has to survive a power cut.
  db.pragma('synchronous = OFF')
  db.pragma('foreign_keys = OFF')
  const random = seededRandom(20_260_901)
  const id = (at: number) =>
    uuid7(
      at,
      Uint8Array.from({ length: 10 }, () => random.integer(0, 255)),
    )
  const add = inserter(db)
  const keep = { rev: 1, updated_at: filledUntil }

  addServiceLevels(add, keep)
  const typeIds = range(40, (i) => {
    const row = { id: id(i), name: `${random.pick(problems)} ${i}`, category: 'Field', field_work: 1, skill_level: 1 }
    add('work_types', { ...row, duration_minutes: 60, priority: 'normal', checklist: '[]', parts: '[]', ...keep })
    return row.id
  })
  const territoryIds = range(12, (i) => {
    const row = { id: id(i), name: `Area ${i}`, code: String(i) }
    add('territories', { ...row, ...keep })
    return row.id
  })
  const technicianIds = range(100, (i) => {
    const row = { id: id(i), code: `T${i}`, name: `Technician ${i}`, active: 1 }
    add('technicians', { ...row, ...keep })
    return row.id
  })
  const sites: { id: string; territoryId: string }[] = []
  const addSite = (i: number) => {
    const site = { id: id(i), territoryId: random.pick(territoryIds) }
    const name = `${random.pick(streets)} House ${i}`
    const address = `${random.integer(1, 400)} ${random.pick(streets)} ${random.pick(['Street', 'Road', 'Lane'])}`
    const latitude = 51 + random.next()
    const longitude = -1 + random.next()
    const place = { district: `Ward ${random.integer(1, 30)}`, postcode: `FB${random.integer(100, 999)}` }
    const from = { coordinate_source: 'import', coordinate_confidence: 1, zone: 'UTC' }
    add('sites', {
      ...site,
      territoryId: undefined,
      territory_id: site.territoryId,
      name,
      address,
      ...place,
      latitude,
      longitude,
      ...from,
      ...keep,
    })
    search.put('sites', site.id, { ...site, name, address, ...place, latitude, longitude })
    sites.push(site)
  }
  inPieces(db, siteCount, addSite)
  const spanMs = 3 * 365 * dayMs
  const addWorkOrder = (i: number) => {
    const openedAt = filledUntil - spanMs + Math.floor((i / workOrders) * spanMs)
    const site = random.pick(sites)
    const recent = filledUntil - openedAt < 30 * dayMs
    const status = recent ? random.pick(statuses) : random.chance(0.97) ? 'done' : random.pick(statuses)
    const over = status === 'done' || status === 'cancelled'
    const workOrderId = id(openedAt)
    const title = `${random.pick(problems)}: ${random.pick(things)} ${random.pick(things)}`
    const description = `Reported at the ${random.pick(things)} of unit ${random.integer(1, 9_999)}. Ask for ${random.pick(streets)}.`
    const number = 1_001 + i
    add('work_orders', {
      ...{
        id: workOrderId,
        number,
        work_type_id: random.pick(typeIds),
        site_id: site.id,
        territory_id: site.territoryId,
      },
      ...{ title, description, status, priority: random.pick(priorities), opened_at: openedAt },
      ...promisesOf(random, openedAt, status),
      completed_at: status === 'done' ? openedAt + random.integer(2, 300) * hourMs : null,
      ...keep,
    })
    if (status === 'onHold')
      add('holds', { ...holdOf(random, id(openedAt), workOrderId, openedAt, filledUntil), ...keep })
    search.put('workOrders', workOrderId, { number, title, description, siteId: site.id })
    const visitId = id(openedAt)
    const placed = over || status !== 'open'
    const startsAt = placed ? openedAt + random.integer(1, 100) * hourMs : null
    add('visits', {
      ...{ id: visitId, work_order_id: workOrderId, sequence: 1, duration_minutes: 60, pinned: 0 },
      status: status === 'done' ? 'done' : status === 'cancelled' ? 'cancelled' : placed ? 'scheduled' : 'toSchedule',
      starts_at: startsAt,
      ends_at: startsAt === null ? null : startsAt + 60 * minuteMs,
      ...keep,
    })
    if (placed) {
      add('visit_technicians', {
        id: id(openedAt),
        visit_id: visitId,
        technician_id: random.pick(technicianIds),
        lead: 1,
        ...keep,
      })
    }
    if (histories) writeHistory(store.log, id, { workOrderId, visitId, number, openedAt, startsAt, status })
  }
  inPieces(db, workOrders, addWorkOrder, (done) => say(`filled ${done.toLocaleString('en')} work orders`))
  say('filled the work orders; adding who may call')
  addCallers(store, sites.map((site) => site.id), filledUntil) // prettier-ignore
  db.exec('ANALYZE')
  db.pragma('wal_checkpoint(TRUNCATE)')
}

/** The life of a work order as the log tells it: accepted, a note, scheduled, and done or where it stands. */
function writeHistory(
  log: CommandLog,
  id: (at: number) => string,
  work: {
    readonly workOrderId: string
    readonly visitId: string
    readonly number: number
    readonly openedAt: number
    readonly startsAt: number | null
    readonly status: string
  },
): void {
  const { workOrderId, visitId, number, openedAt, startsAt, status } = work
  const actor = { id: 'bench', name: 'Dana Okoro' }
  const add = (
    name: string,
    at: number,
    key: string,
    values: Record<string, string | number>,
    changes: LoggedChange[],
  ) => {
    const commandId = id(at)
    log.append({ id: commandId, stepId: commandId, name, args: {}, actor, at, summary: { key, values } }, changes)
  }
  const made = { id: workOrderId, number, status: 'open', title: `Work ${number}` }
  add('request.accept', openedAt, 'history.requestAccepted', { number, workOrderNumber: number }, [
    { entity: 'workOrders', rowId: workOrderId, op: 'insert', rev: 1, before: null, after: made },
    { entity: 'visits', rowId: visitId, op: 'insert', rev: 1, before: null, after: { id: visitId, workOrderId } },
  ])
  if (startsAt === null) return
  add('visit.schedule', openedAt + hourMs, 'history.visitScheduled', { number, technician: 'T1', time: '08:00' }, [
    update('visits', visitId, { status: 'toSchedule', startsAt: null }, { status: 'scheduled', startsAt }),
    update('workOrders', workOrderId, { status: 'open' }, { status: 'scheduled' }),
  ])
  add('workOrder.edit', openedAt + 2 * hourMs, 'history.workOrderEdited', { number, field: 'team' }, [
    update('workOrders', workOrderId, { team: null }, { team: 'North' }),
  ])
  if (status !== 'done') return
  add('visit.setStatus', startsAt + hourMs, 'history.visitStatus', { number, status: 'done' }, [
    update('visits', visitId, { status: 'scheduled' }, { status: 'done', actualEndsAt: startsAt + hourMs }),
    update('workOrders', workOrderId, { status: 'scheduled' }, { status: 'done' }),
  ])
}

function update(entity: EntityName, rowId: string, before: object, after: object): LoggedChange {
  return { entity, rowId, op: 'update', rev: 2, before: { ...before }, after: { ...after } }
}

/** Inserts rows given by column; one prepared statement for each set of columns. */
function inserter(db: Database.Database): (table: string, row: Readonly<Record<string, unknown>>) => void {
  const statements = new Map<string, Database.Statement>()
  return (table, row) => {
    const columns = Object.keys(row).filter((column) => row[column] !== undefined)
    const key = `${table} ${columns.join()}`
    let statement = statements.get(key)
    if (!statement) {
      const marks = columns.map(() => '?').join()
      statements.set(key, (statement = db.prepare(`INSERT INTO ${table} (${columns.join()}) VALUES (${marks})`)))
    }
    statement.run(columns.map((column) => row[column]))
  }
}

function inPieces(db: Database.Database, count: number, one: (i: number) => void, told?: (done: number) => void): void {
  for (let from = 0; from < count; from += rowsPerTransaction) {
    const to = Math.min(count, from + rowsPerTransaction)
    db.transaction(() => {
      for (let i = from; i < to; i++) one(i)
    })()
    told?.(to)
  }
}

const range = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))
