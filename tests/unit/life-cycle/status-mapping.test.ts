import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settingsSetStatusMapping } from '#shared/commands/settings/set-status-mapping.ts'
import { settingsSet } from '#shared/commands/settings/set.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { visitSetStatus } from '#shared/commands/visit/set-status.ts'
import type { VisitStatus } from '#shared/domain/visit/visit.ts'
import {
  builtInStatusMapping,
  isLiveVisit,
  mappedStatus,
  mappingFaults,
  statusMappingOf,
} from '#shared/domain/work-order/status-mapping.ts'
import type { StatusMapping } from '#shared/domain/work-order/status-mapping.ts'
import { workOrderStatusOf } from '#shared/domain/work-order/status-of-visits.ts'
import { isEnded } from '#shared/domain/work-order/work-order-status.ts'
import { visitStatuses } from '#shared/domain/visit/visit.ts'
import { statusMappingGet, statusMappingPreview } from '#shared/queries/cycle.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { randomMapping } from '#tests/doubles/random-office-life.ts'
import { officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { expectError, expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'

const usableMapping = fc.nat().map((seed) => randomMapping(seededRandom(seed)))
const ahead = (cell: Partial<StatusMapping['ahead']>): StatusMapping => ({
  ...builtInStatusMapping,
  ahead: { ...builtInStatusMapping.ahead, ...cell },
})
const over = (cell: Partial<StatusMapping['over']>): StatusMapping => ({
  ...builtInStatusMapping,
  over: { ...builtInStatusMapping.over, ...cell },
})
const codes = (mapping: StatusMapping) => mappingFaults(mapping).map(({ code, visit }) => `${code} ${visit}`)

describe('a mapping of statuses', () => {
  it('of the built-in kind may be used', () => {
    expect(mappingFaults(builtInStatusMapping)).toEqual([])
  })

  it('is refused for every cell that would leave work stuck or going to and fro', () => {
    expect(codes(ahead({ enRoute: 'done' }))).toEqual(['ends-with-work-ahead enRoute'])
    expect(codes(ahead({ onSite: 'scheduled' }))).toEqual(['goes-back onSite'])
    expect(codes(ahead({ toSchedule: 'scheduled' }))).toEqual(['never-open toSchedule'])
    expect(codes(over({ partlyDone: 'scheduled' }))).toEqual(['never-scheduled partlyDone'])
    expect(codes(over({ done: 'open' }))).toEqual(['done-waits done'])
    expect(codes(over({ missed: 'done', partlyDone: 'cancelled' }))).toEqual([
      'ends-undone partlyDone',
      'ends-undone missed',
    ])
  })

  it('may keep done work in progress until the office has looked at it, and call off what was called off', () => {
    expect(codes(over({ done: 'inProgress', cancelled: 'cancelled' }))).toEqual([])
  })

  it('that may be used never ends work with a visit ahead, never sets it back while a visit moves on, and never strands it', () => {
    const way = ['toSchedule', 'scheduled', 'dispatched', 'enRoute', 'onSite', 'done'] as const
    const rank = { open: 0, scheduled: 1, inProgress: 2, onHold: 2, done: 3, closed: 3, cancelled: 3 }
    fc.assert(
      fc.property(usableMapping, fc.array(fc.constantFrom(...visitStatuses), { maxLength: 4 }), (mapping, others) => {
        const statuses = way.map((status) => mappedStatus([status, ...others], mapping)!)
        way.forEach((status, index) => {
          const live = [status, ...others].some(isLiveVisit)
          expect(isEnded(statuses[index]!) && live).toBe(false)
          // A scheduled work order has a visit that is still to be done.
          expect(statuses[index] === 'scheduled' && !live).toBe(false)
        })
        const alone = way.map((status) => mappedStatus([status], mapping)!)
        alone.forEach(
          (status, index) => index > 0 && expect(rank[status]).toBeGreaterThanOrEqual(rank[alone[index - 1]!]),
        )
      }),
    )
  })

  it('gives the same status in whatever order the visits come, and settles at once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...visitStatuses), { minLength: 1 }), fc.nat(), (visits, turn) => {
        const turned = visits.map((_, index) => visits[(index + turn) % visits.length]!)
        const status = workOrderStatusOf('open', visits)
        expect(workOrderStatusOf('open', turned)).toBe(status)
        expect(workOrderStatusOf(status, visits)).toBe(status)
      }),
    )
  })

  it('falls back to the built-in one where what is stored cannot be used', () => {
    expect(statusMappingOf(undefined)).toBe(builtInStatusMapping)
    expect(statusMappingOf({ ahead: {} })).toBe(builtInStatusMapping)
    expect(statusMappingOf(ahead({ enRoute: 'cancelled' }))).toBe(builtInStatusMapping)
  })
})

