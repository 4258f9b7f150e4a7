import { isWorked } from '#shared/domain/visit/visit-status.ts'
import L from 'leaflet'
import type { MapStop } from '#shared/queries/map.ts'
import type { RouteLook } from './route-look.ts'

/** How a stop looks: done ones are outlined, those in danger are a triangle, never told by colour alone. */
export type StopState = 'ahead' | 'done' | 'late'

export function stopStateOf(stop: MapStop): StopState {
  if (isWorked(stop.status)) return 'done'
  return stop.risk === null ? 'ahead' : 'late'
}

/** The numbered mark of a stop, moved by some pixels where another stop lies under it. */
export function stopMark(
  number: number,
  state: StopState,
  look: RouteLook,
  title: string,
  moved: readonly [number, number],
): L.DivIcon {
  const holder = document.createElement('span')
  holder.title = title
  const text = document.createElement('b')
  text.textContent = String(number)
  holder.append(text)
  return L.divIcon({
    className: `map-stop ${state} route-colour-${look.colour}`,
    html: holder,
    iconSize: [24, 24],
    iconAnchor: [12 - moved[0], 12 - moved[1]],
  })
}

/** The mark of a technician's home on a shown route. */
export function homeMark(look: RouteLook, letter: string, title: string): L.DivIcon {
  const holder = document.createElement('span')
  holder.title = title
  holder.textContent = letter
  return L.divIcon({ className: `map-home route-colour-${look.colour}`, html: holder, iconSize: [18, 18] })
}

/** Minutes and kilometres of a leg, on the line. */
export function legMark(look: RouteLook, text: string): L.DivIcon {
  const holder = document.createElement('span')
  holder.textContent = text
  return L.divIcon({ className: `map-leg route-colour-${look.colour}`, html: holder, iconSize: [0, 0] })
}

/** Where stops that lie closer than a mark is wide are moved to, so that every number can be read. */
export function spread(pixels: readonly (readonly [number, number])[]): [number, number][] {
  const put: (readonly [number, number])[] = []
  return pixels.map(([x, y]) => {
    let [dx, dy] = [0, 0]
    // Each pass steps aside of one neighbour; more than eight at one spot stay stacked and open by zooming in.
    for (let pass = 0; pass < 8; pass++) {
      const hit = put.find(([px, py]) => Math.hypot(px - x - dx, py - y - dy) < 19)
      if (!hit) break
      dx = hit[0] - x + 20
      dy = hit[1] - y + 4
    }
    put.push([x + dx, y + dy])
    return [dx, dy]
  })
}
