import type { z } from 'zod'
import { builtInMappings } from '#shared/domain/import/built-in.ts'
import { mappingSchema } from '#shared/domain/import/mapping.ts'
import type { ungeocodedReasons } from '#shared/domain/site/site.ts'
import { importMappings, importRuns, sitesUngeocoded } from '#shared/queries/import.ts'
import type { Store } from '../../store/store.ts'
import { answers } from '../handler.ts'

type Reason = (typeof ungeocodedReasons)[number]
type SiteRow = z.output<typeof sitesUngeocoded.result>['sites'][number]

/** Answers about imports and the places they could not find. */
export const importQueries = [
  answers(importRuns, (_args, { store }) => ({
    runs: store.records.all('importRuns').sort((a, b) => b.startedAt - a.startedAt),
  })),
  answers(importMappings, (_args, { store }) => {
    const saved = store.records.all('savedMappings').flatMap((record) => {
      const parsed = mappingSchema.safeParse(record.mapping)
      return parsed.success ? [{ savedMappingId: record.id, mapping: { ...parsed.data, name: record.name } }] : []
    })
    const names = new Set(saved.map(({ mapping }) => mapping.name))
    const builtIn = builtInMappings.filter((mapping) => !names.has(mapping.name))
    return { mappings: [...saved, ...builtIn.map((mapping) => ({ savedMappingId: null, mapping }))] }
  }),
  answers(sitesUngeocoded, ({ reason, offset, limit }, { store }) => {
    const byReason = countByReason(store)
    const listed = reason === null ? byReason : byReason.filter((one) => one.reason === reason)
    const sum = (field: 'sites' | 'requests') => listed.reduce((total, one) => total + one[field], 0)
    return { total: sum('sites'), requests: sum('requests'), byReason, sites: page(store, reason, offset, limit) }
  }),
]

function countByReason(store: Store) {
  return store.db
    .prepare(
      `SELECT s.ungeocoded_reason AS reason, count(DISTINCT s.id) AS sites, count(r.id) AS requests
       FROM sites s LEFT JOIN requests r ON r.site_id = s.id AND r.deleted_at IS NULL
       WHERE s.ungeocoded_reason IS NOT NULL AND s.deleted_at IS NULL
       GROUP BY s.ungeocoded_reason ORDER BY requests DESC`,
    )
    .all() as { reason: Reason; sites: number; requests: number }[]
}

function page(store: Store, reason: Reason | null, offset: number, limit: number): SiteRow[] {
  const rows = store.db
    .prepare(
      `SELECT s.id AS siteId, s.name, s.address, s.district, s.ungeocoded_reason AS reason,
         (SELECT count(*) FROM requests r WHERE r.site_id = s.id AND r.deleted_at IS NULL) AS requests,
         (SELECT count(*) FROM work_orders o WHERE o.site_id = s.id AND o.deleted_at IS NULL) AS workOrders
       FROM sites s
       WHERE s.ungeocoded_reason IS NOT NULL AND s.deleted_at IS NULL AND (@reason IS NULL OR s.ungeocoded_reason = @reason)
       ORDER BY requests + workOrders DESC, s.id LIMIT @limit OFFSET @offset`,
    )
    .all({ reason, offset, limit }) as Omit<SiteRow, 'sameAddress'>[]
  const placed = store.db.prepare(
    `SELECT id AS siteId, latitude, longitude FROM sites
     WHERE address = ? AND latitude IS NOT NULL AND deleted_at IS NULL ORDER BY id LIMIT 1`,
  )
  return rows.map((row) => ({
    ...row,
    sameAddress: row.address === '' ? null : ((placed.get(row.address) as SiteRow['sameAddress'] | undefined) ?? null),
  }))
}
