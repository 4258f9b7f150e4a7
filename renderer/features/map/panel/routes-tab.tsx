import { Checkbox } from '@mantine/core'
import { formatMinutes, formatTime } from '../../../lib/format.ts'
import { legSourceText } from '../../../lib/leg-source.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import type { MapRoute, MapStop } from '#shared/queries/map.ts'
import { lookOf } from '../drawn-visit.ts'
import { showRoutes, toggleRoute } from '../map-state.ts'
import { pickVisit } from '../pick-visit.ts'
import { routeLook } from '../routes/route-look.ts'
import { stopStateOf } from '../routes/route-marks.ts'
import { formatKm, travelText } from '../travel-text.ts'
import type { MapModel } from '../use-map-model.ts'

/** A checkbox for each technician's route; the stops of those that are shown. */
export function RoutesTab({ model, zone }: { readonly model: MapModel; readonly zone: string }) {
  const { day, shown } = model
  const withStops = day.routes.filter((route) => route.stops.length > 0)
  const open = withStops.filter((route) => shown.has(route.technicianId))
  const rest = withStops.filter((route) => !shown.has(route.technicianId))
  const idle = day.routes.length - withStops.length
  if (withStops.length === 0) return <p className="map-note">{t('map.noRoutes')}</p>
  return (
    <>
      {open.map((route) => (
        <section
          key={route.technicianId}
          className={`route-colour-${routeLook(shown.get(route.technicianId) ?? 0).colour}`}
        >
          <RouteHead route={route} model={model} />
          <ol aria-label={t('map.stopsOf', { code: route.code })}>
            {route.stops.map((stop, index) => (
              <StopRow key={stop.visitId} stop={stop} number={index + 1} model={model} zone={zone} />
            ))}
          </ol>
          {route.returnLeg && (
            <p className="map-return muted" title={legSourceText(route.returnLeg)}>
              {t('map.wayHome', {
                travel: travelText(route.returnLeg.minutes, formatKm(route.returnLeg.distanceMeters)),
              })}
            </p>
          )}
        </section>
      ))}
      <section>
        <div className="row map-choose">
          <span className="label grow">{t('map.notShown', { count: rest.length })}</span>
          {rest.length > 0 && (
            <Button size="small" kind="ghost" onClick={() => showRoutes(withStops.map((route) => route.technicianId))}>
              {t('map.showAll')}
            </Button>
          )}
          {open.length > 0 && (
            <Button size="small" kind="ghost" onClick={() => showRoutes([])}>
              {t('map.showNone')}
            </Button>
          )}
        </div>
        {rest.map((route) => (
          <RouteHead key={route.technicianId} route={route} model={model} />
        ))}
        {idle > 0 && <p className="muted map-return">{t('map.withoutVisits', { count: idle })}</p>}
      </section>
    </>
  )
}

function RouteHead({ route, model }: { readonly route: MapRoute; readonly model: MapModel }) {
  const slot = model.shown.get(route.technicianId)
  const look = slot === undefined ? null : routeLook(slot)
  return (
    <div className="row map-route-head">
      <Checkbox
        size="xs"
        checked={slot !== undefined}
        onChange={() => toggleRoute(model.shown, route.technicianId)}
        label={
          <span className="row" title={route.name}>
            {look && (
              <svg width="26" height="4" className="route-swatch" aria-hidden="true">
                <line x1="0" y1="2" x2="26" y2="2" strokeDasharray={look.dash} />
              </svg>
            )}
            <b className="semi">{route.code}</b>
          </span>
        }
      />
      <span className="grow" />
      <span className="soft num">
        {t('map.routeSum', {
          stops: route.stops.length,
          travel: travelText(route.total.minutes, formatKm(route.total.distanceMeters)),
        })}
      </span>
    </div>
  )
}

interface StopRowProps {
  readonly stop: MapStop
  readonly number: number
  readonly model: MapModel
  readonly zone: string
}

function StopRow({ stop, number, model, zone }: StopRowProps) {
  const selected = model.selectedIds.has(stop.visitId)
  const travel = stop.leg
    ? travelText(stop.leg.minutes, formatKm(stop.leg.distanceMeters))
    : t(stop.point ? 'map.noTravel' : 'map.notOnMap')
  const late = stop.risk === null ? null : lateText(stop)
  return (
    <li>
      <button
        type="button"
        className="map-stop-row"
        aria-pressed={selected}
        title={[t(lookOf(stop).textKey), stop.leg && t('map.legOf', { travel, source: legSourceText(stop.leg) })]
          .filter(Boolean)
          .join('\n')}
        onClick={(event) => pickVisit(stop.visitId, event)}
      >
        <span className={`number ${stopStateOf(stop)}`}>{number}</span>
        <span className="medium cut">{stop.address ?? stop.title}</span>
        <span className="num soft">{formatTime(stop.startsAt, zone)}</span>
        <small className="cut">{stop.workTypeName ?? stop.title}</small>
        <small className={late ? 'risk semi num' : 'num'}>{late ?? travel}</small>
        <span className="visually-hidden">{t(lookOf(stop).textKey)}</span>
      </button>
    </li>
  )
}

function lateText(stop: MapStop): string {
  return stop.risk === 'runsLate' || stop.risk === 'missesWindow'
    ? t('map.minutesLate', { minutes: formatMinutes(stop.lateMinutes) })
    : t(`risk.${stop.risk}`)
}
