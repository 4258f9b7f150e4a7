import L from 'leaflet'
import type { StatusLook } from '../../../lib/status-look.ts'
import type { DrawnPoint } from './point-index.ts'

const svgNamespace = 'http://www.w3.org/2000/svg'

function svg<K extends keyof SVGElementTagNameMap>(name: K, attributes: Record<string, string | number>) {
  const element = document.createElementNS(svgNamespace, name)
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value))
  return element
}

/** The mark of one visit: its status shape on a small disc. Shapes come from the sprite the map renders. */
export function visitMark(look: StatusLook, title: string): L.DivIcon {
  const holder = document.createElement('span')
  holder.title = title
  const shape = svg('svg', { class: 'shape', viewBox: '0 0 12 12', 'aria-hidden': 'true' })
  shape.append(svg('use', { href: `#map-${look.shape}` }))
  holder.append(shape)
  return L.divIcon({ className: `map-mark ${look.family}`, html: holder, iconSize: [24, 24] })
}

/** The mark of many visits: how many, and an arc as long as the share in danger. */
export function clusterMark(cluster: Extract<DrawnPoint, { kind: 'cluster' }>, title: string): L.DivIcon {
  const { count, riskShare } = cluster
  const radius = count > 99 ? 19 : count > 9 ? 17 : count > 5 ? 15 : 13
  const size = (radius + 4) * 2
  const holder = document.createElement('span')
  holder.title = title
  const drawing = svg('svg', { width: size, height: size, viewBox: `${-size / 2} ${-size / 2} ${size} ${size}` })
  drawing.append(svg('circle', { r: radius, class: 'disc' }))
  if (riskShare > 0) drawing.append(svg('path', { d: arcPath(radius + 2.5, riskShare), class: 'arc' }))
  const text = svg('text', { y: 4, class: 'num' })
  text.textContent = count > 9999 ? `${Math.round(count / 1000)}k` : String(count)
  drawing.append(text)
  holder.append(drawing)
  return L.divIcon({ className: 'map-cluster', html: holder, iconSize: [size, size] })
}

/** An arc of a share (0 to 1) of the circle, clockwise from the top. */
export function arcPath(radius: number, share: number): string {
  if (share >= 0.999)
    return `M0,${-radius}A${radius},${radius} 0 1 1 0,${radius}A${radius},${radius} 0 1 1 0,${-radius}`
  const angle = 2 * Math.PI * share - Math.PI / 2
  const [x, y] = [radius * Math.cos(angle), radius * Math.sin(angle)]
  return `M0,${-radius}A${radius},${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${x.toFixed(2)},${y.toFixed(2)}`
}
