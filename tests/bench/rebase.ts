import { rebase } from '#electron/sync/rebase.ts'
import { rebaseTools } from '#electron/sync/rebase-tools.ts'
import type { CommandDefinition } from '#shared/commands/command.ts'
import { insert } from '#shared/commands/change.ts'
import { visitPin } from '#shared/commands/visit/pin.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { workOrderEdit } from '#shared/commands/work-order/edit.ts'
import { hourMs } from '#shared/kernel/zone.ts'
import { writeChanges } from '#electron/store/change-writer.ts'
import { newVisit, officeTime, openSmallOffice } from '#tests/doubles/small-office.ts'
import { seededRandom } from '#shared/kernel/random.ts'
import { Network } from '#tests/doubles/sync/network.ts'
import { MemoryHub } from '#tests/doubles/sync/memory-hub.ts'
import { expectOk } from '#tests/doubles/test-backend.ts'
import type { TestBackend } from '#tests/doubles/test-backend.ts'
import { atMost, told } from './bench.ts'
import type { BenchResult } from './bench.ts'

export const suite = 'rebase'

const orders = 25_000
const commands = 2_000
const pulled = 20_000
const targetMs = 2_000

/** A desk that was away for a week: its own commands are put on top of what the others did meanwhile. */
export async function run(say: (text: string) => void): Promise<BenchResult[]> {
  const network = new Network(new MemoryHub(), seededRandom(1))
  const world = { transport: network.transport(), random: () => 0.5, after: () => () => {} }
  await using desk = openSmallOffice({ syncWorld: world })
  const { store, pipeline, clock, log } = desk.backend.context
  fill(desk)
  store.sync.link.write({
    ...{ url: 'https://hub.example', deviceId: 'd', deviceName: 'd', token: 't', orgId: 'o', epoch: 'e' },
    ...{ phase: 'live', problem: null, reason: null, cursor: 1, snapshot: null, durableAt: 0, recordVersion: 1 },
  })
  say(`${commands} commands`)
  const commandMs = work(desk)
  const rows = store.db.prepare('SELECT * FROM work_orders ORDER BY id DESC LIMIT ?').all(pulled)
  const { decodeRow } = store.records.codec('workOrders')
  store.db.transaction(() => {
    for (const cells of rows) {
      const row = decodeRow(cells as Record<string, unknown>)
      const next = { ...row, title: `${String(row['title'])} again`, rev: (row['rev'] as number) + 1 }
      store.sync.incoming.keepLast('workOrders', row['id'] as string, next)
    }
  })()
  const cpu = process.cpuUsage()
  const started = performance.now()
  const { aside } = rebase(store, rebaseTools(store, pipeline, clock, log))
  const rebaseMs = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  const again = performance.now()
  rebase(store, rebaseTools(store, pipeline, clock, log))
  const nothingMs = performance.now() - again
  const { hidden } = store.sync.outbox.counts()
  return [
    atMost(`${commands} commands put on top of ${pulled} rows`, rebaseMs, 'ms', targetMs),
    told('the same, time of the processor alone', (user + system) / 1_000, 'ms'),
    told('the same with nothing pulled', nothingMs, 'ms'),
    told('a command of a joined desk', commandMs / commands, 'ms'),
    told('commands not shown any more', hidden, 'commands'),
    told('rows that wait aside', aside, 'rows'),
  ]
}

function fill(desk: TestBackend): void {
  const { store } = desk.backend.context
  const like = store.records.get('workOrders', 'v1 order')!
  const rows = Array.from({ length: orders }, (_, at) => {
    const id = `order ${String(at).padStart(6, '0')}`
    return [
      insert('workOrders', { ...like, id, number: 100 + at, title: `Work ${at}` }),
      insert('visits', newVisit(`visit ${at}`, id)),
    ]
  })
  store.db.transaction(() => writeChanges(store.records, store.search, rows.flat(), 0))()
}

/** Half are edits of work orders, the rest placements and pins; answers the milliseconds. */
function work(desk: TestBackend): number {
  const run = (definition: unknown, args: object) =>
    expectOk(desk.backend.context.pipeline.run(definition as CommandDefinition, args))
  const started = performance.now()
  for (let at = 0; at < commands; at++) {
    if (at % 2 === 0)
      run(workOrderEdit, { workOrderId: `order ${String(at).padStart(6, '0')}`, set: { description: `Seen ${at}` } })
    else if (at % 4 === 1)
      run(visitSchedule, {
        visitId: `visit ${at}`,
        technicianId: at % 8 === 1 ? 'oak' : 'elm',
        startsAt: officeTime('9:00') + Math.floor(at / 8) * 3 * hourMs,
        overrideReason: 'Yes',
      })
    else run(visitPin, { visitIds: [`visit ${at - 2}`], pinned: true })
  }
  return performance.now() - started
}
