import { describe, expect, it } from 'vitest'
import { historyRedo, historyUndo } from '#shared/actions/app.ts'
import { requestAccept } from '#shared/commands/request/accept.ts'
import { requestCreate } from '#shared/commands/request/create.ts'
import { expectError, expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { fresh, snapshot, write } from '#tests/doubles/write-records.ts'

const touched = ['requests', 'customers', 'sites', 'contacts'] as const

/** An office with a gold customer, its site and a boiler that matters. */
function open(): TestBackend {
  const desk = openTestBackend()
  write(desk, [
    fresh('settings', { id: 'officeZone', value: 'America/New_York' }),
    fresh('customers', { id: 'c', tier: 'gold' }),
    fresh('sites', { id: 's', customerId: 'c' }),
    fresh('sites', { id: 'other', customerId: 'c', name: 'Other' }),
    fresh('assets', { id: 'boiler', siteId: 's', criticality: 'high' }),
    fresh('workTypes', { id: 'w', name: 'Boiler repair', priority: 'normal', durationMinutes: 90 }),
  ])
  return desk
}

const call = { title: 'No heating', source: 'Phone', siteId: 's', workTypeId: 'w' } as const
const made = (desk: TestBackend, args: object) => {
  const { requestId } = expectOk(desk.run(requestCreate, { ...call, ...args })).value as { requestId: string }
  return desk.backend.context.store.records.get('requests', requestId)!
}

describe('writing a call down', () => {
  it('keeps everything the call brought, with a number and a status at once', async () => {
    await using desk = open()
    const wishStartsAt = desk.clock.now() + 3_600_000
    const told = {
      contactName: 'Ana Reyes',
      contactPhone: '+1 (617) 555-0123',
      contactEmail: 'ana@example.org',
      issue: 'Noise',
      durationMinutes: 75,
      wishStartsAt,
      wishEndsAt: wishStartsAt + 7_200_000,
      estimateCents: 12_500,
      intake: {
        trade: 'heating',
        answers: [{ key: 'what', ask: 'What is wrong?', answer: 'Noise' }],
        skills: ['Gas'],
        parts: ['Pump'],
        advice: ['Leave it on'],
      },
    }
    const request = made(desk, told)
    expect(request).toMatchObject({ ...told, number: 1_001, status: 'new', customerId: 'c', priority: 'normal' })
    expect(request).toMatchObject({ priorityRule: null, rulePriority: null, priorityReason: null, safety: false })
  })

  it('takes the priority of the line that fires, and keeps its name', async () => {
    await using desk = open()
    expect(made(desk, { safety: true })).toMatchObject({
      priority: 'emergency',
      priorityRule: 'Somebody is in danger',
      rulePriority: 'emergency',
    })
    expect(made(desk, { assetId: 'boiler' })).toMatchObject({ priority: 'high', priorityRule: 'Critical asset' })
    expect(made(desk, { issue: 'No cooling' })).toMatchObject({ priorityRule: 'No cooling at a gold customer' })
    expect(made(desk, { siteId: null, issue: 'No cooling' })).toMatchObject({ priorityRule: null, priority: 'normal' })
  })

  it("uses the office's own table once there is one", async () => {
    await using desk = open()
    const line = { position: 1, name: 'Ours', priority: 'low', tier: 'gold' } as const
    write(desk, [fresh('priorityRules', { id: 'mine', ...line })])
    expect(made(desk, { safety: true })).toMatchObject({ priority: 'low', priorityRule: 'Ours' })
  })

  it('asks a reason for another priority than the rule gives, and keeps both', async () => {
    await using desk = open()
    const before = snapshot(desk, touched)
    const refused = expectError(desk.run(requestCreate, { ...call, safety: true, priority: 'normal' }))
    expect(refused).toMatchObject({ kind: 'rule-violation', violations: [{ rule: 'priority-needs-reason' }] })
    expect(snapshot(desk, touched)).toEqual(before)
    expect(made(desk, { safety: true, priority: 'normal', priorityReason: 'Fire brigade is there' })).toMatchObject({
      priority: 'normal',
      rulePriority: 'emergency',
      priorityRule: 'Somebody is in danger',
      priorityReason: 'Fire brigade is there',
    })
    // Where no line fires there is nothing to override.
    expect(made(desk, { priority: 'high', priorityReason: 'Because' })).toMatchObject({
      priority: 'high',
      priorityReason: null,
    })
  })

  it('makes a new customer, site and contact with the request and takes them back with it', async () => {
    await using desk = open()
    const before = snapshot(desk, touched)
    const args = {
      title: 'Gate stuck',
      source: 'Phone',
      newCustomer: { name: 'Harbour Bakery' },
      newSite: { address: '9 Quay St', accessNotes: 'Ring twice' },
      newContact: { name: 'Bo', phone: '555 0199' },
    }
    const receipt = expectOk(desk.run(requestCreate, args)).value as Record<string, string>
    const { records } = desk.backend.context.store
    expect(records.get('sites', receipt['siteId']!)).toMatchObject({
      name: '9 Quay St',
      customerId: receipt['customerId'],
      latitude: null,
      ungeocodedReason: 'missing',
      zone: 'America/New_York',
    })
    expect(records.all('contacts')[0]).toMatchObject({ name: 'Bo', siteId: receipt['siteId'] })
    const after = snapshot(desk, touched)
    expectOk(await desk.client.action(historyUndo, {}))
    expect(snapshot(desk, touched)).toEqual(before)
    expectOk(await desk.client.action(historyRedo, {}))
    expect(snapshot(desk, touched)).toEqual(after)
  })

  it('refuses what contradicts itself and writes nothing', async () => {
    await using desk = open()
    const before = snapshot(desk, touched)
    const now = desk.clock.now()
    const refusals = [
      { wishStartsAt: now },
      { wishStartsAt: now + 1_000, wishEndsAt: now + 1_000 },
      { wishStartsAt: now - 2_000, wishEndsAt: now - 1_000 },
      { assetId: 'boiler', siteId: 'other' },
      { newSite: { address: 'x' } },
      { newCustomer: { name: 'x' }, customerId: 'c' },
      { territoryId: 'nowhere' },
      { durationMinutes: 0 },
    ]
    for (const args of refusals) expectError(desk.run(requestCreate, { ...call, ...args }))
    expect(snapshot(desk, touched)).toEqual(before)
  })
})

describe('accepting a request that was promised a window', () => {
  it('gives its visit the window and the duration of the call', async () => {
    await using desk = open()
    const wishStartsAt = desk.clock.now() + 3_600_000
    const wishEndsAt = wishStartsAt + 7_200_000
    const request = made(desk, { wishStartsAt, wishEndsAt, durationMinutes: 45 })
    expectOk(desk.run(requestAccept, { requestId: request.id }))
    expect(desk.backend.context.store.records.all('visits')).toMatchObject([
      { windowStartsAt: wishStartsAt, windowEndsAt: wishEndsAt, durationMinutes: 45 },
    ])
  })
})
