import type Database from 'better-sqlite3'
import type { OpenHold } from '#shared/queries/cycle.ts'
import { prepared } from './prepared.ts'

/**
 * Work on hold: the follow-ups that are due on or before `today` first, then by follow-up, those without one last; the
 * longest waiting first where that leaves it open. `due` counts the follow-ups that are due: what an alert says.
 */
export function openHolds(
  db: Database.Database,
  today: string,
  { dueOnly, limit }: { readonly dueOnly: boolean; readonly limit: number },
): { holds: OpenHold[]; total: number; due: number } {
  const open = `FROM holds h JOIN work_orders o ON o.id = h.work_order_id
    WHERE h.ends_at IS NULL AND h.deleted_at IS NULL AND o.status = 'onHold'`
  const counted = prepared(db, `SELECT count(*) AS total, coalesce(sum(h.follow_up_on <= ?), 0) AS due ${open}`).get(
    today,
  ) as { total: number; due: number }
  const rows = prepared(
    db,
    `SELECT h.id, h.work_order_id, o.number, o.title, h.reason, h.note, h.pauses_clock, h.starts_at, h.follow_up_on,
       o.resolve_by
     ${open} ${dueOnly ? 'AND h.follow_up_on <= :today' : ''}
     ORDER BY h.follow_up_on IS NULL, h.follow_up_on, h.starts_at, o.number LIMIT :limit`,
  ).all(dueOnly ? { today, limit } : { limit }) as Record<string, unknown>[]
  return {
    ...counted,
    holds: rows.map((row) => ({
      holdId: row['id'] as OpenHold['holdId'],
      workOrderId: row['work_order_id'] as OpenHold['workOrderId'],
      number: row['number'] as OpenHold['number'],
      title: row['title'] as OpenHold['title'],
      reason: row['reason'] as OpenHold['reason'],
      note: row['note'] as OpenHold['note'],
      pausesClock: row['pauses_clock'] === 1,
      startsAt: row['starts_at'] as OpenHold['startsAt'],
      followUpOn: row['follow_up_on'] as OpenHold['followUpOn'],
      due: row['follow_up_on'] !== null && (row['follow_up_on'] as string) <= today,
      resolveBy: row['resolve_by'] as OpenHold['resolveBy'],
    })),
  }
}
