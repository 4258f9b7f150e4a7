import { callWindows } from '#shared/queries/call.ts'
import { matchRank } from '#shared/queries/match.ts'
import { addDays } from '#shared/kernel/zone.ts'
import { bostonDay, bostonFile, openBostonDay, planMorning, queueOf } from '../doubles/boston-day.ts'
import { expectOk } from '../doubles/test-backend.ts'
import { atMost, percentile, told } from './bench.ts'
import type { BenchResult } from './bench.ts'

/** The whole queries of Match on the Boston day: reading, problem, ranking, judging and answer, in process. */
export const suite = 'match'

/** While a visit is dragged the ranking has to be there. */
const dragTargetMs = 100
const visits = 60
const planned = 120

export async function run(say: (text: string) => void): Promise<readonly BenchResult[]> {
  if (!bostonFile) throw new Error('The Boston file is not there: FIELDBOARD_SHARED_DATA names its folder.')
  await using desk = await openBostonDay('6:30')
  await planMorning(desk, planned)
  const queue = (await queueOf(desk)).slice(0, visits)
  const week = Array.from({ length: 7 }, (_, index) => addDays(bostonDay, index))
  const drag = { bestDayOnly: true, limit: 1_000 }
  const day = await measure(queue, ({ visit }) =>
    desk.client.query(matchRank, { visitId: visit.id, days: [bostonDay], ...drag }),
  )
  const days = await measure(queue, ({ visit }) =>
    desk.client.query(matchRank, { visitId: visit.id, days: week, ...drag }),
  )
  const call = await measure(queue, async ({ siteId, priority, visit: { durationMinutes } }) =>
    expectOk(await desk.client.query(callWindows, { siteId, workTypeId: null, durationMinutes, priority })),
  )
  say(`${queue.length} visits over ${planned} that are planned`)
  return [
    atMost('match.rank, the day, p95', percentile(day.wall, 0.95), 'ms', dragTargetMs),
    told('match.rank, the day, median', percentile(day.wall, 0.5), 'ms'),
    told('match.rank, the day, processor time, p95', percentile(day.cpu, 0.95), 'ms'),
    atMost('match.rank, the week, p95', percentile(days.wall, 0.95), 'ms', dragTargetMs),
    told('match.rank, the week, median', percentile(days.wall, 0.5), 'ms'),
    told('match.rank, the week, processor time, p95', percentile(days.cpu, 0.95), 'ms'),
    told('call.windows, p95', percentile(call.wall, 0.95), 'ms'),
    told('call.windows, processor time, p95', percentile(call.cpu, 0.95), 'ms'),
  ]
}

/** Milliseconds of each call, by the clock and by the processor, after a few that are not counted. */
async function measure<T>(list: readonly T[], ask: (one: T) => Promise<unknown>) {
  for (const one of list.slice(0, 5)) await ask(one)
  const wall: number[] = []
  const cpu: number[] = []
  for (const one of list) {
    const [started, before] = [performance.now(), process.cpuUsage()]
    await ask(one)
    wall.push(performance.now() - started)
    const { user, system } = process.cpuUsage(before)
    cpu.push((user + system) / 1_000)
  }
  return { wall, cpu }
}
