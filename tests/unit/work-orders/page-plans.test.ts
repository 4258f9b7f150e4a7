import type Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { findPage } from '#electron/backend/queries/work-orders/page.ts'
import { mostCandidates } from '#electron/backend/queries/work-orders/candidates.ts'
import type { WorkOrderFilter } from '#shared/queries/work-orders.ts'
import { workOrderSorts } from '#shared/queries/work-orders.ts'
import { priorities } from '#shared/domain/record/priority.ts'
import { openTestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

const filters: readonly WorkOrderFilter[] = [
  {},
  { statuses: ['open', 'scheduled', 'inProgress', 'onHold'] },
  { due: 'overdue' },
  { due: 'atRisk' },
  { workTypeIds: ['type0'] },
  { territoryIds: ['t0'], priorities: ['high'] },
  { teams: ['PWD'], visits: 'unplaced' },
  { openedFrom: 5, resolveTo: 1_000 },
  { siteId: 's0' },
  { text: 'lamp' },
]

const moment = { now: 2_000, soon: { plain: 3_000, byPolicy: {} } }

it('answers no page of any sort and filter by scanning or sorting the whole table', async () => {
  await using desk = openTestBackend()
  const { db } = desk.backend.context.store
  write(desk, [
    fresh('workTypes', { id: 'type0' }),
    fresh('territories', { id: 't0' }),
    fresh('sites', { id: 's0' }),
    ...Array.from({ length: mostCandidates + 50 }, (_, i) =>
      fresh('workOrders', {
        id: `w${i}`,
        number: i,
        title: 'Lamp',
        siteId: 's0',
        workTypeId: 'type0',
        territoryId: 't0',
        team: 'PWD',
        priority: priorities[i % 4]!,
        openedAt: i,
        resolveBy: i % 7 === 0 ? null : i,
      }),
    ),
  ])
  const statements = new Set<string>()
  const watched = new Proxy(db, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown
      if (name === 'prepare') {
        return (sql: string) => {
          statements.add(sql)
          return target.prepare(sql)
        }
      }
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  }) as Database.Database
  for (const filter of filters) {
    for (const by of workOrderSorts) {
      for (const descending of [false, true]) {
        const sort = { by, descending }
        const first = findPage(watched, { filter, sort, after: null, until: null, limit: 10 }, moment)
        findPage(watched, { filter, sort, after: first.next, until: null, limit: 10 }, moment)
      }
    }
  }
  expect(statements.size).toBeGreaterThan(40)
  for (const sql of statements) {
    // Work types are a short list of the office, read whole and by name.
    if (sql.endsWith('FROM work_types ORDER BY name, id')) continue
    const marks = sql.split('?').length - 1
    const plan = db
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...Array.from({ length: marks }, (_, i) => (sql.includes('json_each') && i === 0 ? '[]' : 'x'))) as {
      detail: string
    }[]
    const details = plan.map((line) => line.detail)
    // Scans of one work order index in its own order under a LIMIT are walks; a scan of the table or a sort is not.
    for (const detail of details) {
      if (/^SCAN (o|s|work_orders|sites)\b/.test(detail)) expect(detail, sql).toMatch(/USING (COVERING )?INDEX/)
      expect(detail, sql).not.toMatch(/USE TEMP B-TREE FOR (RIGHT PART OF )?ORDER BY/)
    }
  }
})
