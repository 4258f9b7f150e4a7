import L from 'leaflet'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useMap, useMapEvents } from 'react-leaflet'
import { t } from '../../../lib/messages.ts'
import { selectMany } from '../../../state/selection.ts'
import { pickVisit } from '../pick-visit.ts'
import { lookOf, titleOf } from '../drawn-visit.ts'
import type { DayVisit } from '../drawn-visit.ts'
import { PointIndex, clusterMaxZoom } from './point-index.ts'
import type { DrawnPoint } from './point-index.ts'
import { clusterMark, visitMark } from './point-marks.ts'

interface PointsViewProps {
  /** Visits to draw as points: those that are not stops of a shown route. */
  readonly visits: readonly DayVisit[]
}

/** Visits as clustered, status-shaped marks. Only what is in view is on the page, and only differences are touched. */
export function PointsView({ visits }: PointsViewProps) {
  const map = useMap()
  const index = useMemo(() => new PointIndex(visits), [visits])
  const byId = useMemo(() => new Map(visits.map((each) => [each.visit.visitId, each])), [visits])
  const drawn = useRef(new Map<string, L.Marker>())

  const draw = useCallback(() => {
    const bounds = map.getBounds().pad(0.15)
    const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] as const
    const points = index.within(box, Math.floor(map.getZoom()))
    const keys = new Set(points.map((point) => point.key))
    for (const [key, marker] of drawn.current) {
      if (keys.has(key)) continue
      marker.remove()
      drawn.current.delete(key)
    }
    for (const point of points) {
      if (drawn.current.has(point.key)) continue
      const marker = markerOf(point, byId, index, map)
      marker.addTo(map)
      drawn.current.set(point.key, marker)
    }
  }, [map, index, byId])

  useMapEvents({ moveend: draw })
  useEffect(() => {
    const markers = drawn.current
    draw()
    return () => {
      for (const marker of markers.values()) marker.remove()
      markers.clear()
    }
  }, [draw])

  return null
}

function markerOf(point: DrawnPoint, byId: ReadonlyMap<string, DayVisit>, index: PointIndex, map: L.Map): L.Marker {
  const options = { keyboard: false, riseOnHover: true, pane: 'points' }
  if (point.kind === 'cluster') {
    const title = t('map.clusterTitle', { count: point.count, atRisk: Math.round(point.riskShare * point.count) })
    const marker = L.marker([point.latitude, point.longitude], { ...options, icon: clusterMark(point, title) })
    marker.on('click', () => {
      const zoom = index.expansionZoom(point.clusterId)
      // Visits at one spot never fall apart by zooming: they become the selection, to be told apart in the list.
      if (zoom > clusterMaxZoom && map.getZoom() >= clusterMaxZoom) {
        selectMany('visit', index.visitIdsOf(point.clusterId))
      } else map.setView([point.latitude, point.longitude], Math.min(zoom, clusterMaxZoom + 1))
    })
    return marker
  }
  const found = byId.get(point.visitId) as DayVisit
  const look = lookOf(found.visit)
  const marker = L.marker([point.latitude, point.longitude], {
    ...options,
    icon: visitMark(look, titleOf(found.visit)),
  })
  marker.on('click', ({ originalEvent }) => pickVisit(point.visitId, originalEvent))
  return marker
}
