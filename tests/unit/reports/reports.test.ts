import { readFileSync } from 'node:fs'
import { beforeAll, afterAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { ageBandOf } from '#shared/domain/sla/age-bands.ts'
import { slaVerdictOf, tallyOf } from '#shared/domain/sla/sla-clock.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import {
  measuresOf,
  reportDimensions,
  reportNames,
  reportsBacklog,
  reportsClocks,
  reportsCompleted,
  reportsItems,
  reportsSla,
} from '#shared/queries/reports.ts'
import type { ReportName } from '#shared/queries/reports.ts'
import { loadDemo } from '#electron/backend/demo/load-demo.ts'
import { customFieldSave } from '#shared/commands/custom-field/save.ts'
import { recordSetCustom } from '#shared/commands/custom-field/set-values.ts'
import { reportsCsv } from '#shared/actions/reports.ts'
import { settingsSet } from '#shared/commands/settings/set.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'

let desk: TestBackend
const definitions = { clocks: reportsClocks, sla: reportsSla, backlog: reportsBacklog, completed: reportsCompleted }
const all = { from: null, to: null, by: 'none' } as const
const august = { from: '2011-08-08', to: '2011-08-31' } as const

beforeAll(() => {
  desk = openTestBackend()
  expectOk(loadDemo(desk.backend.context, '2011-09-06'))
})
afterAll(() => desk.close())

async function report(name: ReportName, scope: z.input<typeof reportsSla.args>) {
  return expectOk(await desk.client.query(definitions[name] as typeof reportsSla, scope))
}

/** The cases of the report, read record by record and judged by the pure functions. */
function casesByHand() {
  const { records } = desk.backend.context.store
  const orders = new Map(records.all('workOrders').map((order) => [order.id, order]))
  const requested = records
    .all('requests')
    .filter((request) => !['rejected', 'merged'].includes(request.status))
    .map((request) => {
      const order = request.workOrderId ? orders.get(request.workOrderId) : undefined
      return {
        team: order?.team ?? request.team,
        openedAt: request.openedAt,
        targetAt:
          order && !request.resolveByPromised ? order.resolveBy : (request.resolveBy ?? order?.resolveBy ?? null),
        closedAt: request.closedAt ?? order?.completedAt ?? null,
      }
    })
  const unrequested = [...orders.values()]
    .filter((order) => order.requestId === null && order.status !== 'cancelled')
    .map((order) => ({ ...order, targetAt: order.resolveBy, closedAt: order.completedAt }))
  return [...requested, ...unrequested]
}

test('the SLA report counts what the pure functions count', async () => {
  const { zone, now } = { zone: desk.backend.context.pipeline.officeZone(), now: desk.backend.context.clock.now() }
  const byHand = casesByHand()
  const { total } = await report('sla', all)
  expect(total).toMatchObject(tallyOf(byHand.map((one) => slaVerdictOf(one, now))))
  const inAugust = byHand.filter((one) => {
    const day = dayOf(one.openedAt, zone)
    return day >= august.from && day <= august.to
  })
  expect(inAugust.length).toBeGreaterThan(500)
  const ofAugust = await report('sla', { ...august, by: 'team' })
  expect(ofAugust.total).toMatchObject(tallyOf(inAugust.map((one) => slaVerdictOf(one, now))))
  for (const { key, counts } of ofAugust.groups) {
    expect(counts.opened).toBe(inAugust.filter((one) => one.team === key).length)
  }
})

test('the backlog puts every open case into one band by age and one place by target', async () => {
  const now = desk.backend.context.clock.now()
  const { total } = await report('backlog', all)
  const open = casesByHand().filter((one) => one.closedAt === null || one.closedAt > now)
  const counts = total as unknown as Record<string, number>
  expect(counts['open']).toBe(open.length)
  for (let band = 0; band < 6; band++) {
    expect(counts[`age${band}`]).toBe(open.filter((one) => ageBandOf(now - one.openedAt) === band).length)
  }
  const byTarget = ['notDue', 'noClock', 'due0', 'due1', 'due2', 'due3', 'due4', 'due5']
  expect(byTarget.reduce((sum, name) => sum + counts[name]!, 0)).toBe(open.length)
})

test('every number of every report opens a list of exactly that length', async () => {
  for (const name of reportNames) {
    for (const by of ['none', 'team'] as const) {
      const scope = { ...august, by }
      const { total, groups } = await report(name, scope)
      const rows = [{ key: undefined, counts: total }, ...groups.slice(0, 1)] as {
        key?: string | null
        counts: Record<string, number>
      }[]
      for (const { key, counts } of rows) {
        for (const measure of measuresOf[name]) {
          const group = key === undefined ? {} : { key }
          const list = expectOk(
            await desk.client.query(reportsItems, { ...scope, report: name, measure, ...group, limit: 20 }),
          )
          expect(list.total, `${name} ${by} ${String(key)} ${measure}`).toBe(counts[measure])
          expect(list.items).toHaveLength(Math.min(20, list.total))
        }
      }
    }
  }
})

