import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '#electron/store/migrate.ts'
import { keepLegs, keepsLegsOf, knownLegsAmong, notKept } from '#electron/store/travel-legs.ts'
import { placeNumber } from '#shared/domain/travel/known-legs.ts'
import { expectOk, openTestBackend } from '#tests/doubles/test-backend.ts'

const here = { latitude: 42.3, longitude: -71.1 }
const there = { latitude: -42.35, longitude: 179.999_99 }
const server = { kind: 'osrm', url: 'http://localhost:5000' } as const
const leg = { from: placeNumber(here), to: placeNumber(there), seconds: 61, meters: 900 }

test('migration 160 keeps legs in a store that is there already, each direction for itself', () => {
  const db = new Database(':memory:')
  expectOk(migrate(db, 150))
  expectOk(migrate(db, 160))
  expect(keepsLegsOf(db, server)).toBe(false)
  keepLegs(db, server, [leg], 1)
  expect(knownLegsAmong(db, 'osrm', [here, there]).minutes).toEqual([notKept, 2, notKept, notKept])
  db.close()
})

test('kept legs survive a restart of the program and are in no log', async () => {
  await using desk = openTestBackend()
  const logged = () => desk.backend.context.store.db.prepare('SELECT count(*) FROM command_log').pluck().get()
  const before = logged()
  keepLegs(desk.backend.context.store.db, server, [leg], 1)
  expect(logged()).toBe(before)
  const again = await desk.reopen()
  expect(keepsLegsOf(again.backend.context.store.db, server)).toBe(true)
  await again.close()
})
