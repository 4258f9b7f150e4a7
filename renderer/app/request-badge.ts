import { useEffect } from 'react'
import { requestsCounts } from '#shared/queries/requests.ts'
import { useQueryOf } from '../api/use-query-of.ts'
import { setRailBadge } from '../state/rail-badges.ts'

/** Keeps the number of new requests beside the inbox in the rail. */
export function useRequestBadge(): void {
  const count = useQueryOf(requestsCounts, {}).data?.new.count ?? 0
  useEffect(() => setRailBadge('requests', count), [count])
}
