import { expect, test } from 'vitest'
import { dayCounts } from '#electron/backend/today/day-counts.ts'
import type { RoutedDay } from '#electron/backend/queries/map-routes.ts'
import type { VisitStatus } from '#shared/domain/visit/visit.ts'

test('a partly done visit counts as lived, not as one that is still to come', () => {
  const statuses: VisitStatus[] = ['done', 'partlyDone', 'onSite', 'scheduled']
  const stops = statuses.map((status) => ({ visitId: status, status }))
  const routed = [{ route: { stops }, details: [] }] as unknown as RoutedDay[]
  expect(dayCounts(routed)).toMatchObject({ visits: 4, done: 2, underWay: 1, toGo: 1 })
})
