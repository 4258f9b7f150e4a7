import type Database from 'better-sqlite3'
import type { DuplicateSettings } from '#shared/domain/request/duplicates.ts'
import { duplicateSettingsOf } from '#shared/domain/request/duplicates.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { isEnded } from '#shared/domain/work-order/work-order-status.ts'
import type { WorkOrderStatus } from '#shared/domain/work-order/work-order.ts'
import type { DuplicateCandidate } from '#shared/queries/requests.ts'
import { prepared } from '../../../store/prepared.ts'
import type { Store } from '../../../store/store.ts'
import { comparedRequests } from '../../duplicates/compared-rows.ts'
import type { FoundDuplicate } from '../../duplicates/find-duplicates.ts'
import { findDuplicates } from '../../duplicates/find-duplicates.ts'
import type { ReportFields } from './report-fields.ts'
import { differencesOf, reportFieldsOf } from './report-fields.ts'

const mostShown = 20

/** What may be the same as a request, described for a person to decide. */
export function duplicatesOf({ db, records }: Store, requestId: string): DuplicateCandidate[] {
  const settings = duplicateSettingsOf(records.get('settings', settingNames.duplicates)?.value)
  const found = foundFor(db, requestId, settings).slice(0, mostShown)
  const [mine] = reportFieldsOf(db, [{ kind: 'request', id: requestId }])
  if (!mine) return []
  const theirs = new Map(reportFieldsOf(db, found).map((one) => [one.id, one]))
  return found.flatMap((one) => {
    const other = theirs.get(one.id)
    return other ? describe(db, requestId, one, mine, other, settings) : []
  })
}

/** How many likely duplicates each of these requests has; those without are left out. */
export function likelyDuplicates({ db, records }: Store, requestIds: readonly string[]) {
  const settings = duplicateSettingsOf(records.get('settings', settingNames.duplicates)?.value)
  return requestIds.flatMap((requestId) => {
    const likely = foundFor(db, requestId, settings).filter(({ judgement }) => judgement.score >= settings.threshold)
    return likely.length > 0 ? { requestId, count: likely.length } : []
  })
}

function foundFor(db: Database.Database, requestId: string, settings: DuplicateSettings): FoundDuplicate[] {
  const [report] = comparedRequests(db, [requestId])
  if (!report) return []
  const contact = prepared(db, 'SELECT contact_phone AS phone, contact_email AS email FROM requests WHERE id = ?')
  return findDuplicates(db, report, settings, contact.get(requestId) as { phone: string | null; email: string | null })
}

const workOrderSql = `
  SELECT o.id, o.number, o.status, o.completed_at AS completedAt, v.status AS visitStatus, v.starts_at AS visitStartsAt,
    (SELECT p.code FROM visit_technicians t JOIN technicians p ON p.id = t.technician_id
      WHERE t.visit_id = v.id AND t.lead = 1) AS technicianCode
  FROM work_orders o LEFT JOIN visits v ON v.id = (
    SELECT id FROM visits WHERE work_order_id = o.id
    ORDER BY status IN ('done', 'partlyDone', 'missed', 'cancelled'), sequence LIMIT 1)
  WHERE o.id = ?`

const linkSql = `SELECT id, kind, reason FROM request_links
  WHERE (request_id = @one AND other_request_id = @other) OR (request_id = @other AND other_request_id = @one)`

function describe(
  db: Database.Database,
  requestId: string,
  { kind, id, judgement }: FoundDuplicate,
  mine: ReportFields,
  theirs: ReportFields,
  { threshold }: DuplicateSettings,
): DuplicateCandidate {
  const { score, place, meters, work, words, daysApart, wasOver, series } = judgement
  const workOrder = prepared(db, workOrderSql).get(theirs.workOrderId ?? '') as
    DuplicateCandidate['workOrder'] | undefined
  const link = prepared(db, linkSql).get({ one: requestId, other: id }) as DuplicateCandidate['link'] | undefined
  const open = kind === 'request' ? isOpenRequest(theirs.requestStatus) : true
  const over = workOrder ? isEnded(workOrder.status as WorkOrderStatus) : false
  return {
    kind,
    id,
    score,
    likely: score >= threshold,
    place,
    meters,
    work,
    words,
    daysApart,
    wasOver,
    series,
    number: theirs.number,
    title: theirs.title,
    openedAt: theirs.openedAt,
    requestStatus: theirs.requestStatus,
    workOrder: workOrder ?? null,
    mayMerge: mine.requestStatus === 'new' && open && !over,
    link: link ?? null,
    differences: differencesOf(mine, theirs),
  }
}

function isOpenRequest(status: DuplicateCandidate['requestStatus']): boolean {
  return status === 'new' || status === 'awaitingApproval' || status === 'accepted'
}