describe('setting the mapping', () => {
  const untilDispatched = ahead({ scheduled: 'open' })
  const order = (desk: TestBackend, id: string) => desk.backend.context.store.records.get('workOrders', `${id} order`)
  const place = (desk: TestBackend, visitId: string, time: string) =>
    expectOk(desk.run(visitSchedule, { visitId, technicianId: 'oak', startsAt: officeTime(time) }))

  it('says before what would change, changes exactly that in one step, and is followed from then on', async () => {
    await using desk = openSmallOffice()
    place(desk, 'v1', '9:00')
    const preview = expectOk(await desk.client.query(statusMappingPreview, { mapping: untilDispatched }))
    expect(preview).toEqual({
      faults: [],
      moves: [{ from: 'scheduled', to: 'open', count: 1, examples: [{ id: 'v1 order', number: 1, title: 'Work 1' }] }],
      workOrderIds: ['v1 order'],
    })
    const { workOrderIds } = preview
    const commit = expectOk(desk.run(settingsSetStatusMapping, { mapping: untilDispatched, workOrderIds }))
    expect(commit.summary.values).toEqual({ count: 1 })
    expect(order(desk, 'v1')?.status).toBe('open')
    expect(expectOk(await desk.client.query(statusMappingGet, {}))).toEqual({ mapping: untilDispatched, own: true })
    place(desk, 'v2', '11:00')
    expect(order(desk, 'v2')?.status).toBe('open')
    expectOk(desk.run(visitSetStatus, { visitId: 'v2', status: 'dispatched' }))
    expect(order(desk, 'v2')?.status).toBe('scheduled')
    for (let step = 0; step < 3; step++) expectOk(desk.backend.context.history.undo())
    expect(order(desk, 'v1')?.status).toBe('scheduled')
    expect(expectOk(await desk.client.query(statusMappingGet, {})).own).toBe(false)
  })

  it('refuses a wrong one with every cell at fault and changes nothing', async () => {
    await using desk = openSmallOffice()
    const wrong = ahead({ onSite: 'done' })
    expect(expectOk(await desk.client.query(statusMappingPreview, { mapping: wrong })).faults).toHaveLength(1)
    expect(expectError(desk.run(settingsSetStatusMapping, { mapping: wrong }))).toMatchObject({
      violations: [{ rule: 'mapping-ends-with-work-ahead', facts: { visit: 'onSite', status: 'done' } }],
    })
    const around = desk.run(settingsSet, { name: 'statusMapping', value: { anything: true } })
    expect(expectError(around)).toMatchObject({ violations: [{ rule: 'setting-elsewhere' }] })
  })

  it('calls work off when its last visit is called off, with that visit’s reason, where the office wants it so', async () => {
    await using desk = openSmallOffice()
    expectOk(desk.run(settingsSetStatusMapping, { mapping: over({ cancelled: 'cancelled' }) }))
    const cancel = { visitId: 'v1', status: 'cancelled' as VisitStatus, reason: 'Not needed any more' }
    expectOk(desk.run(visitSetStatus, cancel))
    expect(order(desk, 'v1')).toMatchObject({ status: 'cancelled', holdReason: 'Not needed any more' })
  })
})
