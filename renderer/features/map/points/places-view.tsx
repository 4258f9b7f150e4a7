import L from 'leaflet'
import { useEffect, useState } from 'react'
import { useMap, useMapEvents } from 'react-leaflet'
import { mapPlaces } from '#shared/queries/map.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'

type Box = { west: number; south: number; east: number; north: number }

/** All sites in view as plain dots on one canvas, under everything else. */
export function PlacesView() {
  const map = useMap()
  const [box, setBox] = useState<Box>(() => boxOf(map))
  const [canvas] = useState(() => L.canvas({ pane: 'places' }))
  useMapEvents({ moveend: () => setBox(boxOf(map)) })
  const { data } = useQueryOf(mapPlaces, { ...box, limit: 10_000 })
  useEffect(() => {
    const colour = getComputedStyle(map.getContainer()).getPropertyValue('--border-control').trim()
    const group = L.layerGroup()
    for (const { latitude, longitude } of data?.places ?? []) {
      L.circleMarker([latitude, longitude], {
        renderer: canvas,
        radius: 2,
        stroke: false,
        fillColor: colour,
        fillOpacity: 1,
        interactive: false,
      }).addTo(group)
    }
    group.addTo(map)
    return () => {
      group.remove()
    }
  }, [map, canvas, data])
  return null
}

function boxOf(map: L.Map): Box {
  const bounds = map.getBounds().pad(0.2)
  const clamp = (value: number, limit: number) => Math.max(-limit, Math.min(limit, value))
  return {
    west: clamp(bounds.getWest(), 180),
    south: clamp(bounds.getSouth(), 90),
    east: clamp(bounds.getEast(), 180),
    north: clamp(bounds.getNorth(), 90),
  }
}
