import { expect, test } from 'vitest'
import { noteAdd } from '#shared/commands/note/add.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { smallOfficeRows } from '#tests/doubles/small-office.ts'
import { DeskHand } from '#tests/doubles/sync/desk-hand.ts'
import { openTestHub, sqlitePlace } from '#tests/doubles/sync/test-hub.ts'

test('a desk that is given other territories takes everything anew, and then has what it may see and no more', async () => {
  const place = await sqlitePlace()
  const hub = await openTestHub(place)
  const ana = new DeskHand(hub, await hub.enrol('Ana'), seededRandom(1))
  await ana.push(ana.recorded('import.workOrders', smallOfficeRows()))
  const phone = new DeskHand(hub, await hub.enrol('Phone', { grants: ['territory:south'] }), seededRandom(2))
  await phone.pull()
  expect(phone.all('workOrders')).toEqual([])
  const { orgId, device } = phone.speaker
  await hub.hub.devices.regrant(orgId, device.id, ['territory:north'])
  const answer = await hub.hub.pull(await hub.again(phone.speaker), phone.cursor, 100)
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'snapshot-required' } })
  phone.rows.clear()
  phone.cursor = 0
  await phone.pull()
  await phone.pull()
  await ana.push(ana.make(noteAdd, { subjectKind: 'workOrder', subjectId: 'v1 order', text: 'After' }))
  await phone.pull()
  expect(phone.all('notes')).toHaveLength(1)
  expect(phone.all('workOrders')).toHaveLength(3)
  expect(phone.ownHash()).toBe(phone.scopeHash)
  await hub.hub.stop()
  await place.remove()
})
