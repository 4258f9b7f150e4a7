import { useMemo } from 'react'
import { mapJoin } from '#shared/queries/map.ts'
import type { JoinAnswer, JoinCandidate } from '#shared/queries/map.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { violationText } from '../../../lib/error-text.ts'
import { formatMinutes, formatTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { NearMissLink } from '../../../match/near-miss-link.tsx'
import { refusalText } from '../../../match/refusal-text.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import { formatKm } from '../travel-text.ts'
import { useAssign } from '../use-assign.ts'
import type { MapModel } from '../use-map-model.ts'

/** Before → after: what a selected visit that waits does to the best of the shown routes, and the button that does it. */
export function JoinEffect({ model, zone }: { readonly model: MapModel; readonly zone: string }) {
  const [only] = model.selected
  const waiting = model.selected.length === 1 && only?.visit.status === 'toSchedule' ? only.visit : null
  const technicianIds = useMemo(
    () => model.shownRoutes.map(({ route }) => route.technicianId).sort(),
    [model.shownRoutes],
  )
  const enabled = waiting !== null && technicianIds.length > 0
  const { data } = useQueryOf(
    mapJoin,
    { day: model.day.day, visitId: waiting?.visitId ?? '-', technicianIds },
    { enabled, keepPrevious: false },
  )
  const { assign, busy } = useAssign(model.day.day)
  if (!waiting || !enabled || !data) return null
  const [best] = data.candidates
  if (!best) return <NoJoin answer={data} number={waiting.number} />
  const names = { number: waiting.number, code: best.code, stop: best.stopNumber }
  return (
    <section className="map-join" aria-live="polite">
      <h3 className="label">{t('map.ifJoins', names)}</h3>
      <JoinFigures candidate={best} zone={zone} />
      {best.warnings.slice(0, 3).map((violation) => (
        <p key={violation.rule} className="warn row">
          <Icon name="s-warn" />
          {violationText(violation)}
        </p>
      ))}
      <Button
        kind="primary"
        disabled={busy}
        onClick={() => void assign([waiting.visitId], best.technicianId, best.code)}
      >
        {t('map.addToRoute', names)}
      </Button>
    </section>
  )
}

/** That none of the shown routes can take a visit: what stands in the way of the nearest, and what would help. */
function NoJoin({ answer: { refusal, refusals }, number }: { readonly answer: JoinAnswer; readonly number: number }) {
  const [nearest] = refusals
  return (
    <section className="map-join" aria-live="polite">
      <p className="row risk">
        <Icon name="s-no" />
        {refusal ? t('map.joinRefused', { number, reason: violationText(refusal) }) : t('map.joinImpossible')}
      </p>
      {!refusal && nearest && (
        <>
          <p className="soft">
            <b className="semi">{nearest.code}</b> {refusalText(nearest)}
          </p>
          {nearest.nearMiss && <NearMissLink near={nearest.nearMiss} />}
        </>
      )}
    </section>
  )
}

function JoinFigures({ candidate, zone }: { readonly candidate: JoinCandidate; readonly zone: string }) {
  const { before, after, startsAt } = candidate
  return (
    <dl className="map-figures">
      <dt>{t('map.daysTravel')}</dt>
      <dd className="num">{formatMinutes(before.minutes)}</dd>
      <dd className="num semi">{formatMinutes(after.minutes)}</dd>
      <dt>{t('map.distance')}</dt>
      <dd className="num">{formatKm(before.distanceMeters)}</dd>
      <dd className="num semi">{formatKm(after.distanceMeters)}</dd>
      <dt>{t('map.arrives')}</dt>
      <dd />
      <dd className="num semi">{formatTime(startsAt, zone)}</dd>
    </dl>
  )
}
