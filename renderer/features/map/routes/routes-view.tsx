import { isWorked } from '#shared/domain/visit/visit-status.ts'
import L from 'leaflet'
import { useEffect, useMemo, useState } from 'react'
import { Polyline, useMap, useMapEvents } from 'react-leaflet'
import type { MapRoute, MapStop } from '#shared/queries/map.ts'
import { formatKm, travelText } from '../travel-text.ts'
import { legSourceText } from '../../../lib/leg-source.ts'
import { t } from '../../../lib/messages.ts'
import { titleOf } from '../drawn-visit.ts'
import { pickVisit } from '../pick-visit.ts'
import { routeLook } from './route-look.ts'
import type { RouteLook } from './route-look.ts'
import { homeMark, legMark, spread, stopMark, stopStateOf } from './route-marks.ts'

/** A route that is shown, with its look. */
export interface ShownRoute {
  readonly route: MapRoute
  readonly slot: number
}

/** Shown routes as lines with numbered stops, homes, and travel on the legs ahead. */
export function RoutesView({
  routes,
  selectedIds,
}: {
  readonly routes: readonly ShownRoute[]
  readonly selectedIds: ReadonlySet<string>
}) {
  return (
    <>
      {routes.map(({ route, slot }) => (
        <RouteLine key={route.technicianId} route={route} look={routeLook(slot)} />
      ))}
      <RouteMarks routes={routes} selectedIds={selectedIds} />
    </>
  )
}

/** What has been driven is dotted, what lies ahead is drawn in the route's dash. */
function RouteLine({ route, look }: { readonly route: MapRoute; readonly look: RouteLook }) {
  const [past, ahead] = useMemo(() => linesOf(route), [route])
  const common = { interactive: false, className: `route-line route-colour-${look.colour}` }
  return (
    <>
      <Polyline
        positions={[...past, ...ahead.slice(past.length > 0 ? 1 : 0)]}
        className="route-under"
        interactive={false}
      />
      {past.length > 1 && <Polyline positions={past} {...common} dashArray="1 6" />}
      {ahead.length > 1 && <Polyline positions={ahead} {...common} {...(look.dash ? { dashArray: look.dash } : {})} />}
    </>
  )
}

/** The way so far (home to the last finished stop) and the way ahead (from there home), as latitudes and longitudes. */
export function linesOf({ home, stops }: MapRoute): [[number, number][], [number, number][]] {
  const line: [number, number][] = home ? [[home.latitude, home.longitude]] : []
  let pastEnd = 0
  for (const stop of stops) {
    if (!stop.point) continue
    line.push([stop.point.latitude, stop.point.longitude])
    if (isWorked(stop.status)) pastEnd = line.length
  }
  if (home && line.length > 1) line.push([home.latitude, home.longitude])
  return pastEnd > 1 ? [line.slice(0, pastEnd), line.slice(pastEnd - 1)] : [[], line]
}

/** A leg's text is only set where the line is longer than the text, and only while the picture is not crowded. */
const minLegPixels = 96
const maxRoutesWithLegTexts = 4

function RouteMarks({
  routes,
  selectedIds,
}: {
  readonly routes: readonly ShownRoute[]
  readonly selectedIds: ReadonlySet<string>
}) {
  const map = useMap()
  const [zoom, setZoom] = useState(map.getZoom())
  useMapEvents({ zoomend: () => setZoom(map.getZoom()) })
  useEffect(() => {
    const group = L.layerGroup()
    const pixelsOf = (point: { latitude: number; longitude: number }): [number, number] => {
      const { x, y } = map.project([point.latitude, point.longitude], zoom)
      return [x, y]
    }
    const numbered = routes.flatMap(({ route, slot }) =>
      route.stops.flatMap((stop, index) =>
        stop.point ? [{ stop, point: stop.point, number: index + 1, look: routeLook(slot), code: route.code }] : [],
      ),
    )
    const moves = spread(numbered.map(({ point }) => pixelsOf(point)))
    numbered.forEach(({ stop, point, number, look, code }, index) => {
      const title = `${t('map.stopOf', { number, code })} · ${titleOf(stop)}`
      const icon = stopMark(number, stopStateOf(stop), look, title, moves[index] ?? [0, 0])
      if (selectedIds.has(stop.visitId)) icon.options.className += ' selected'
      L.marker([point.latitude, point.longitude], { icon, keyboard: false, pane: 'stops', riseOnHover: true })
        .on('click', ({ originalEvent }) => pickVisit(stop.visitId, originalEvent))
        .addTo(group)
    })
    for (const { route, slot } of routes) {
      if (route.home) {
        const icon = homeMark(routeLook(slot), t('map.homeLetter'), t('map.homeOf', { code: route.code }))
        const at: [number, number] = [route.home.latitude, route.home.longitude]
        L.marker(at, { icon, keyboard: false, interactive: true, pane: 'homes' }).addTo(group)
      }
      if (routes.length <= maxRoutesWithLegTexts) addLegTexts(group, route, routeLook(slot), pixelsOf)
    }
    group.addTo(map)
    return () => {
      group.remove()
    }
  }, [map, routes, zoom, selectedIds])
  return null
}

function addLegTexts(
  group: L.LayerGroup,
  route: MapRoute,
  look: RouteLook,
  pixelsOf: (point: { latitude: number; longitude: number }) => [number, number],
): void {
  let from = route.home
  for (const stop of route.stops) {
    const to = stop.point
    if (!to) continue
    if (from && stop.leg && !isWorked(stop.status)) {
      const [ax, ay] = pixelsOf(from)
      const [bx, by] = pixelsOf(to)
      if (Math.hypot(bx - ax, by - ay) >= minLegPixels) {
        // A little before the middle: two legs between the same places would hide each other's text there.
        const at = 0.42
        const place: [number, number] = [
          from.latitude + (to.latitude - from.latitude) * at,
          from.longitude + (to.longitude - from.longitude) * at,
        ]
        const text = legMarkText(stop.leg)
        L.marker(place, { icon: legMark(look, text), keyboard: false, interactive: false, pane: 'legs' }).addTo(group)
      }
    }
    from = to
  }
}

/** A leg on the map: figures, and where they come from; a plain estimate is told below the map. */
function legMarkText(leg: NonNullable<MapStop['leg']>): string {
  const text = travelText(leg.minutes, formatKm(leg.distanceMeters))
  return leg.source === 'straight-line-estimate' && leg.rush === 1 ? text : `${text} · ${legSourceText(leg)}`
}
