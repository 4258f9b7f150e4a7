import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { insert, remove, update } from '#shared/commands/change.ts'
import { workOrderCreate } from '#shared/commands/work-order/create.ts'
import { workOrderEdit } from '#shared/commands/work-order/edit.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { noteAdd } from '#shared/commands/note/add.ts'
import { siteRemove } from '#shared/commands/site/remove.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { idsOfCommand } from '#shared/sync/derived-ids.ts'
import { emptyHash } from '#shared/sync/row-hash.ts'
import { officeTime, smallOfficeRows } from '#tests/doubles/small-office.ts'
import { DeskHand } from '#tests/doubles/sync/desk-hand.ts'
import { openTestHub, postgresPlace, said, sqlitePlace } from '#tests/doubles/sync/test-hub.ts'
import type { HubPlace, TestHub } from '#tests/doubles/sync/test-hub.ts'
import { createTestClock } from '#tests/doubles/test-clock.ts'

const probe = await postgresPlace()
await probe?.remove()
if (!probe) console.warn('No PostgreSQL answers: the hub is tested on SQLite alone.')

const engines = [
  { engine: 'SQLite', placeOf: async (): Promise<HubPlace | null> => sqlitePlace() },
  ...(probe ? [{ engine: 'PostgreSQL', placeOf: postgresPlace }] : []),
]

