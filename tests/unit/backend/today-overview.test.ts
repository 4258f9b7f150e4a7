import { afterAll, expect, test } from 'vitest'
import { loadDemo } from '#electron/backend/demo/load-demo.ts'
import { visitPublish } from '#shared/commands/visit/publish.ts'
import { addDays, dayOf } from '#shared/kernel/zone.ts'
import type { ClockFacts } from '#shared/domain/sla/clocks.ts'
import { noTerms } from '#shared/domain/sla/clocks.ts'
import { openPromises } from '#shared/domain/sla/urgency.ts'
import { todayOverview } from '#shared/queries/today.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import { testNow } from '#tests/doubles/test-clock.ts'

/** One demo city for all tests: loading it takes longer than everything they do. */
const desk = openTestBackend()
const day = dayOf(testNow, desk.backend.context.pipeline.officeZone())
expectOk(loadDemo(desk.backend.context, day))
afterAll(() => desk.close())

const overview = async (of = day) =>
  todayOverview.result.parse(expectOk(await desk.client.query(todayOverview, { day: of })))

test('an empty database says that there is nothing, and invents no figure', async () => {
  await using empty = openTestBackend()
  const found = expectOk(await empty.client.query(todayOverview, { day: '2011-09-06' }))
  expect(found).toMatchObject({ anyData: false, newestDay: null, atRisk: [], alerts: [], nextDay: null, load: [] })
  for (const { indicator, value } of found.indicators) {
    expect(value).toBe(indicator === 'completed' || indicator === 'backlog' ? 0 : null)
  }
})

test('the counts of the day add up and the worst danger comes first', async () => {
  const { counts, atRisk, waiting } = await overview()
  expect(counts.done + counts.underWay + counts.toGo).toBe(counts.visits)
  expect(counts.visits).toBeGreaterThan(20)
  expect(new Set(atRisk.map((line) => line.visitId)).size).toBe(atRisk.length)
  const past = atRisk.findLastIndex((line) => line.risk === 'missed')
  expect(atRisk.slice(past + 1).some((line) => line.risk === 'missed')).toBe(false)
  expect(waiting.lines.every((line) => !line.onHold)).toBe(true)
  const nextOf = (clock: ClockFacts) =>
    Math.min(Infinity, ...openPromises(clock, noTerms).map(({ targetAt }) => targetAt))
  const deadlines = waiting.lines.map((line) => nextOf(line.clock))
  expect(deadlines).toEqual(deadlines.toSorted((a, b) => a - b))
  expect(waiting.total).toBeGreaterThanOrEqual(waiting.lines.length)
})

test('a figure with too few cases has no value and says how many there were', async () => {
  const far = await overview(addDays(day, 60))
  const compliance = far.indicators.find((one) => one.indicator === 'slaCompliance')
  expect(compliance).toMatchObject({ value: null, n: 0 })
})

test('shares lie between 0 and 1 and each figure has a value a day or no course at all', async () => {
  for (const { unit, value, series, of, n } of (await overview()).indicators) {
    if (unit === 'share' && value !== null) expect(value).toBeCloseTo((of ?? 0) / n)
    expect([0, 7]).toContain(series.length)
  }
})

test('load is planned work and travel against paid time, the fullest first', async () => {
  const { load } = await overview()
  const shares = load
    .filter((one) => one.paidMinutes > 0)
    .map((one) => (one.workMinutes + one.travelMinutes) / one.paidMinutes)
  expect(shares).toEqual(shares.toSorted((a, b) => b - a))
  expect(load.some((one) => one.travelMinutes > 0)).toBe(true)
})

test('a day without visits offers the newest day that has some', async () => {
  const found = await overview(addDays(day, 60))
  expect(found.counts.visits).toBe(0)
  expect(found.newestDay?.holds).toBe('visits')
  expect((found.newestDay?.day ?? '') >= day).toBe(true)
})

test('publishing the drafts of the day takes their alert away', async () => {
  const before = await overview()
  const placed = desk.backend.context.store.db
    .prepare(`SELECT id FROM visits WHERE status IN ('scheduled', 'dispatched')`)
    .pluck()
    .all() as string[]
  expectOk(await desk.client.command(visitPublish, { visitIds: placed }))
  expect((await overview()).counts.notPublished).toBe(0)
  expect(before.counts.visits).toBe((await overview()).counts.visits)
})
