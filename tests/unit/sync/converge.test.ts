import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifyChain } from '#electron/store/audit-chain.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { liveOneStep, openLivelyOffice } from '#tests/doubles/random-office-life.ts'
import { MemoryHub } from '#tests/doubles/sync/memory-hub.ts'
import { expectSame, joinDesk } from '#tests/doubles/sync/sync-desk.ts'
import type { SyncDesk } from '#tests/doubles/sync/sync-desk.ts'

/** What may happen beside people's own doing. */
type Event =
  | { readonly kind: 'live'; readonly desk: number; readonly seed: number }
  | { readonly kind: 'sync' | 'restart' | 'offline' | 'online'; readonly desk: number }
  | { readonly kind: 'horizon' }

const deskIndex = fc.nat({ max: 3 })
const events = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: fc.record({ kind: fc.constant('live' as const), desk: deskIndex, seed: fc.nat() }) },
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('sync' as const), desk: deskIndex }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('offline' as const, 'online'), desk: deskIndex }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const), desk: deskIndex }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('horizon' as const) }) },
  ),
  { minLength: 30, maxLength: 120, size: 'max' },
)

/**
 * Whatever desks do apart from each other, whatever the network loses or doubles: once it is over they hold what the hub
 * holds, every command has been judged exactly once, and the sealed log of each explains how its records came to be.
 */
test('desks that work apart, on a bad network, all come to what the hub holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 4 }), fc.nat(), events, async (count, seed, happened) => {
      const hub = new MemoryHub()
      const desks: SyncDesk[] = []
      try {
        for (let at = 0; at < count; at++) {
          const open = at === 0 ? openLivelyOffice : undefined
          desks.push(await joinDesk(hub, `Desk ${at}`, open, seededRandom(seed + at)))
          desks[at]!.network.weather = { lost: 0.2, doubled: 0.2 }
        }
        for (const event of happened) await happen(event, desks, hub)
        for (const { network } of desks) {
          network.online = true
          network.weather = { lost: 0, doubled: 0 }
        }
        for (const desk of [...desks, ...desks]) await desk.sync()
        expectSame(hub, ...desks)
        const ids = hub.audit.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const { desk } of desks)
          expect(verifyChain(desk.backend.context.store.db)).toMatchObject({ brokenAt: null, missingAtEnd: 0 })
      } finally {
        for (const desk of desks) await desk[Symbol.asyncDispose]()
      }
    }),
    { numRuns: Number(process.env['FIELDBOARD_SYNC_RUNS'] ?? 8), endOnFailure: true },
  )
})

async function happen(event: Event, desks: readonly SyncDesk[], hub: MemoryHub): Promise<void> {
  if (event.kind === 'horizon') {
    hub.horizon = hub.head
    return
  }
  const one = desks[event.desk % desks.length]!
  if (event.kind === 'live') await liveOneStep(one.desk, event.seed)
  else if (event.kind === 'sync') await one.sync()
  else if (event.kind === 'restart') await one.restart()
  else one.network.online = event.kind === 'online'
}
