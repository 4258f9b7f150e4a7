import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadReads } from '#electron/store/read-loader.ts'
import { demoStart } from '#shared/actions/demo.ts'
import { commands } from '#shared/commands/registry.ts'
import { read } from '#shared/commands/read.ts'
import type { ReadMap } from '#shared/commands/read.ts'
import { entityNames, withDefaults } from '#shared/domain/entities.ts'
import type { EntityName } from '#shared/domain/entities.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { dayMs } from '#shared/kernel/zone.ts'
import { indexedFields } from '#shared/sync/reads/indexed-fields.ts'
import { loadReadsProgram } from '#shared/sync/reads/load-reads.ts'
import { isRecorded } from '#shared/sync/recorded-command.ts'
import type { StoredRow } from '#shared/sync/stored-row.ts'
import { listFiles, repositoryRoot } from '#scripts/source-files.ts'
import { MemoryRows } from '#tests/doubles/sync/memory-rows.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'

let desk: TestBackend
const rows = new MemoryRows()

beforeAll(async () => {
  desk = openTestBackend()
  expectOk(await desk.client.action(demoStart, {}))
  addLinks()
  for (const entity of entityNames)
    for (const row of desk.backend.context.store.records.all(entity)) rows.put(entity, row as unknown as StoredRow)
})
afterAll(() => desk.close())

/** What the demo has none of: visits that hang on each other, with a crew, in a bundle, a hold that stops clocks, wishes, opening hours and rush hours. */
function addLinks(): void {
  const { records } = desk.backend.context.store
  const keeping = { rev: 1, updatedAt: 0, deletedAt: null }
  const [first, second, third] = records.all('visits').filter(({ startsAt }) => startsAt !== null)
  const on = records.where('visitTechnicians', 'visitId', [third!.id]).map(({ technicianId }) => technicianId)
  const [one, other] = records.all('technicians').filter(({ id }) => !on.includes(id))
  const link = { ...keeping, kind: 'after', sameTechnician: true }
  records.insert('visitDependencies', { ...link, id: 'd-1', visitId: first!.id, onVisitId: second!.id })
  records.insert('visitDependencies', { ...link, id: 'd-2', visitId: second!.id, onVisitId: third!.id })
  for (const { id } of [one!, other!])
    records.insert('visitTechnicians', { ...keeping, id: `z-${id}`, visitId: third!.id, technicianId: id, lead: false })
  records.insert('bundles', { ...keeping, id: 'b-1', name: 'One trip', reason: null })
  records.patch('workOrders', first!.workOrderId, { bundleId: 'b-1' })
  records.patch('workOrders', second!.workOrderId, { bundleId: 'b-1', status: 'onHold' })
  const held = { workOrderId: second!.workOrderId, startsAt: 5, endsAt: null, pausesClock: true }
  const customer = records.get('sites', records.get('workOrders', first!.workOrderId)!.siteId!)!.customerId!
  const wish = (kind: 'never' | 'preferred') => [{ technicianId: one!.id, kind, reason: null }]
  records.patch('customers', customer, { technicianWishes: wish('preferred') })
  records.patch('sites', records.get('workOrders', second!.workOrderId)!.siteId!, { technicianWishes: wish('never') })
  const weekdays = { name: 'Gate', zone: 'UTC', hours: [{ weekday: 1, startMinute: 540, endMinute: 1_020 }] }
  const daysOff = [{ day: '2011-09-05', name: 'Labor Day' }]
  records.insert('businessCalendars', { ...keeping, ...weekdays, id: 'c-1', daysOff, holidayRegion: null })
  records.patch('sites', records.get('workOrders', third!.workOrderId)!.siteId!, { openingCalendarId: 'c-1' })
  const rushHours = { bands: [{ weekdays: [1, 2, 3, 4, 5], startMinute: 450, endMinute: 540, factor: 1.3 }] }
  records.insert('settings', { ...keeping, id: 'rushHours', value: rushHours })
  records.insert('settings', { ...keeping, id: 'strictTerritories', value: true })
  records.insert('holds', { ...withDefaults('holds', {}), ...keeping, ...held, id: 'h-1', reason: 'parts', note: null })
}

