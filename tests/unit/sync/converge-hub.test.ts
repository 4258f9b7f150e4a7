import fc from 'fast-check'
import { test } from 'vitest'
import { seededRandom } from '#shared/kernel/random.ts'
import { liveOneStep, openLivelyOffice } from '#tests/doubles/random-office-life.ts'
import { CoreHub } from '#tests/doubles/sync/core-hub.ts'
import { expectSame, joinDesk } from '#tests/doubles/sync/sync-desk.ts'
import type { SyncDesk } from '#tests/doubles/sync/sync-desk.ts'
import { openTestHub, sqlitePlace } from '#tests/doubles/sync/test-hub.ts'

/** Real desks and the real hub over SQLite; only the network between them is a double. */
test('desks on a bad network all come to what the real hub holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const random = seededRandom(seed)
      const place = await sqlitePlace()
      const testHub = await openTestHub(place)
      const hub = await CoreHub.of(testHub)
      const desks: SyncDesk[] = []
      try {
        for (const open of [openLivelyOffice, undefined, undefined]) {
          const name = `Desk ${desks.length}`
          desks.push(await joinDesk(hub, name, open, seededRandom(random.integer(0, 1e6))))
        }
        for (const { network } of desks) network.weather = { lost: 0.2, doubled: 0.2 }
        for (let step = 0; step < 60; step++) {
          const one = random.pick(desks)
          if (random.chance(0.75)) await liveOneStep(one.desk, random.integer(0, 2 ** 30))
          else await one.sync()
        }
        for (const { network } of desks) network.weather = { lost: 0, doubled: 0 }
        for (const desk of [...desks, ...desks]) await desk.sync()
        const contents = await hub.contents()
        expectSame({ contents: () => contents }, ...desks)
      } finally {
        for (const desk of desks) await desk[Symbol.asyncDispose]()
        await testHub.hub.stop()
        await place.remove()
      }
    }),
    { numRuns: Number(process.env['FIELDBOARD_SYNC_RUNS'] ?? 3), endOnFailure: true },
  )
})
