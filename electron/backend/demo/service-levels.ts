import { hourPresets } from '#shared/domain/calendar/weekly-hours.ts'
import type { EntityName, NewRow } from '#shared/domain/entities.ts'
import { hourMs } from '#shared/kernel/zone.ts'
import type { DemoDraft } from './draft.ts'
import { depotPart } from './waiting.ts'

/** Days the demo office is closed: fixed ones, so that the city is the same whenever it is built. */
const closedDays = [
  ['01-01', 'New Year’s Day'],
  ['05-01', 'Labour Day'],
  ['12-25', 'Christmas Day'],
  ['12-26', 'Second day of Christmas'],
] as const

/**
 * Office hours, a service level that counts by them for one customer, and the holds behind what waits. Adds rows and
 * changes none; call it last, so that everything before stays as it was.
 */
export function promiseServiceLevels(draft: DemoDraft): void {
  const year = Number(draft.today.slice(0, 4))
  const calendarId = draft.add('businessCalendars', {
    name: 'Office hours',
    zone: draft.zone,
    hours: [...hourPresets.office],
    daysOff: [year, year + 1].flatMap((of) => closedDays.map(([day, name]) => ({ day: `${of}-${day}`, name }))),
    holidayRegion: null,
  })
  const policyId = draft.add('slaPolicies', {
    name: 'Office hours care',
    respondMinutes: 60,
    arriveMinutes: 240,
    resolveMinutes: 960,
    calendarId,
  })
  const customer = rowsOf(draft, 'customers').find(({ tier }) => tier === 'gold')
  draft.add('slaRules', { position: 10, customerId: customer?.id ?? null, workKind: 'repair', policyId })
  for (const order of rowsOf(draft, 'workOrders')) {
    if (order.status !== 'onHold') continue
    draft.add('holds', {
      workOrderId: order.id,
      reason: order.holdReason ?? '',
      // A part of the office's own depot is no reason to let the customer wait.
      pausesClock: order.holdReason !== depotPart,
      followUpOn: draft.day(1),
      startsAt: Math.min(draft.now, order.openedAt + 3 * hourMs),
      endsAt: null,
    })
  }
}

function rowsOf<E extends EntityName>(draft: DemoDraft, entity: E): NewRow<E>[] {
  return draft.rows.flatMap((one) => (one.entity === entity ? [one.row as unknown as NewRow<E>] : []))
}