/** What the desk's SQL and the programs over plain rows say to the same reads. */
function both(reads: ReadMap): { desk: unknown; rows: unknown } {
  const { store } = desk.backend.context
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
  return { desk: plain(loadReads(store.db, store.records, reads)), rows: plain(rows.run(loadReadsProgram(reads))) }
}

/** Lists whose order means nothing, in one order. */
function sorted(value: unknown): unknown {
  const byId = (list: unknown[]) => list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  if (Array.isArray(value)) return byId(value.map(sorted))
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sorted(one)]))
  return value
}

const ids = (entity: EntityName) => [...(rows.rows.get(entity)?.keys() ?? [])]

describe('what commands read, from plain rows', () => {
  test('visits with all that rules need are what the desk reads, with links, crews, holds and bundles', () => {
    const { desk: ours, rows: theirs } = both({ visits: read.visitDetail([...ids('visits'), 'nowhere']) })
    expect(theirs).toEqual(ours)
    const details = (theirs as { visits: VisitDetail[] }).visits
    expect(details.filter(({ technicianWishes }) => technicianWishes.length > 0).length).toBeGreaterThan(1)
    expect(details.filter(({ opening }) => opening?.daysOff[0]?.name === 'Labor Day')).not.toEqual([])
    expect(details.filter(({ links }) => links.length > 0)).not.toEqual([])
    expect(details.filter(({ clock }) => clock.pausedSince !== null)).not.toEqual([])
    expect(details.filter(({ technicianIds }) => technicianIds.length > 2)).not.toEqual([])
    expect(details.filter(({ bundle }) => bundle?.size === 2)).toHaveLength(2)
  })

  test('the days of technicians are what the desk reads', () => {
    const now = desk.clock.now()
    const technicians = ids('technicians')
    for (const [from, to] of [
      [now - 2 * dayMs, now + 3 * dayMs],
      [now, now + 3_600_000],
    ] as const) {
      const { desk: ours, rows: theirs } = both({ days: read.technicianDays(technicians, from, to) })
      expect(sorted(theirs)).toEqual(sorted(ours))
    }
  })

  test('planned visits and open work orders are what the desk reads', () => {
    const { desk: ours, rows: theirs } = both({
      planned: read.plannedVisits(ids('technicians').slice(0, 5)),
      open: read.openWorkOrders(null),
      ofPolicy: read.openWorkOrders(ids('slaPolicies').slice(0, 1)),
    })
    expect(theirs).toEqual(ours)
  })

  test('trees of sites and assets are what the desk reads', () => {
    const { desk: ours, rows: theirs } = both({
      up: read.ancestors('assets', ids('assets')),
      down: read.descendants('assets', ids('assets').slice(0, 10)),
      sites: read.descendants('sites', ids('sites').slice(0, 10)),
    })
    expect(sorted(theirs)).toEqual(sorted(ours))
  })
})

test('every field that a command looks records up by is indexed outside the desk', () => {
  const missing: string[] = []
  const looked = /read\.where\('(\w+)',\s*'(\w+)'/g
  let count = 0
  for (const { path: file } of listFiles(['shared/commands']))
    for (const [, entity, field] of readFileSync(path.join(repositoryRoot, file), 'utf8').matchAll(looked)) {
      count += 1
      if (!indexedFields[entity as EntityName]?.includes(field!)) missing.push(`${entity}.${field}`)
    }
  expect(count).toBeGreaterThan(80)
  expect(missing).toEqual([])
})

test('a command that reads what only the desk can tell is sent as what it changed', () => {
  const asking = commands.filter((definition) => /importedBefore/.test(String(definition.reads)))
  expect(asking.filter((definition) => !isRecorded(definition)).map(({ name }) => name)).toEqual([])
})
