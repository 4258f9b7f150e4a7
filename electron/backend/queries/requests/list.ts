import {
  requestTabs,
  requestsAcceptPreview,
  requestsCount,
  requestsCounts,
  requestsDuplicates,
  requestsEstimate,
  requestsLikelyDuplicates,
  requestsGet,
  requestsIds,
  requestsPage,
} from '#shared/queries/requests.ts'
import type Database from 'better-sqlite3'
import type { RecordStore } from '../../../store/record-store.ts'
import type { LinkedRequest, RequestTab } from '#shared/queries/requests.ts'
import { decodeCursor, encodeCursor } from '../../../store/keyset/cursor.ts'
import type { Cursor } from '../../../store/keyset/cursor.ts'
import { prepared } from '../../../store/prepared.ts'
import { answers } from '../../handler.ts'
import { duplicatesOf, likelyDuplicates } from './duplicates.ts'
import { estimateOf, previewAccepting } from './cost.ts'
import { countRequests, countUpTo, findRequestPage, statusesOfTab } from './page.ts'
import { requestRows } from './rows.ts'

const mostIds = 20_000

/** Answers about the inbox. */
export const requestQueries = [
  answers(requestsPage, ({ filter, sort, after, until, limit }, { store: { db } }) => {
    const request = { filter, sort, after: decodeCursor(after), until: decodeCursor(until), limit }
    const { ids, next, textCut } = findRequestPage(db, request)
    return { rows: requestRows(db, ids), next: next && encodeCursor(next), textCut }
  }),
  answers(requestsCounts, (_args, { store: { db } }) => {
    const sql = `SELECT count(*) FROM (SELECT 1 FROM requests INDEXED BY requests_status
      WHERE status IN (SELECT value FROM json_each(?)) LIMIT ${countUpTo + 1})`
    const entries = requestTabs.map((tab) => {
      const count = prepared(db, sql).pluck().get(JSON.stringify(statusesOfTab[tab])) as number
      return [tab, { count: Math.min(count, countUpTo), more: count > countUpTo }] as const
    })
    return Object.fromEntries(entries) as Record<RequestTab, { count: number; more: boolean }>
  }),
  answers(requestsCount, ({ filter }, { store: { db } }) => countRequests(db, filter)),
  answers(requestsIds, ({ filter, sort: asked }, { store: { db } }) => {
    const sort = asked ?? { by: 'openedAt', descending: false }
    const ids: string[] = []
    let after: Cursor | null = null
    do {
      const page = findRequestPage(db, { filter, sort, after, until: null, limit: 5_000 })
      ids.push(...page.ids)
      after = page.next
    } while (after && ids.length < mostIds)
    return { ids: ids.slice(0, mostIds), more: after !== null || ids.length > mostIds }
  }),
  answers(requestsAcceptPreview, ({ requestIds }, context) => previewAccepting(context, requestIds)),
  answers(requestsEstimate, ({ requestId }, context) => estimateOf(context, requestId)),
  answers(requestsDuplicates, ({ requestId }, { store }) => duplicatesOf(store, requestId)),
  answers(requestsLikelyDuplicates, ({ requestIds }, { store }) => likelyDuplicates(store, requestIds)),
  answers(requestsGet, ({ requestId }, { store: { db, records } }) => {
    const request = records.get('requests', requestId)
    const row = requestRows(db, [requestId])[0]
    if (!request || !row) return null
    const site = request.siteId ? records.get('sites', request.siteId) : null
    const merged = records.where('requests', 'mergedIntoId', [requestId]).map(({ id }) => id)
    return {
      request,
      row,
      territoryName: request.territoryId ? (records.get('territories', request.territoryId)?.name ?? null) : null,
      customerName: request.customerId ? (records.get('customers', request.customerId)?.name ?? null) : null,
      assetName: request.assetId ? (records.get('assets', request.assetId)?.name ?? null) : null,
      siteZone: site?.zone ?? null,
      siteAccessNotes: site?.accessNotes ?? null,
      merged: requestRows(db, merged),
      links: linksOf(db, records, requestId),
      mergedInto: request.mergedIntoId ? (requestRows(db, [request.mergedIntoId])[0] ?? null) : null,
    }
  }),
]

/** Requests linked to one, in either direction. */
function linksOf(db: Database.Database, records: RecordStore, requestId: string): LinkedRequest[] {
  const links = [
    ...records.where('requestLinks', 'requestId', [requestId]),
    ...records.where('requestLinks', 'otherRequestId', [requestId]),
  ]
  return links.flatMap(({ id, kind, reason, ...ends }) => {
    const other = ends.requestId === requestId ? ends.otherRequestId : ends.requestId
    return requestRows(db, [other]).map((request) => ({ id, kind, reason, request }))
  })
}
