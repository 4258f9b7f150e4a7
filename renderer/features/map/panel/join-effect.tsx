import { useMemo } from 'react'
import { mapJoin } from '#shared/queries/map.ts'
import type { JoinCandidate } from '#shared/queries/map.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { violationText } from '../../../lib/error-text.ts'
import { formatMinutes, formatTime } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
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
  const best = data?.candidates[0]
  if (!waiting || !enabled || !best) return null
  const names = { number: waiting.number, code: best.code, stop: best.stopNumber }
  return (
    <section className="map-join" aria-live="polite">
      <h3 className="label">{t('map.ifJoins', names)}</h3>
      {best.verdict === 'impossible' ? (
        <p className="row risk">
          <Icon name="s-no" />
          {t('map.joinImpossible')}
        </p>
      ) : (
        <JoinFigures candidate={best} zone={zone} />
      )}
      {best.violations.slice(0, 3).map((violation) => (
        <p key={violation.rule} className={violation.severity === 'warns' ? 'warn row' : 'risk row'}>
          <Icon name={violation.severity === 'warns' ? 's-warn' : 's-risk'} />
          {violationText(violation)}
        </p>
      ))}
      {best.verdict !== 'impossible' && (
        <Button
          kind="primary"
          disabled={busy}
          onClick={() => void assign([waiting.visitId], best.technicianId, best.code)}
        >
          {t('map.addToRoute', names)}
        </Button>
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
