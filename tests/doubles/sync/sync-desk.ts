import { expect } from 'vitest'
import { entityNames } from '#shared/domain/entities.ts'
import type { Random } from '#shared/kernel/random.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { openTestBackend, expectOk } from '../test-backend.ts'
import type { TestBackend, TestBackendOptions } from '../test-backend.ts'
import { testNow } from '../test-clock.ts'
import type { MemoryHub } from './memory-hub.ts'
import { Network } from './network.ts'

/** A real desk with a network the test holds in its hand; nothing goes to the hub but by `sync`. */
export interface SyncDesk extends AsyncDisposable {
  desk: TestBackend
  readonly network: Network
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
  hub: MemoryHub,
  name: string,
  open: (options: TestBackendOptions) => TestBackend = openTestBackend,
  random: Random = seededRandom(1),
): Promise<SyncDesk> {
  const network = new Network(hub, random)
  const world = { transport: network.transport(), random: random.next, after: () => () => {} }
  const one: SyncDesk = {
    desk: open({ now: testNow, syncWorld: world, actorName: name }),
    network,
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
export function expectSame(hub: MemoryHub, ...desks: readonly SyncDesk[]): void {
  for (const desk of desks) {
    expect(desk.desk.backend.context.sync().state()).toMatchObject({ waiting: 0, hidden: 0, aside: 0, phase: 'live' })
    const [ours, theirs] = [desk.contents(), hub.contents()]
    expect([...ours.keys()].toSorted()).toEqual([...theirs.keys()].toSorted())
    for (const [key, row] of theirs) expect(ours.get(key)).toEqual(row)
  }
}

