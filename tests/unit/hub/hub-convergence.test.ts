import fc from 'fast-check'
import { expect, test } from 'vitest'
import { insert, remove } from '#shared/commands/change.ts'
import { noteAdd } from '#shared/commands/note/add.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { visitUnschedule } from '#shared/commands/visit/unschedule.ts'
import { workOrderCreate } from '#shared/commands/work-order/create.ts'
import { workOrderEdit } from '#shared/commands/work-order/edit.ts'
import type { Random } from '#shared/kernel/random.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import type { Envelope } from '#shared/sync/envelope.ts'
import { idsOfCommand } from '#shared/sync/derived-ids.ts'
import { canonicalJson } from '#shared/sync/row-hash.ts'
import { isSound, verifyHub } from '#hub/core/verify-hub.ts'
import { officeTime, officeZone, smallOfficeRows } from '#tests/doubles/small-office.ts'
import { DeskHand } from '#tests/doubles/sync/desk-hand.ts'
import { replayedPlainly, visibleTo } from '#tests/doubles/sync/plain-replay.ts'
import { openTestHub, said, sqlitePlace } from '#tests/doubles/sync/test-hub.ts'
import type { TestHub } from '#tests/doubles/sync/test-hub.ts'
import { createTestClock } from '#tests/doubles/test-clock.ts'

type Row = Readonly<Record<string, unknown>>

/** Something a person does at a desk, on the picture that desk has, or with what they made there a moment ago. */
function something(desk: DeskHand, random: Random, queued: readonly Envelope[]): Envelope {
  const made = queued.findLast(({ name }) => name === 'workOrder.create')
  if (made && random.chance(0.5)) {
    const next = idsOfCommand(made.id)
    const [workOrderId, visitId] = [next(), next()]
    if (random.chance(0.3)) return desk.make(workOrderEdit, { workOrderId, set: { territoryId: 'south' } })
    const startsAt = officeTime('8:00') + random.integer(0, 12) * 1_800_000
    return desk.make(visitSchedule, { visitId, technicianId: random.pick(['oak', 'elm']), startsAt })
  }
  const orders = desk.all('workOrders')
  const visits = desk.all('visits')
  const order = orders.length > 0 ? random.pick(orders) : { id: 'v1 order' }
  const visitId = visits.length > 0 ? String(random.pick(visits)['id']) : 'v1'
  const workOrderId = String(order['id'])
  switch (random.integer(0, 6)) {
    case 0:
      return desk.make(workOrderCreate, { title: `New ${random.integer(1, 99)}`, workTypeId: 'v1 type', siteId: 'v1 site', territoryId: random.pick(['north', 'south', null]) }) // prettier-ignore
    case 1:
      return desk.make(
        workOrderEdit,
        { workOrderId, set: { title: `Title ${random.integer(1, 9)}`, siteId: random.pick(['v1 site', 'v2 site']) } },
        {
          workOrders: { [workOrderId]: { title: String(order['title']), siteId: (order['siteId'] ?? null) as string } },
        },
      )
    case 2:
      return desk.make(workOrderEdit, { workOrderId, set: { territoryId: random.pick(['north', 'south', null]) } })
    case 3:
      return desk.make(visitUnschedule, { visitId } as never)
    case 4:
      return desk.make(noteAdd, { subjectKind: 'workOrder', subjectId: workOrderId, text: 'A word' })
    case 5: {
      const [note] = desk.all('notes')
      if (note && random.chance(0.5)) return desk.recorded('history.undo', [remove('notes', String(note['id']))])
    }
  }
  const startsAt = officeTime('8:00') + random.integer(0, 12) * 1_800_000
  return desk.make(visitSchedule, { visitId, technicianId: random.pick(['oak', 'elm']), startsAt })
}

/** Rows as the audit says they came about. */
async function replayed(hub: TestHub, orgId: string): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>()
  for (const { changes } of await hub.store.audit(orgId, 0, 100_000)) {
    for (const { op, entity, id, after } of JSON.parse(changes) as {
      op: string
      entity: string
      id: string
      after: Row
    }[])
      if (op === 'remove') rows.delete(`${entity} ${id}`)
      else rows.set(`${entity} ${id}`, op === 'insert' ? after : { ...rows.get(`${entity} ${id}`), ...after })
  }
  return rows
}

/** Rows but the items that the hub made. */
function withoutItems(rows: ReadonlyMap<string, Row>): Map<string, Row> {
  return new Map([...rows].filter(([key]) => !key.startsWith('attentionItems ')))
}

/** Pairs of visits that stand on one technician at one time. */
function overlaps(desk: DeskHand): string[] {
  const visits = new Map(desk.all('visits').map((visit) => [visit['id'], visit]))
  const lanes = Map.groupBy(desk.all('visitTechnicians'), ({ technicianId }) => technicianId)
  return [...lanes.values()].flatMap((of) => {
    const placed = of
      .map(({ visitId }) => visits.get(visitId))
      .filter((visit): visit is Row => visit?.['startsAt'] != null)
    const sorted = placed.toSorted((a, b) => Number(a['startsAt']) - Number(b['startsAt']))
    return sorted.flatMap((visit, at) => {
      const next = sorted[at + 1]
      return next && Number(next['startsAt']) < Number(visit['endsAt']) ? [`${String(visit['id'])} ${String(next['id'])}`] : [] // prettier-ignore
    })
  })
}

