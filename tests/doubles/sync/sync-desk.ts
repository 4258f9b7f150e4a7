import { expect } from 'vitest'
import type { SyncWorld } from '#electron/sync/desk-sync.ts'
import { rebase } from '#electron/sync/rebase.ts'
import { rebaseTools } from '#electron/sync/rebase-tools.ts'
import type { NoAnswer } from '#electron/sync/sync-transport.ts'
import { entityNames } from '#shared/domain/entities.ts'
import type { Random } from '#shared/kernel/random.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { Pulled } from '#shared/sync/protocol.ts'
import { openTestBackend, expectOk } from '../test-backend.ts'
import type { TestBackend, TestBackendOptions } from '../test-backend.ts'
import { testNow } from '../test-clock.ts'
import { Network } from './network.ts'
import type { PlayedHub } from './network.ts'

/** A real desk with a network the test holds in its hand; nothing goes to the hub but by `sync`. */
export interface SyncDesk extends AsyncDisposable {
  desk: TestBackend
  readonly network: Network
  readonly world: SyncWorld
  /** Takes over what the hub has without sending anything first. */
  pullOnly(): Promise<void>
  /** Carries up and down once. */
  sync(): Promise<void>
  /** Every record by kind and id. */
  contents(): Map<string, unknown>
  /** The program ends and starts again. */
  restart(): Promise<void>
}

export const hubUrl = 'https://hub.example'

/** Opens a desk and joins it to the hub. */
export async function joinDesk(
  hub: PlayedHub,
  name: string,
  open: (options: TestBackendOptions) => TestBackend = openTestBackend,
  random: Random = seededRandom(1),
): Promise<SyncDesk> {
  const network = new Network(hub, random)
  const world = { transport: network.transport(), random: random.next, after: () => () => {} }
  const one: SyncDesk = {
    desk: open({ now: testNow, syncWorld: world, actorName: name }),
    network,
    world,
    async pullOnly() {
      const { context } = one.desk.backend
      const { sync } = context.store
      const link = sync.link.read()!
      const page = expectPulled(await world.transport.pull(link, link.cursor, 2_000))
      for (const { entity, id, row } of page.rows) sync.incoming.keepLast(entity, id, row)
      sync.link.patch({ cursor: page.next })
      rebase(context.store, rebaseTools(context.store, context.pipeline, context.clock, context.log))
    },
    sync: () => one.desk.backend.context.sync().goNow(),
    contents: () => contentsOf(one.desk),
    async restart() {
      one.desk = await one.desk.reopen()
    },
    [Symbol.asyncDispose]: () => one.desk.close(),
  }
  expectOk(await one.desk.backend.context.sync().join(hubUrl, 'code-123', name))
  await one.sync()
  return one
}

function expectPulled(answer: Result<Pulled, NoAnswer>): Pulled {
  if (!answer.ok) throw new Error(answer.error.kind)
  return answer.value
}

export function contentsOf({ backend }: TestBackend): Map<string, unknown> {
  const { store } = backend.context
  return new Map(
    entityNames.flatMap((entity) => {
      const { table, decodeRow } = store.records.codec(entity)
      const rows = store.db.prepare(`SELECT * FROM ${table} ORDER BY id`).all() as Record<string, unknown>[]
      return rows.map((row): [string, unknown] => [`${entity} ${String(row['id'])}`, decodeRow(row)])
    }),
  )
}

/** Desks and hub hold the same, to the last field, and nothing waits. */
export function expectSame(hub: { contents(): ReadonlyMap<string, unknown> }, ...desks: readonly SyncDesk[]): void {
  for (const desk of desks) {
    expect(desk.desk.backend.context.sync().state()).toMatchObject({ waiting: 0, hidden: 0, aside: 0, phase: 'live' })
    const [ours, theirs] = [desk.contents(), hub.contents()]
    expect([...ours.keys()].toSorted()).toEqual([...theirs.keys()].toSorted())
    for (const [key, row] of theirs) expect(ours.get(key)).toEqual(row)
  }
}
