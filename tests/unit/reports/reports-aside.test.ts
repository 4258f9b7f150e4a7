import { expect, test } from 'vitest'
import { createQueryAside } from '#electron/backend/query-aside.ts'
import { workOrderSetStatus } from '#shared/commands/work-order/set-status.ts'
import { reportsCosts } from '#shared/queries/cost-report.ts'
import { reportsBacklog, reportsItems, reportsSla } from '#shared/queries/reports.ts'
import { officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, write } from '#tests/doubles/write-records.ts'

const all = { from: null, to: null, by: 'priority' } as const
const items = { ...all, report: 'backlog', measure: 'open' } as const
const large = { now: officeTime('14:00'), largeFrom: 1 }

const askAll = async ({ client }: TestBackend) =>
  Promise.all([
    client.query(reportsSla, all).then(expectOk),
    client.query(reportsBacklog, all).then(expectOk),
    client.query(reportsCosts, all).then(expectOk),
    client.query(reportsItems, items).then(expectOk),
  ])

test('counted in a worker, reports say what they say in process, and see what was just committed', async () => {
  await using small = openSmallOffice({ now: large.now })
  await using desk = openSmallOffice(large)
  // The clocks of the two run on: what counts is what is counted.
  const counted = async (office: TestBackend) => {
    const [sla, backlog, costs, list] = await askAll(office)
    return { sla: [sla.total, sla.groups], backlog: [backlog.total, backlog.openMinutes], costs: costs?.total, list }
  }
  expect(await counted(desk)).toEqual(await counted(small))
  const cancel = { workOrderId: 'v1 order', status: 'cancelled', reason: 'Done already' } as const
  for (const office of [small, desk]) expectOk(await office.client.command(workOrderSetStatus, cancel))
  const after = await counted(desk)
  expect(after).toEqual(await counted(small))
  expect(after.list.total).toBe(2)
})

test('what a role may not see stays hidden aside, and wrong arguments are refused as ever', async () => {
  await using desk = openSmallOffice(large)
  write(desk, [fresh('users', { id: 'admin', name: 'Somebody Else', role: 'administrator', active: true })])
  expect(expectOk(await desk.client.query(reportsCosts, all))).toBeNull()
  expect(expectError(await desk.client.query(reportsSla, { ...all, by: 'nothing' as never })).kind).toBe(
    'invalid-input',
  )
})

test('a desk that closes gives up what is counted', async () => {
  await using desk = openSmallOffice(large)
  const { config, store, clock, jobs } = desk.backend.context
  const aside = createQueryAside(config, store, clock, jobs)
  const [first, second] = [aside.answer('reports.sla', all), aside.answer('reports.sla', all)]
  expect(second).toBe(first)
  await aside.close()
  expect(expectError((await first!) as never).kind).toBe('cancelled')
})
