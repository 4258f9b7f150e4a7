import L from 'leaflet'
import { useEffect, useRef } from 'react'
import { useMap } from 'react-leaflet'
import { positionAlong } from '#shared/domain/route/position-along.ts'
import type { MapRoute } from '#shared/queries/map.ts'
import { t } from '../../../lib/messages.ts'
import { select } from '../../../state/selection.ts'

/**
 * Every technician with visits where the plan puts them at the instant of the time slider; badges at one place stack. Only positions are touched while the
 * day plays; the marks stay.
 */
export function TechnicianBadges({ routes, clock }: { readonly routes: readonly MapRoute[]; readonly clock: number }) {
  const map = useMap()
  const markers = useRef(new Map<string, L.Marker>())
  useEffect(() => {
    const known = markers.current
    for (const route of routes) known.set(route.technicianId, badgeOf(route))
    return () => {
      for (const marker of known.values()) marker.remove()
      known.clear()
    }
  }, [routes])
  useEffect(() => {
    const stacked = new Map<string, number>()
    for (const route of routes) {
      const marker = markers.current.get(route.technicianId)
      if (!marker) continue
      const position = positionAlong(
        route.home,
        route.stops.map(({ point, startsAt, endsAt, leg }) => ({
          place: point,
          startsAt,
          endsAt,
          travelMinutes: leg?.minutes ?? 0,
        })),
        route.returnLeg?.minutes ?? 0,
        clock,
      )
      if (!position) {
        marker.remove()
        continue
      }
      marker.setLatLng([position.place.latitude, position.place.longitude])
      if (!map.hasLayer(marker)) marker.addTo(map)
      const { latitude, longitude } = position.place
      const spot = `${latitude.toFixed(4)},${longitude.toFixed(4)}`
      const below = stacked.get(spot) ?? 0
      stacked.set(spot, below + 1)
      const element = marker.getElement()
      element?.classList.toggle('at-home', position.doing === 'home')
      element?.style.setProperty('--stack', String(below))
    }
  }, [map, routes, clock])
  return null
}

function badgeOf({ technicianId, code, name }: MapRoute): L.Marker {
  const text = document.createElement('span')
  text.textContent = code
  text.title = t('map.plannedPositionOf', { code, name })
  const icon = L.divIcon({ className: 'map-technician', html: text, iconSize: [0, 0], iconAnchor: [-10, 22] })
  const marker = L.marker([0, 0], { icon, keyboard: false, pane: 'technicians' })
  marker.on('click', () => select('technician', technicianId))
  return marker
}
