import { requestAcceptMany } from '#shared/commands/request/accept-many.ts'
import { visitPublish } from '#shared/commands/visit/publish.ts'
import { visitSchedule } from '#shared/commands/visit/schedule.ts'
import { visitSetStatus } from '#shared/commands/visit/set-status.ts'
import type { VisitDetail } from '#shared/domain/visit/visit-detail.ts'
import { instantOf } from '#shared/kernel/zone.ts'
import { boardQueue } from '#shared/queries/board.ts'
import { matchRank } from '#shared/queries/match.ts'
import type { MatchCandidate, MatchRanking } from '#shared/queries/match.ts'
import { importOk, sharedData } from './import-files.ts'
import { expectOk, openTestBackend } from './test-backend.ts'
import type { TestBackend, TestBackendOptions } from './test-backend.ts'

/** Tuesday 6 September 2011 in Boston: the day the office rehearses. */
export const bostonDay = '2011-09-06'
export const bostonZone = 'America/New_York'
/** The Boston file; null where the shared data is not there. */
export const bostonFile = sharedData('boston-311', 'boston311_2011-09-01_14.csv')

/** An instant of the day, from `H:mm`. */
export function bostonTime(time: string): number {
  const [hour, minute] = time.split(':').map(Number)
  return instantOf(bostonDay, hour! * 60 + minute!, bostonZone)
}

/** The office on that morning: the file as it stood at the given time, every request that can be accepted is accepted. */
export async function openBostonDay(asOf: string, options: TestBackendOptions = {}): Promise<TestBackend> {
  const desk = openTestBackend({ ...options, now: bostonTime(asOf) })
  await bringIn(desk)
  return desk
}

/** Imports the file as it stands at the desk's now and accepts every request that can be accepted. */
export async function bringIn(desk: TestBackend): Promise<void> {
  await importOk(desk, { file: { path: bostonFile! }, mapping: 'boston-311', asOf: desk.clock.now() })
  const ids = desk.backend.context.store.db.prepare("SELECT id FROM requests WHERE status = 'new'").pluck().all()
  expectOk(await desk.client.command(requestAcceptMany, { requestIds: ids as string[] }))
}

/** The queue as the board shows it. */
export async function queueOf(desk: TestBackend, limit = 500): Promise<VisitDetail[]> {
  return expectOk(await desk.client.query(boardQueue, { tab: 'toSchedule', limit })).visits
}

/** Match's ranking of a visit on the day, from the desk's now on. */
export async function rankingFor(desk: TestBackend, { visit }: VisitDetail): Promise<MatchRanking> {
  const asked = { visitId: visit.id, days: [bostonDay], limit: 1_000 }
  return expectOk(await desk.client.query(matchRank, asked))!
}

/** Technicians who can take a visit on the day without anything being asked, best first. */
export async function candidatesFor(desk: TestBackend, detail: VisitDetail): Promise<readonly MatchCandidate[]> {
  return (await rankingFor(desk, detail)).candidates
}

/** Plans and publishes up to so many visits at their best technicians, as a dispatcher would before the day begins. */
export async function planMorning(desk: TestBackend, count: number): Promise<void> {
  const planned: string[] = []
  for (const detail of await queueOf(desk)) {
    if (planned.length >= count) break
    const [best] = await candidatesFor(desk, detail)
    if (!best) continue
    const { technicianId, startsAt } = best
    expectOk(await desk.client.command(visitSchedule, { visitId: detail.visit.id, technicianId, startsAt }))
    planned.push(detail.visit.id)
  }
  expectOk(await desk.client.command(visitPublish, { visitIds: planned }))
}

/** Lets the day go on until the desk's now: visits planned before it are done, the one under way is on site. */
export async function liveUntilNow(desk: TestBackend): Promise<void> {
  const now = desk.clock.now()
  const { db } = desk.backend.context.store
  const begun = db
    .prepare('SELECT id, starts_at, ends_at FROM visits WHERE starts_at < ? ORDER BY starts_at')
    .all(now) as { id: string; starts_at: number; ends_at: number }[]
  for (const { id, starts_at, ends_at } of begun) {
    expectOk(await desk.client.command(visitSetStatus, { visitId: id, status: 'onSite', at: starts_at }))
    if (ends_at <= now)
      expectOk(await desk.client.command(visitSetStatus, { visitId: id, status: 'done', at: ends_at }))
  }
}
