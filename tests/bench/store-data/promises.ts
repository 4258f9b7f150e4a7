import type { Random } from '#shared/kernel/random.ts'
import { hourPresets } from '#shared/domain/calendar/weekly-hours.ts'
import { hourMs, minuteMs } from '#shared/kernel/zone.ts'

type Add = (table: string, row: Readonly<Record<string, unknown>>) => void

/** Service levels of the filled store, minutes; every second one counts by office hours. */
const levels = [
  { id: 'policy-0', respond: 60, arrive: 240, resolve: 480, calendar: null },
  { id: 'policy-1', respond: 240, arrive: 960, resolve: 2_400, calendar: 'office' },
  { id: 'policy-2', respond: null, arrive: null, resolve: 4_320, calendar: null },
  { id: 'policy-3', respond: 480, arrive: 1_920, resolve: 4_800, calendar: 'office' },
]

/** Adds the calendar and the policies. */
export function addServiceLevels(add: Add, keep: object): void {
  const hours = JSON.stringify(hourPresets.office)
  add('business_calendars', { id: 'office', name: 'Office', zone: 'UTC', hours, days_off: '[]', ...keep })
  for (const { id, respond, arrive, resolve, calendar } of levels) {
    const minutes = { respond_minutes: respond, arrive_minutes: arrive, resolve_minutes: resolve }
    add('sla_policies', { id, name: id, ...minutes, calendar_id: calendar, ...keep })
  }
}

/**
 * The promises of one work order, and how far they were kept: four of five follow a service level; of three in ten
 * somebody promised the date. Deadlines are counted by elapsed time, which is all the same to what reads them.
 */
export function promisesOf(random: Random, openedAt: number, status: string): Record<string, unknown> {
  const level = random.chance(0.8) ? random.pick(levels) : null
  const by = (minutes: number | null | undefined) => (minutes ? openedAt + minutes * minuteMs : null)
  const dated = level === null || random.chance(0.3)
  const responded = status !== 'open' || random.chance(0.3)
  return {
    sla_policy_id: level?.id ?? null,
    respond_by: by(level?.respond),
    arrive_by: by(level?.arrive),
    resolve_by: dated ? (random.chance(0.9) ? openedAt + random.integer(4, 240) * hourMs : null) : by(level.resolve),
    promised: dated ? '["resolve"]' : '[]',
    responded_at: responded ? openedAt + random.integer(1, 300) * minuteMs : null,
    arrived_at: ['inProgress', 'done'].includes(status) ? openedAt + random.integer(1, 40) * hourMs : null,
  }
}

/** The hold of work that waits; most of its clocks stand still. */
export function holdOf(random: Random, id: string, workOrderId: string, openedAt: number, until: number): object {
  const startsAt = Math.min(until - minuteMs, openedAt + random.integer(1, 100) * hourMs)
  const pauses = random.chance(0.7) ? 1 : 0
  return { id, work_order_id: workOrderId, reason: 'Waiting for parts', pauses_clock: pauses, starts_at: startsAt }
}
