import type { CommandDefinition } from '#shared/commands/command.ts'
import { demoLoad, demoNeedsEmptyFolder } from '#shared/commands/demo/load.ts'
import { entityNames } from '#shared/domain/entities.ts'
import type { AppError } from '#shared/kernel/app-error.ts'
import { err } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import { instantOf } from '#shared/kernel/zone.ts'
import type { Day } from '#shared/kernel/zone.ts'
import type { Commit } from '../command-pipeline.ts'
import type { BackendContext } from '../context.ts'
import { buildDemoCity } from './city.ts'

/** Name of the invented city. */
export const demoCityName = 'Tarnmouth'

/** Minutes of the day between which the demo follows the clock; outside it stands at `restMinute`. */
const livelyMinutes = [480, 930] as const
const restMinute = 640

/**
 * How far the demo day has been lived: now, when now is on a working hour of that day, else 10:40. The
 * clock of the office then starts there, so that the day is under way whenever the demo is opened.
 */
export function demoStartsAt(today: Day, zone: string, now: number): number {
  const [first, last] = livelyMinutes
  return now >= instantOf(today, first, zone) && now < instantOf(today, last, zone)
    ? now
    : instantOf(today, restMinute, zone)
}

/** Whether the folder holds the demo city already. */
export function holdsDemo({ store }: BackendContext): boolean {
  return store.db.prepare("SELECT EXISTS (SELECT 1 FROM technicians WHERE external_id = 'DEMO-T1')").pluck().get() === 1
}

/** Loads the demo city around a day in one undoable step. Refuses when the folder holds any record. */
export function loadDemo(context: BackendContext, today: Day): Result<Commit, AppError> {
  if (holdsData(context)) return err(demoNeedsEmptyFolder)
  const zone = context.pipeline.officeZone()
  const rows = buildDemoCity({ today, zone, now: demoStartsAt(today, zone, context.clock.now()) })
  return context.pipeline.run(demoLoad as unknown as CommandDefinition, { city: demoCityName, rows })
}

/** Settings and saved views are nobody's work: everything else is. */
function holdsData({ store }: BackendContext): boolean {
  const own = entityNames.filter((entity) => !['settings', 'savedViews', 'savedMappings'].includes(entity))
  return own.some((entity) => store.db.prepare(`SELECT 1 FROM ${store.records.codec(entity).table} LIMIT 1`).get())
}