describe.each(engines)('a hub on $engine', ({ placeOf }) => {
  let place: HubPlace
  let hub: TestHub
  const random = seededRandom(7)
  const opened: TestHub[] = []

  const open = async () => {
    const one = await openTestHub(place, createTestClock(officeTime('7:00')))
    opened.push(one)
    return one
  }
  const desk = async (name: string, grants = ['*'], at = hub) =>
    new DeskHand(at, await at.enrol(name, { grants }), random)
  /** A desk that brought the small office in. */
  const office = async () => {
    const ana = await desk('Ana')
    await ana.push(ana.recorded('import.workOrders', smallOfficeRows()))
    await ana.pull()
    return ana
  }

  beforeEach(async () => {
    place = (await placeOf())!
    hub = await open()
  })
  afterEach(async () => {
    for (const { hub: one } of opened.splice(0)) await one.stop()
    await place.remove()
  })

  test('what one desk does, another sees, row for row and by hash', async () => {
    const ana = await office()
    const ben = await desk('Ben')
    await ben.pull(7)
    expect(ben.rows).toEqual(ana.rows)
    expect(ben.rows.size).toBe(smallOfficeRows().length)
    const [outcome] = await ana.push(
      ana.make(workOrderEdit, { workOrderId: 'v1 order', set: { title: 'Oak over the road' } }),
    )
    expect(outcome).toMatchObject({ kind: 'applied' })
    await Promise.all([ana.pull(), ben.pull()])
    expect(ben.row('workOrders v1 order')['title']).toBe('Oak over the road')
    expect(ben.ownHash()).toBe(ben.scopeHash)
    expect(ben.scopeHash).toBe(ana.scopeHash)
    expect(ben.scopeHash).not.toBe(emptyHash)
  })

  test('a command that comes again gets the same answer, byte for byte, and does nothing', async () => {
    const ana = await office()
    const mutations = [ana.make(workOrderCreate, { title: 'Pump', workTypeId: 'v1 type' })]
    const first = await hub.hub.push(ana.speaker, { mutations })
    const { head } = said<{ head: number }>(first)
    for (const again of [hub, await open()]) {
      const answer = await again.hub.push(ana.speaker, { mutations })
      expect(answer).toEqual(first)
      expect(said<{ head: number }>(answer).head).toBe(head)
    }
    const more = [...mutations, ana.make(workOrderCreate, { title: 'Valve', workTypeId: 'v1 type' })]
    const both = said<{ outcomes: unknown[] }>(await hub.hub.push(ana.speaker, { mutations: more }))
    expect(both.outcomes[0]).toEqual(said<{ outcomes: unknown[] }>(first).outcomes[0])
    await ana.pull()
    expect(ana.all('workOrders').filter(({ title }) => title === 'Pump')).toHaveLength(1)
  })

  test('a hole in the numbers of a desk is refused with the number expected', async () => {
    const ana = await office()
    const first = ana.make(workOrderCreate, { title: 'One', workTypeId: 'v1 type' })
    const second = ana.make(workOrderCreate, { title: 'Two', workTypeId: 'v1 type' })
    const answer = await hub.hub.push(ana.speaker, { mutations: [second] })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'expected-seq', expected: first.seq } })
    const holed = await hub.hub.push(ana.speaker, { mutations: [first, { ...second, seq: second.seq + 1 }] })
    expect(holed).toMatchObject({ ok: false, refusal: { code: 'expected-seq' } })
    expect(await ana.push(first, second)).toMatchObject([{ kind: 'applied' }, { kind: 'applied' }])
  })

  test('a copied disk is told that another desk works under its name, and enrols again without losing or doubling', async () => {
    const ana = await office()
    const mine = ana.make(workOrderCreate, { title: 'Mine', workTypeId: 'v1 type' })
    ana.seq -= 1
    const theirs = ana.make(workOrderCreate, { title: 'Theirs', workTypeId: 'v1 type' })
    await ana.push(mine)
    const answer = await hub.hub.push(ana.speaker, { mutations: [theirs] })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'device-forked' } })
    const again = await desk('Ana again')
    const sent = [mine, theirs].map((envelope, index) => ({ ...envelope, seq: index + 1 }))
    expect(await again.push(...sent)).toMatchObject([{ kind: 'applied' }, { kind: 'applied' }])
    expect(await again.push(...sent)).toMatchObject([{ kind: 'applied' }, { kind: 'applied' }])
    await again.pull()
    const titles = again.all('workOrders').map(({ title }) => title)
    expect(titles.toSorted()).toEqual(['Mine', 'Theirs', 'Work 1', 'Work 2', 'Work 3'])
  })

  test('of two desks that give a technician the same hour the first keeps it, the second is asked', async () => {
    const [ana, ben] = [await office(), await desk('Ben')]
    const startsAt = officeTime('9:00')
    const [one] = await ana.push(ana.make(visitSchedule, { visitId: 'v1', technicianId: 'oak', startsAt }))
    const [two] = await ben.push(ben.make(visitSchedule, { visitId: 'v2', technicianId: 'oak', startsAt }))
    expect(one).toMatchObject({ kind: 'applied' })
    expect(two).toMatchObject({ kind: 'rejected', error: { kind: 'rule-violation' } })
    await ben.pull()
    expect(ben.row('visits v1')).toMatchObject({ startsAt, status: 'scheduled' })
    expect(ben.row('visits v2')).toMatchObject({ startsAt: null })
    const [item] = ben.all('attentionItems')
    expect(item).toMatchObject({ kind: 'overlap', state: 'open', subjectId: 'v2', workOrderId: 'v2 order', args: { visitId: 'v2' } }) // prettier-ignore
  })

  test('both in one push: the second sees the first though neither is on the disk yet', async () => {
    const [ana, ben] = [await office(), await desk('Ben')]
    const startsAt = officeTime('9:00')
    const [one, two] = await Promise.all([
      ana.push(ana.make(visitSchedule, { visitId: 'v1', technicianId: 'oak', startsAt })),
      ben.push(ben.make(visitSchedule, { visitId: 'v2', technicianId: 'oak', startsAt })),
    ])
    expect([one[0]!.kind, two[0]!.kind]).toEqual(['applied', 'rejected'])
  })

  test('different fields of one record both stand; the same free field is replaced and both values are told', async () => {
    const [ana, ben] = [await office(), await desk('Ben')]
    const edit = (hand: DeskHand, set: object, seen: Record<string, string>) =>
      hand.make(workOrderEdit, { workOrderId: 'v1 order', set }, { workOrders: { 'v1 order': seen } })
    await ana.push(edit(ana, { title: 'Ana’s title' }, { title: 'Work 1' }))
    expect(await ben.push(edit(ben, { description: 'Ben’s words' }, { description: '' }))).toMatchObject([{ kind: 'applied' }]) // prettier-ignore
    const [merged] = await ben.push(edit(ben, { title: 'Ben’s title' }, { title: 'Work 1' }))
    expect(merged).toMatchObject({ kind: 'merged', crossings: [{ field: 'title', mine: 'Ben’s title', theirs: 'Ana’s title' }] }) // prettier-ignore
    await ben.pull()
    expect(ben.row('workOrders v1 order')).toMatchObject({ title: 'Ben’s title', description: 'Ben’s words' })
    const [item] = ben.all('attentionItems')
    expect(item).toMatchObject({ kind: 'overwritten', theirsBy: 'Ana', workOrderId: 'v1 order' })
  })

  test('a promise that two set apart from each other stays as the first set it', async () => {
    const [ana, ben] = [await office(), await desk('Ben')]
    const edit = (hand: DeskHand, siteId: string) =>
      hand.make(workOrderEdit, { workOrderId: 'v1 order', set: { siteId } }, { workOrders: { 'v1 order': { siteId: 'v1 site' } } }) // prettier-ignore
    await ana.push(edit(ana, 'v2 site'))
    const [kept] = await ben.push(edit(ben, 'v3 site'))
    expect(kept).toMatchObject({ kind: 'rejected', error: { kind: 'conflict', facts: { reason: 'changed-since' } } })
    await ben.pull()
    expect(ben.row('workOrders v1 order')['siteId']).toBe('v2 site')
    expect(ben.all('attentionItems')).toMatchObject([
      { kind: 'kept', theirsBy: 'Ana', crossings: [{ field: 'siteId', mine: 'v3 site', theirs: 'v2 site' }] },
    ])
  })

  test('an edit of what was removed is kept with its words, and the tombstone stays', async () => {
    const [ana, ben] = [await office(), await desk('Ben')]
    await ben.pull()
    await ana.push(ana.recorded('history.undo', [remove('visits', 'v1'), remove('workOrders', 'v1 order')]))
    const [lost] = await ben.push(ben.make(workOrderEdit, { workOrderId: 'v1 order', set: { title: 'Too late' } }))
    expect(lost).toMatchObject({ kind: 'rejected', error: { kind: 'not-found' } })
    await ben.pull()
    expect(ben.rows.has('workOrders v1 order')).toBe(false)
    expect(ben.all('attentionItems')).toMatchObject([
      { kind: 'removed', theirsBy: 'Ana', args: { set: { title: 'Too late' } } },
    ])
    expect(ben.ownHash()).toBe(ben.scopeHash)
  })

  test('an import of 5,000 records is taken as it was written; a second of the same ids is refused', async () => {
    const ana = await office()
    const rows = Array.from({ length: 5_000 }, (_, index) => {
      const { row } = smallOfficeRows().find(({ entity }) => entity === 'sites') as { row: { id: string } }
      return insert('sites', { ...(row as never as object), id: `site ${index}`, name: `Site ${index}` } as never)
    })
    expect(await ana.push(ana.recorded('import.work', rows))).toMatchObject([{ kind: 'rejected' }])
    const [taken] = await ana.push(ana.recorded('import.workOrders', rows))
    expect(taken).toMatchObject({ kind: 'applied' })
    const [twice] = await ana.push(ana.recorded('import.workOrders', rows.slice(0, 1)))
    expect(twice).toMatchObject({ kind: 'rejected', error: { facts: { reason: 'already-there' } } })
    await ana.pull()
    expect(ana.all('sites')).toHaveLength(5_003)
    expect(ana.ownHash()).toBe(ana.scopeHash)
  })

  test('a recorded record that no desk could read is refused', async () => {
    const ana = await office()
    const [outcome] = await ana.push(ana.recorded('history.redo', [update('visits', 'v1', { durationMinutes: 'long' as never })], { durationMinutes: 60 })) // prettier-ignore
    expect(outcome).toMatchObject({ kind: 'rejected', error: { kind: 'invalid-input' } })
  })

  test('what a command makes has the ids its desk gave it, and the next number of the hub', async () => {
    const ana = await office()
    const [one, two] = [1, 2].map(() => ana.make(workOrderCreate, { title: 'New', workTypeId: 'v1 type' }))
    await ana.push(one!, two!)
    await ana.pull()
    const ids = [one!, two!].map(({ id }) => idsOfCommand(id)())
    expect(ids.map((id) => ana.row(`workOrders ${id}`)['number'])).toEqual([1_001, 1_002])
  })

  test('a desk gets its territories and the office, is told what left them, and its hash says so', async () => {
    const ana = await office()
    await ana.push(ana.recorded('import.workOrders', [insert('territories', { id: 'south', externalId: null, name: 'South', code: 'S', boundary: null })])) // prettier-ignore
    const [north, south] = [await desk('North', ['territory:north']), await desk('South', ['territory:south'])]
    await Promise.all([north.pull(), south.pull()])
    expect(north.all('workOrders')).toHaveLength(3)
    expect(south.all('workOrders')).toEqual([])
    expect(south.all('visits')).toEqual([])
    expect(south.all('sites')).toHaveLength(3)
    await ana.push(ana.make(workOrderEdit, { workOrderId: 'v1 order', set: { territoryId: 'south' } }))
    await Promise.all([north.pull(2), south.pull(2)])
    expect([...north.rows.keys()].filter((key) => key.includes('v1') && !/site|type/.test(key))).toEqual([])
    expect(south.all('visits').map(({ id }) => id)).toEqual(['v1'])
    for (const one of [north, south]) expect(one.ownHash()).toBe(one.scopeHash)
  })

  test('sixteen desks that write at once leave no hole: a desk that pulls all the while has everything', async () => {
    await office()
    const desks = await Promise.all(Array.from({ length: 16 }, (_, index) => desk(`Desk ${index}`)))
    const watcher = await desk('Watcher')
    let writing = true
    const watch = (async () => {
      while (writing) {
        await watcher.pull(5)
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
    })()
    await Promise.all(
      desks.map(async (one, index) => {
        for (let at = 0; at < 8; at++)
          await one.push(one.make(noteAdd, { subjectKind: 'workOrder', subjectId: `v${(index % 3) + 1} order`, text: `${index} ${at}` })) // prettier-ignore
      }),
    )
    writing = false
    await watch
    await watcher.pull(5)
    const late = await desk('Late')
    await late.pull()
    expect(watcher.all('notes')).toHaveLength(128)
    expect(watcher.rows).toEqual(late.rows)
    expect(watcher.ownHash()).toBe(watcher.scopeHash)
  })

  test('two hub processes over one database judge by what the other committed', async () => {
    const ana = await office()
    const other = await open()
    const ben = new DeskHand(other, (await hub.enrol('Ben')) as never, random)
    const startsAt = officeTime('9:00')
    const warm = await ben.push(ben.make(visitSchedule, { visitId: 'v1', technicianId: 'elm', startsAt }))
    expect(warm[0]!.kind).toBe('applied')
    const [one] = await ana.push(ana.make(visitSchedule, { visitId: 'v2', technicianId: 'oak', startsAt }))
    expect(one!.kind).toBe('applied')
    const [two] = await ben.push(ben.make(visitSchedule, { visitId: 'v1', technicianId: 'oak', startsAt }))
    expect(two).toMatchObject({ kind: 'rejected', error: { kind: 'rule-violation' } })
    await Promise.all(
      [ana, ben].map(async (hand) => {
        for (let at = 0; at < 5; at++) await hand.push(hand.make(workOrderCreate, { title: `At ${at}`, workTypeId: 'v1 type' })) // prettier-ignore
      }),
    )
    await Promise.all([ana.pull(), ben.pull()])
    expect(ana.rows).toEqual(ben.rows)
    const numbers = ana.all('workOrders').map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(ana.ownHash()).toBe(ana.scopeHash)
  })

  test('a hub that was restarted goes on where it was', async () => {
    const ana = await office()
    await hub.hub.stop()
    opened.splice(0)
    hub = await open()
    const again = new DeskHand(hub, ana.speaker, random)
    again.seq = ana.seq
    const [outcome] = await again.push(again.make(workOrderEdit, { workOrderId: 'v1 order', set: { title: 'After' } }))
    expect(outcome!.kind).toBe('applied')
    await again.pull()
    expect(again.row('workOrders v1 order')['title']).toBe('After')
  })

  test('a site that is used is not removed, one that is not is', async () => {
    const ana = await office()
    const [used] = await ana.push(ana.make(siteRemove, { siteId: 'v1 site' }))
    expect(used!.kind).toBe('rejected')
    await ana.push(ana.recorded('history.undo', [remove('visits', 'v1'), remove('workOrders', 'v1 order')]))
    const [free] = await ana.push(ana.make(siteRemove, { siteId: 'v1 site' }))
    expect(free!.kind).toBe('applied')
  })

  test('a snapshot, interrupted and gone on with, and the pull after it are everything', async () => {
    const ana = await office()
    const ben = await desk('Ben')
    const lines: string[] = []
    for await (const part of hub.hub.snapshot(ben.speaker, null)) lines.push(...part.split('\n').filter(Boolean))
    const { head } = JSON.parse(lines[0]!) as { head: number }
    const cut = lines.slice(1, 12).map((line) => JSON.parse(line) as { entity: string; id: string; row: object })
    const { entity, id } = cut.at(-1)!
    await ana.push(ana.make(workOrderEdit, { workOrderId: 'v3 order', set: { title: 'Meanwhile' } }))
    const rest: typeof cut = []
    for await (const part of hub.hub.snapshot(ben.speaker, { head, after: [entity, id] }))
      for (const line of part.split('\n').filter((one) => one.includes('"row"'))) rest.push(JSON.parse(line) as never)
    for (const one of [...cut, ...rest]) ben.rows.set(`${one.entity} ${one.id}`, one.row as never)
    ben.cursor = head
    await Promise.all([ana.pull(), ben.pull()])
    expect(ben.rows).toEqual(ana.rows)
  })

  test('who stands before the horizon of tombstones needs a snapshot', async () => {
    const ana = await office()
    const ben = await desk('Ben')
    await ben.pull()
    const { cursor } = ben
    await ana.push(ana.recorded('history.undo', [remove('visits', 'v1')]))
    hub.clock.advance(100 * 86_400_000)
    await ana.push(ana.make(workOrderEdit, { workOrderId: 'v1 order', set: { title: 'New' } }))
    await ana.pull()
    await hub.store.forgetTombstones(ana.speaker.orgId, hub.clock.now() - 90 * 86_400_000)
    const answer = await hub.hub.pull(ben.speaker, cursor, 100)
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'snapshot-required' } })
    await ana.pull()
    expect(ana.rows.has('visits v1')).toBe(false)
  })

  test('a command that fails as a program is parked whole and does not hold up those behind it', async () => {
    const ana = await office()
    const broken = { ...ana.make(workOrderCreate, { title: 'x', workTypeId: 'v1 type' }), name: 'nobody.knows' }
    const fine = ana.make(workOrderCreate, { title: 'Fine', workTypeId: 'v1 type' })
    expect(await ana.push(broken, fine)).toMatchObject([{ kind: 'rejected' }, { kind: 'applied' }])
    await ana.pull()
    expect(ana.all('attentionItems')).toMatchObject([{ commandId: broken.id, args: { title: 'x' } }])
  })
})