test('groups and trend add up to the total', async () => {
  for (const name of reportNames) {
    for (const by of reportDimensions) {
      const { total, groups, trend } = await report(name, { ...august, by })
      for (const measure of name === 'completed' ? ['completed', 'completedLate'] : measuresOf[name]) {
        const sum = (parts: { counts: object }[]) =>
          parts.reduce((all, { counts }) => all + (counts as Record<string, number>)[measure]!, 0)
        expect(sum(groups)).toBe((total as Record<string, number>)[measure])
        if (trend.length > 0) expect(sum(trend)).toBe((total as Record<string, number>)[measure])
      }
    }
  }
})

test('as of an archive the report counts from where the archive ends and says so', async () => {
  await using archive = openTestBackend({ now: Date.UTC(2026, 0, 1) })
  expectOk(loadDemo(archive.backend.context, '2011-09-06'))
  const at = Date.UTC(2011, 8, 6, 12)
  expectOk(await archive.client.command(settingsSet, { name: 'dataAsOf', value: at }))
  const ofArchive = expectOk(await archive.client.query(reportsSla, all))
  expect(ofArchive.asOf).toEqual({ at, kind: 'archive' })
  expect(ofArchive.source).toBeNull()
})

test('a number that a report does not have is refused', async () => {
  const refusal = expectError(
    await desk.client.query(reportsItems, { ...all, report: 'backlog', measure: 'closedLate' }),
  )
  expect(refusal.kind).toBe('invalid-input')
})

test.each([
  ['request', 'requests', 'choice'],
  ['workOrder', 'workOrders', 'yesNo'],
  ['site', 'sites', 'choice'],
  ['asset', 'assets', 'yesNo'],
] as const)(
  'a custom field of %ss groups every report, each number opens its list, and the file says its name',
  async (subject, entity, type) => {
    await using own = openTestBackend()
    expectOk(loadDemo(own.backend.context, '2011-09-06'))
    const { records } = own.backend.context.store
    expectOk(own.run(customFieldSave, { subject, label: `Colour of ${subject}`, type, choices: type === 'choice' ? ['Red', 'Blue'] : [] })) // prettier-ignore
    const { key } = records.all('customFields').at(-1)!
    const ids = records.all(entity).map(({ id }) => id)
    const first = type === 'choice' ? 'Red' : true
    const second = type === 'choice' ? 'Blue' : false
    const set = (recordIds: string[], value: string | boolean) => own.run(recordSetCustom, { subject, recordIds, values: { [key]: value } }) // prettier-ignore
    expectOk(set(ids.slice(0, Math.ceil(ids.length / 2)), first))
    expectOk(set(ids.slice(Math.ceil(ids.length / 2), -1), second))
    const scope = { from: null, to: null, by: `custom:${subject}:${key}` } as const
    for (const name of ['sla', 'backlog', 'completed'] as const) {
      const lead = { sla: 'opened', backlog: 'open', completed: 'due' } as const
      const counted = expectOk(await own.client.query(definitions[name] as typeof reportsSla, scope))
      expect(counted.fieldLabel).toBe(`Colour of ${subject}`)
      const known: (string | null)[] = type === 'choice' ? ['Blue', 'Red', null] : ['no', 'yes', null]
      expect(counted.groups.every((group) => known.includes(group.key))).toBe(true)
      if (name === 'sla') expect(counted.groups.length).toBeGreaterThan(1)
      for (const group of counted.groups) {
        const measure = lead[name]
        const list = await own.client.query(reportsItems, { ...scope, report: name, measure, key: group.key, limit: 1 })
        expect(expectOk(list).total).toBe((group.counts as Record<string, number>)[measure])
      }
    }
    const made = expectOk(await own.client.action(reportsCsv, { ...scope, report: 'sla' }))
    const csv = readFileSync(own.backend.context.files.pathOf(made.fileId)!, 'utf8')
    expect(csv.startsWith(`\uFEFFColour of ${subject},Opened`)).toBe(true)
    expect(csv).toContain(type === 'choice' ? '\nRed,' : '\nyes,')
  },
)

test('a dimension that is no custom field’s name is refused', async () => {
  const by = "custom:request:colour') --" as 'custom:request:colour'
  expect(expectError(await desk.client.query(reportsSla, { ...all, by })).kind).toBe('invalid-input')
})