test('whatever desks do, send twice or lose the answer of, all come to the same and the audit tells how', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const random = seededRandom(seed)
      const place = await sqlitePlace()
      const clock = createTestClock(officeTime('7:00'))
      let hub = await openTestHub(place, clock)
      const first = new DeskHand(hub, await hub.enrol('First'), random)
      const south = insert('territories', { id: 'south', externalId: null, name: 'South', code: 'S', boundary: null })
      await first.push(first.recorded('import.workOrders', [...smallOfficeRows(), south]))
      const desks = [first]
      for (const grants of [['*'], ['*'], ['territory:north']])
        desks.push(new DeskHand(hub, await hub.enrol('Desk', { grants }), random))
      const sent = new Map<DeskHand, Envelope[]>(desks.map((desk) => [desk, []]))
      const unsent = new Map<DeskHand, Envelope[]>(desks.map((desk) => [desk, []]))
      for (let round = 0; round < 12; round++) {
        clock.advance(60_000)
        await Promise.all(
          desks.map(async (desk) => {
            if (random.chance(0.6)) await desk.pull(random.integer(1, 20))
            const queue = unsent.get(desk)!
            for (let at = random.integer(0, 3); at > 0; at--) queue.push(something(desk, random, queue))
            if (queue.length === 0 || random.chance(0.3)) return
            // Sometimes what was answered already goes along once more, as when an answer was lost.
            const again = sent.get(desk)!.slice(-random.integer(0, 3) || Number.MAX_SAFE_INTEGER)
            await desk.push(...again, ...queue)
            if (random.chance(0.3)) await desk.push(...queue)
            sent.get(desk)!.push(...queue)
            queue.length = 0
          }),
        )
        if (random.chance(0.15)) {
          await hub.hub.stop()
          hub = await openTestHub(place, clock)
          for (const desk of desks) desk.hub = hub
        }
      }
      for (const desk of desks) {
        const queue = unsent.get(desk)!
        if (queue.length > 0) await desk.push(...queue)
        sent.get(desk)!.push(...queue)
      }
      for (const desk of desks) await desk.pull()
      const [, second, third, north] = desks
      expect(second!.rows).toEqual(first.rows)
      expect(third!.rows).toEqual(first.rows)
      for (const desk of desks) expect(desk.ownHash()).toBe(desk.scopeHash)
      expect(north!.rows).toEqual(visibleTo(['territory:north'], first.rows))
      const { orgId } = first.speaker
      expect(await verifyHub(hub.store, orgId)).toMatchObject({ brokenAt: null, damaged: [], wrongScopes: [] })
      const told = await replayed(hub, orgId)
      const plain = replayedPlainly(await hub.store.audit(orgId, 0, 100_000), officeZone)
      expect(withoutItems(first.rows)).toEqual(
        new Map([...plain.rows].flatMap(([entity, of]) => [...of].map(([id, row]) => [`${entity} ${id}`, row]))),
      )
      expect([...told].map(([key, row]) => `${key} ${canonicalJson(row)}`).toSorted()).toEqual(
        [...first.rows].map(([key, row]) => `${key} ${canonicalJson(row)}`).toSorted(),
      )
      const inAudit = (await hub.store.audit(orgId, 0, 100_000)).map(({ commandId }) => commandId)
      const made = desks.flatMap((desk) => sent.get(desk)!.map(({ id }) => id))
      expect(inAudit.slice(1).toSorted()).toEqual(made.toSorted())
      expect(overlaps(first)).toEqual([])
      expect(hub.bugs).toEqual([])
      await hub.hub.stop()
      await place.remove()
    }),
    { numRuns: 12 },
  )
})

test('a changed line of the audit, a changed record and a lost one are found', async () => {
  const place = await sqlitePlace()
  const hub = await openTestHub(place)
  const desk = new DeskHand(hub, await hub.enrol('Desk'), seededRandom(1))
  await desk.push(desk.recorded('import.workOrders', smallOfficeRows()))
  await desk.push(desk.make(workOrderEdit, { workOrderId: 'v1 order', set: { title: 'New' } }))
  const { orgId } = desk.speaker
  expect(isSound(await verifyHub(hub.store, orgId))).toBe(true)
  const answer = said<{ head: number }>(await hub.hub.push(desk.speaker, { mutations: [desk.make(noteAdd, { subjectKind: 'workOrder', subjectId: 'v1 order', text: 'x' })] })) // prettier-ignore
  place.damage("UPDATE records SET body = replace(body, 'Main', 'Mean') WHERE id = 'v2 site'")
  place.damage("DELETE FROM records WHERE id = 'v3'")
  place.damage(`UPDATE audit SET user_name = 'Somebody else' WHERE at_to = ${answer.head}`)
  const report = await verifyHub(hub.store, orgId)
  expect(report).toMatchObject({ brokenAt: answer.head, damaged: ['sites v2 site'], wrongScopes: ['office', 'territory:north'] }) // prettier-ignore
  await hub.hub.stop()
  await place.remove()
})
