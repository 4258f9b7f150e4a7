import L from 'leaflet'
import { useEffect } from 'react'
import { useMap } from 'react-leaflet'
import { lookOf, titleOf } from '../drawn-visit.ts'
import type { DayVisit } from '../drawn-visit.ts'
import { pickVisit } from '../pick-visit.ts'
import { visitMark } from './point-marks.ts'

/** Beyond this many the ring around each says nothing any more; the count in the action bar does. */
const maxMarks = 1_000

/** Selected visits stand out on top, also those that a cluster would swallow. */
export function SelectedMarks({ visits }: { readonly visits: readonly DayVisit[] }) {
  const map = useMap()
  useEffect(() => {
    const group = L.layerGroup()
    for (const { visit } of visits.slice(0, maxMarks)) {
      if (!visit.point) continue
      const icon = visitMark(lookOf(visit), titleOf(visit))
      icon.options.className += ' selected'
      L.marker([visit.point.latitude, visit.point.longitude], { icon, keyboard: false, pane: 'selected' })
        .on('click', ({ originalEvent }) => pickVisit(visit.visitId, originalEvent))
        .addTo(group)
    }
    group.addTo(map)
    return () => {
      group.remove()
    }
  }, [map, visits])
  return null
}
