import { useEffect } from 'react'
import { serviceLevelsTerms } from '#shared/queries/service-levels.ts'
import { useNow } from '../api/now.ts'
import { useQueryOf } from '../api/use-query-of.ts'
import { useServiceTerms } from '../state/service-terms.ts'

/** Keeps the running minute and the service levels that all countdowns read. Draws nothing. */
export function ServiceTermsKeeper() {
  const minute = Math.floor(useNow(5_000) / 60_000) * 60_000
  const { data } = useQueryOf(serviceLevelsTerms, {})
  useEffect(() => useServiceTerms.setState({ minute }), [minute])
  useEffect(() => {
    if (!data) return
    const calendars = new Map(data.calendars.map((calendar) => [calendar.id, calendar]))
    const levels = data.policies.map((policy) => {
      const calendar = calendars.get(policy.calendarId ?? '') ?? null
      return [policy.id, { policy, calendar, policyName: policy.name, calendarName: calendar?.name ?? null }] as const
    })
    useServiceTerms.setState({ levels: new Map(levels), dueSoonMinutes: data.dueSoonMinutes })
  }, [data])
  return null
}
