import type { Day } from '#shared/kernel/zone.ts'
import { matchWindows } from '#shared/queries/match.ts'
import { useQueryOf } from '../api/use-query-of.ts'
import { formatDay, formatTime, signedMinutes } from '../lib/format.ts'
import { t } from '../lib/messages.ts'
import { officeZone } from '../lib/office-zone.ts'

interface WindowOffersProps {
  readonly visitId: string
  /** Left out: today. */
  readonly days: readonly Day[] | undefined
  readonly policyId: string | null
}

/** The three windows to offer a caller: those that cost least, with who would come and the extra drive. */
export function WindowOffers({ visitId, days, policyId }: WindowOffersProps) {
  const { data } = useQueryOf(matchWindows, {
    visitId,
    ...(days ? { days: [...days] } : {}),
    ...(policyId ? { policyId } : {}),
  })
  if (!data || data.windows.length === 0) return null
  const zone = officeZone()
  return (
    <section className="match-windows">
      <h3>{t('match.windows')}</h3>
      <ol className="num">
        {data.windows.map(({ windowStartsAt, windowEndsAt, day, code, name, extraTravelMinutes }) => (
          <li key={windowStartsAt} className="row">
            <span className="grow">
              {t('match.window', {
                day: formatDay(day, 'short'),
                from: formatTime(windowStartsAt, zone),
                until: formatTime(windowEndsAt, zone),
              })}
            </span>
            <b className="semi">
              {t('match.windowCost', { extra: signedMinutes(extraTravelMinutes), technician: name || code })}
            </b>
          </li>
        ))}
      </ol>
    </section>
  )
}
