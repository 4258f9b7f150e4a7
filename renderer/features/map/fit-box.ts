import L from 'leaflet'
import type { Box } from '#shared/domain/geometry/polygon.ts'

/** Moves the view to a box with some air around it. */
export function fitBox(map: L.Map, [west, south, east, north]: Box, animate = true): void {
  map.invalidateSize({ pan: false })
  map.fitBounds(L.latLngBounds([south, west], [north, east]), { padding: [28, 28], maxZoom: 15, animate })
}
