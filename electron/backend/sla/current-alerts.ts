import { approvalStateAt } from '#shared/domain/approval/approval.ts'
import type { AlertLevel } from '#shared/domain/sla/alerts.ts'
import { dayBounds, dayMs, dayOf } from '#shared/kernel/zone.ts'
import type { Alert, AlertCounts } from '#shared/queries/alerts.ts'
import { prepared } from '../../store/prepared.ts'
import type { BackendContext } from '../context.ts'
import { endingCertificates } from './certificate-alerts.ts'
import { createPromiseAlerts, snoozesAt } from './promise-alerts.ts'

/** Alerts besides those of promises that are shown at once. */
const mostOthers = 200
/** A decision that expires within so long is more than a notice. */
const expiresSoonMs = dayMs

type Other = Exclude<Alert, { kind: 'promise' }>

/** Everything that wants attention now: the bell and Today both ask here, so that their numbers are the same. */
export function createAlerts(context: BackendContext) {
  const { store, clock, pipeline } = context
  const now = clock.now()
  const day = dayOf(now, pipeline.officeZone())
  const promises = createPromiseAlerts(store, now)
  const quiet = snoozesAt(store.records, now)
  const others = [...followUps(context, day), ...approvals(context, now), ...certificates(context, day)].filter(
    ({ subjectId, code }) => !quiet.get(subjectId)?.has(code),
  )
  return {
    counts() {
      const ofKind = (kind: Other['kind']) => others.filter((alert) => alert.kind === kind)
      return {
        promises: promises.count(),
        followUps: ofKind('followUp').length,
        approvals: ofKind('approval').length,
        certificates: byLevel(ofKind('certificate')),
        snoozed: [...quiet.values()].reduce((sum, codes) => sum + codes.size, 0),
      }
    },
    certificates: () => others.filter((alert) => alert.kind === 'certificate'),
    list(limit: number): { alerts: Alert[]; more: number } {
      const counted = promises.count()
      const shown = promises.list(limit).map(({ workOrderId, number, title, address, facts, alert }): Alert => ({
        kind: 'promise',
        subjectId: workOrderId,
        code: alert.code,
        level: alert.level,
        number,
        title,
        address,
        clock: alert.clock,
        targetAt: alert.targetAt,
        facts,
      }))
      const more = counted.missed + counted.warn + counted.notice - shown.length
      return { alerts: [...shown, ...others.slice(0, mostOthers)], more: Math.max(0, more) }
    },
  }
}

function followUps({ store }: BackendContext, day: string): Other[] {
  const rows = prepared(
    store.db,
    `SELECT o.id AS subjectId, h.id AS holdId, o.number, o.title, h.reason, h.follow_up_on AS "on"
     FROM holds h JOIN work_orders o ON o.id = h.work_order_id
     WHERE h.ends_at IS NULL AND h.follow_up_on <= ? AND h.deleted_at IS NULL AND o.deleted_at IS NULL
     ORDER BY h.follow_up_on, o.number LIMIT ${mostOthers}`,
  ).all(day) as { subjectId: string; holdId: string; number: number; title: string; reason: string; on: string }[]
  return rows.map(({ holdId, ...row }) => ({ kind: 'followUp', code: `follow-up-${holdId}`, level: 'warn', ...row }))
}

function approvals({ store: { records } }: BackendContext, now: number): Other[] {
  const open = records
    .where('approvals', 'state', ['pending'])
    .filter((approval) => approval.deletedAt === null && approvalStateAt(approval, now) === 'pending')
    .toSorted((a, b) => (a.expiresAt ?? Infinity) - (b.expiresAt ?? Infinity) || a.requestedAt - b.requestedAt)
  return open.map((approval) => {
    const { id, subjectKind, subjectId, kind, requestedBy, expiresAt } = approval
    const subject = records.get(subjectKind === 'request' ? 'requests' : 'workOrders', subjectId)
    const level: AlertLevel = expiresAt !== null && expiresAt - now <= expiresSoonMs ? 'warn' : 'notice'
    const number = subject?.number ?? null
    return {
      kind: 'approval',
      code: `approval-${id}`,
      level,
      subjectKind,
      subjectId,
      number,
      what: kind,
      requestedBy,
      expiresAt,
    }
  })
}

function certificates({ store, pipeline }: BackendContext, day: string): Other[] {
  const from = dayBounds(day, pipeline.officeZone()).start
  return endingCertificates(store, day, from).map(
    ({ certificateId, technicianId, technicianCode, name, on, expired, visits }) => ({
      kind: 'certificate',
      subjectId: technicianId,
      code: `certificate-${certificateId}`,
      level: visits > 0 ? (expired ? 'missed' : 'warn') : 'notice',
      technicianCode,
      name,
      on,
      expired,
      visits,
    }),
  )
}

function byLevel(alerts: readonly Alert[]): AlertCounts {
  const count = { missed: 0, warn: 0, notice: 0 }
  for (const { level } of alerts) count[level] += 1
  return count
}
