import {
  approvalLimitsOf,
  approvalRight,
  decidersOf,
  delegatesOn,
  limitOfUser,
} from '#shared/domain/approval/approval-limits.ts'
import { approvalStateAt } from '#shared/domain/approval/approval.ts'
import type { EntityRow } from '#shared/domain/entities.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { dayOf } from '#shared/kernel/zone.ts'
import type { ApprovalRow } from '#shared/queries/approvals.ts'
import { approvalsLimits, approvalsList, approvalsOf } from '#shared/queries/approvals.ts'
import { prepared } from '../../store/prepared.ts'
import type { BackendContext } from '../context.ts'
import { answers } from '../handler.ts'

/** How many open decisions are looked at for "mine"; an office with more has another problem. */
const mostOpen = 2_000

/** Answers about decisions that wait for somebody with a higher limit. */
export const approvalQueries = [
  answers(approvalsList, ({ which, limit }, context) => {
    const describe = describer(context)
    const { db, records } = context.store
    if (which === 'decided') {
      const ids = prepared(
        db,
        `SELECT id FROM approvals WHERE state <> 'pending' AND deleted_at IS NULL ORDER BY decided_at DESC, id LIMIT ?`,
      ).pluck()
      const rows = records.getMany('approvals', ids.all(limit) as string[]).map(describe)
      return { rows, ...countOpen(context) }
    }
    const open = openApprovals(context).map(describe)
    const mine = open.filter(({ state, mayDecide }) => state === 'pending' && mayDecide)
    return { rows: (which === 'mine' ? mine : open).slice(0, limit), open: open.length, mine: mine.length }
  }),
  answers(approvalsOf, ({ subjectKind, subjectId }, context) =>
    context.store.records
      .where('approvals', 'subjectId', [subjectId])
      .filter((approval) => approval.subjectKind === subjectKind)
      .toSorted((a, b) => b.requestedAt - a.requestedAt)
      .map(describer(context)),
  ),
  answers(approvalsLimits, (_args, context) => {
    const { records } = context.store
    const limits = approvalLimitsOf(records.get('settings', settingNames.approvalLimits)?.value)
    const users = records.all('users')
    const { role, userId } = context.person()
    const self = users.find(({ id }) => id === userId)
    const day = dayOf(context.clock.now(), context.pipeline.officeZone())
    return {
      limits,
      ownLimitCents: self ? limitOfUser(self, limits) : limits[role],
      actsFor: users
        .filter((user) => userId !== null && delegatesOn(user, day) === userId)
        .map((user) => ({ name: user.name, limitCents: limitOfUser(user, limits) })),
    }
  }),
]

function openApprovals({ store: { db, records } }: BackendContext): EntityRow<'approvals'>[] {
  const sql = `SELECT id FROM approvals WHERE state = 'pending' AND deleted_at IS NULL ORDER BY requested_at, id LIMIT ?`
  return records.getMany('approvals', prepared(db, sql).pluck().all(mostOpen) as string[])
}

function countOpen(context: BackendContext): { open: number; mine: number } {
  const open = openApprovals(context).map(describer(context))
  return { open: open.length, mine: open.filter((row) => row.state === 'pending' && row.mayDecide).length }
}

/** Describes decisions for who sits here now. */
function describer({ store: { db, records }, clock, pipeline, person }: BackendContext) {
  const now = clock.now()
  const day = dayOf(now, pipeline.officeZone())
  const users = records.all('users')
  const limits = approvalLimitsOf(records.get('settings', settingNames.approvalLimits)?.value)
  const actor = person()
  const subjectSql = (table: string) => `SELECT q.number, q.title, s.address, w.name AS workTypeName FROM ${table} q
    LEFT JOIN sites s ON s.id = q.site_id LEFT JOIN work_types w ON w.id = q.work_type_id WHERE q.id = ?`
  const subjectOf = {
    request: prepared(db, subjectSql('requests')),
    workOrder: prepared(db, subjectSql('work_orders')),
  }
  return (approval: EntityRow<'approvals'>): ApprovalRow => {
    const right = approvalRight(actor, approval.amountCents, users, limits, day)
    return {
      approval,
      state: approvalStateAt(approval, now),
      subject: (subjectOf[approval.subjectKind].get(approval.subjectId) as ApprovalRow['subject'] | undefined) ?? null,
      mayDecide: right.may,
      onBehalfOf: right.may ? (right.onBehalfOf?.name ?? null) : null,
      deciders: decidersOf(approval.amountCents, users, limits, day),
      decidedFor: users.find(({ id }) => id === approval.onBehalfOfId)?.name ?? null,
    }
  }
}
