import { alertsCount, alertsList } from '#shared/queries/alerts.ts'
import type { BackendContext } from '../context.ts'
import { answers } from '../handler.ts'
import { createAlerts } from '../sla/current-alerts.ts'

/** Answers of the bell. */
export const alertQueries = [
  answers(alertsCount, (_args, context) => createAlerts(context).counts()),
  answers(alertsList, ({ limit }, context) => ({ ...createAlerts(context).list(limit), snoozed: snoozedNow(context) })),
]

/** What somebody has taken on, the first to ring again first. */
function snoozedNow({ store: { records }, clock }: BackendContext) {
  const now = clock.now()
  return records
    .all('alertSnoozes')
    .filter(({ until }) => until > now)
    .sort((a, b) => a.until - b.until)
    .map(({ subjectId, code, until, ownerName }) => {
      const order = records.get('workOrders', subjectId) ?? records.get('requests', subjectId)
      const technician = order ? null : records.get('technicians', subjectId)
      const title = order?.title ?? technician?.name ?? ''
      return { subjectId, code, until, ownerName, number: order?.number ?? null, title }
    })
}
