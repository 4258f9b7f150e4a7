import { expect, test } from 'vitest'
import { loadDemo } from '#electron/backend/demo/load-demo.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import { entityNames } from '#shared/domain/entities.ts'
import { historyUndo } from '#shared/actions/app.ts'
import { demoStart } from '#shared/actions/demo.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { dayOf, minuteOfDay } from '#shared/kernel/zone.ts'
import { settingsSet } from '#shared/commands/settings/set.ts'

const today = '2011-09-06'

function everyRow(desk: TestBackend) {
  const { records } = desk.backend.context.store
  return Object.fromEntries(entityNames.map((entity) => [entity, records.all(entity)]))
}

function count(desk: TestBackend, sql: string): number {
  return desk.backend.context.store.db.prepare(sql).pluck().get() as number
}

test('two loads in two folders give the same rows, ids and numbers included', async () => {
  await using first = openTestBackend()
  await using second = openTestBackend()
  expectOk(loadDemo(first.backend.context, today))
  expectOk(loadDemo(second.backend.context, today))
  expect(everyRow(first)).toEqual(everyRow(second))
})

test('the city has what every screen shows', async () => {
  await using desk = openTestBackend()
  expectOk(await desk.client.action(demoStart, {}))
  const size = (table: string, where = '1') => count(desk, `SELECT count(*) FROM ${table} WHERE ${where}`)
  expect(size('technicians')).toBe(24)
  expect(size('territories', 'boundary IS NOT NULL')).toBe(6)
  expect(size('customers')).toBe(120)
  expect(size('sites')).toBe(400)
  expect(size('sites', 'latitude IS NULL AND ungeocoded_reason IS NOT NULL')).toBeGreaterThan(3)
  expect(size('assets')).toBeGreaterThan(560)
  expect(size('work_types')).toBe(14)
  expect(size('map_layers')).toBe(2)
  expect(size('work_orders', "status = 'done'")).toBeGreaterThan(2_200)
  expect(size('work_orders', "status = 'done' AND completed_at > resolve_by")).toBeGreaterThan(80)
  expect(size('work_orders', "status = 'onHold'")).toBe(5)
  expect(size('visits', "status = 'toSchedule'")).toBe(45)
  expect(size('requests', "status = 'new'")).toBeGreaterThanOrEqual(24)
  expect(size('contracts')).toBe(30)
  expect(size('cost_lines', "kind = 'labour'")).toBeGreaterThan(400)
  expect(size('work_orders', 'nte_cents IS NOT NULL')).toBeGreaterThan(30)
  expect(size('invoice_drafts', "state = 'draft'")).toBeGreaterThan(20)
  expect(size('invoice_drafts', "state = 'exported'")).toBeGreaterThan(20)
  expect(size('invoice_drafts', 'warranty_cents > 0')).toBeGreaterThan(5)
  expect(size('invoice_drafts', 'number < 1001')).toBe(0)
  // A believable day: a handful of promises is late, and none of them for days.
  const now = desk.backend.context.clock.now()
  const late = size('work_orders', `next_due_at < ${now} AND status <> 'onHold'`)
  expect(late).toBeGreaterThan(2)
  expect(late).toBeLessThan(20)
  expect(size('work_orders', `next_due_at < ${now - 86_400_000} AND status <> 'onHold'`)).toBe(0)
  expect(size('work_type_versions')).toBe(14)
  expect(size('work_orders', 'work_type_version IS NULL')).toBe(0)
  expect(size('checklist_answers')).toBeGreaterThan(2_000)
  expect(size('checklist_answers', 'failed')).toBeGreaterThan(20)
  const asked = "work_type_id IN (SELECT id FROM work_types WHERE requires LIKE '%checklist%')"
  const answered = 'id IN (SELECT work_order_id FROM checklist_answers)'
  expect(size('work_orders', `status IN ('done', 'closed') AND ${asked} AND NOT ${answered}`)).toBe(0)
  for (const status of ['done', 'onSite', 'enRoute', 'dispatched', 'scheduled']) {
    expect(
      size('visits', `status = '${status}' AND starts_at > ${desk.backend.context.clock.now() - 86_400_000}`),
    ).toBeGreaterThan(0)
  }
})

test('nobody is in two places, and everybody may do what they do', async () => {
  await using desk = openTestBackend()
  expectOk(loadDemo(desk.backend.context, today))
  const pairs = `
    FROM visit_technicians ta JOIN visits a ON a.id = ta.visit_id
    JOIN visit_technicians tb ON tb.technician_id = ta.technician_id
    JOIN visits b ON b.id = tb.visit_id AND b.id > a.id`
  expect(count(desk, `SELECT count(*) ${pairs} WHERE a.starts_at < b.ends_at AND b.starts_at < a.ends_at`)).toBe(0)
  expect(
    count(
      desk,
      `SELECT count(*) ${pairs} WHERE a.actual_starts_at < b.actual_ends_at AND b.actual_starts_at < a.actual_ends_at`,
    ),
  ).toBe(0)
  const unfit = `
    SELECT count(*) FROM visits v JOIN visit_technicians t ON t.visit_id = v.id JOIN work_orders o ON o.id = v.work_order_id
    JOIN work_types w ON w.id = o.work_type_id
    WHERE NOT EXISTS (SELECT 1 FROM technician_skills s WHERE s.technician_id = t.technician_id
      AND s.skill_id = w.skill_id AND s.level >= w.skill_level)
    OR (w.certificate_name IS NOT NULL AND NOT EXISTS (SELECT 1 FROM certificates c WHERE c.technician_id = t.technician_id
      AND c.name = w.certificate_name AND c.expires_on >= date(v.starts_at / 1000, 'unixepoch')))`
  expect(count(desk, unfit)).toBe(0)
})

test('the demo refuses a folder that holds data and is taken back by one undo', async () => {
  await using desk = openTestBackend()
  expectOk(await desk.client.command(settingsSet, { name: 'organisationName', value: 'Mine' }))
  expectOk(await desk.client.action(demoStart, {}))
  expect(expectError(await desk.client.action(demoStart, {}))).toMatchObject({ kind: 'conflict' })
  expectOk(await desk.client.action(historyUndo, {}))
  const left = everyRow(desk)
  expect(Object.entries(left).flatMap(([entity, rows]) => (rows.length > 0 ? [entity] : []))).toEqual(['settings'])
  expect(left['settings']).toMatchObject([{ id: 'organisationName', value: 'Mine' }])
  expectOk(await desk.client.action(demoStart, {}))
})

test('the clock of a demo starts in the working day, goes on where one stopped, and can be set free', async () => {
  const late = openTestBackend({ now: Date.UTC(2011, 8, 6, 12) })
  const { context } = late.backend
  const zone = context.pipeline.officeZone()
  const night = Date.parse('2011-09-06T23:30:00Z')
  late.clock.set(night)
  const today = dayOf(night, zone)
  expectOk(loadDemo(context, today))
  const start = context.clock.now()
  expect(dayOf(start, zone)).toBe(today)
  expect(minuteOfDay(start, zone)).toBeLessThan(931)
  late.clock.advance(3_600_000)
  expectOk(await late.client.command(settingsSet, { name: 'organisationName', value: 'Mine' }))
  late.clock.advance(86_400_000)
  await using reopened = await late.reopen()
  expect(reopened.backend.context.clock.now()).toBe(start + 3_600_000)
  expectOk(await reopened.client.command(settingsSet, { name: settingNames.rehearsalAt, value: null }))
  expect(reopened.backend.context.clock.now()).toBe(reopened.clock.now())
})
