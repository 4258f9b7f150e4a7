import { workOrderStatuses } from '#shared/domain/work-order/work-order.ts'
import {
  savedViewsOf,
  workOrdersChoices,
  workOrdersCount,
  workOrdersIds,
  workOrdersPage,
} from '#shared/queries/work-orders.ts'
import { decodeCursor, encodeCursor } from '../../../store/keyset/cursor.ts'
import type { Cursor } from '../../../store/keyset/cursor.ts'
import { answers } from '../../handler.ts'
import { countMatches } from './count.ts'
import { momentOf } from './filter.ts'
import { findPage } from './page.ts'
import { workOrderRows } from './rows.ts'

/** Most ids an action on "everything in this list" takes. */
const mostIds = 20_000

/** Answers about the list of work orders. */
export const workOrderListQueries = [
  answers(workOrdersPage, ({ filter, sort, after, until, limit }, context) => {
    const { db } = context.store
    const request = { filter, sort, after: decodeCursor(after), until: decodeCursor(until), limit }
    const { ids, next, textCut } = findPage(db, request, momentOf(context))
    return { rows: workOrderRows(db, ids), next: next && encodeCursor(next), textCut }
  }),
  answers(workOrdersCount, ({ filter }, context) => countMatches(context.store.db, filter, momentOf(context))),
  answers(workOrdersIds, ({ filter, sort }, context) => {
    const { db } = context.store
    const moment = momentOf(context)
    const ids: string[] = []
    const by = sort ?? { by: 'openedAt', descending: true }
    let after: Cursor | null = null
    do {
      const page = findPage(db, { filter, sort: by, after, until: null, limit: 5_000 }, moment)
      ids.push(...page.ids)
      after = page.next
    } while (after && ids.length < mostIds)
    return { ids: ids.slice(0, mostIds), more: after !== null || ids.length > mostIds }
  }),
  answers(workOrdersChoices, (_args, { store: { db, records } }) => ({
    workTypes: records
      .all('workTypes')
      .map(({ id, name, category, fieldWork, durationMinutes, active }) => {
        return { id, name, category, fieldWork, durationMinutes, active }
      })
      .toSorted((a, b) => a.name.localeCompare(b.name)),
    territories: records
      .all('territories')
      .map(({ id, code, name }) => ({ id, code, name }))
      .toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true })),
    teams: teamsOf(db),
  })),
  answers(savedViewsOf, ({ screen }, { store: { records } }) =>
    records
      .where('savedViews', 'screen', [screen])
      .filter(({ deletedAt }) => deletedAt === null)
      .map(({ id, name, view }) => ({ id, name, view }))
      .toSorted((a, b) => a.id.localeCompare(b.id)),
  ),
]

type Db = Parameters<typeof findPage>[0]

/** The different teams of work orders, by hopping along the index from one to the next instead of reading every row. */
function teamsOf(db: Db): string[] {
  const hop = db.prepare('SELECT min(team) FROM work_orders WHERE status = ? AND team > ?').pluck()
  const teams = new Set<string>()
  for (const status of workOrderStatuses) {
    for (
      let team = hop.get(status, '') as string | null;
      team !== null;
      team = hop.get(status, team) as string | null
    ) {
      teams.add(team)
      if (teams.size > 500) break
    }
  }
  return [...teams].toSorted((a, b) => a.localeCompare(b))
}
