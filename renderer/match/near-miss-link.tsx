import type { MatchRefusal } from '#shared/queries/match.ts'
import { formatMinutes, formatTime } from '../lib/format.ts'
import { t } from '../lib/messages.ts'
import { officeZone } from '../lib/office-zone.ts'
import { select } from '../state/selection.ts'
import './match.css'

/** What would have to move so that a visit fits: a link to the visit that would. */
export function NearMissLink({ near }: { readonly near: NonNullable<MatchRefusal['nearMiss']> }) {
  const text = t(near.byMinutes > 0 ? 'match.nearLater' : 'match.nearEarlier', {
    number: String(near.workOrderNumber),
    minutes: formatMinutes(Math.abs(near.byMinutes)),
    more: near.moved - 1,
    time: formatTime(near.startsAt, officeZone()),
  })
  return (
    <button type="button" className="match-near" onClick={() => select('visit', near.visitId)}>
      {text}
    </button>
  )
}
