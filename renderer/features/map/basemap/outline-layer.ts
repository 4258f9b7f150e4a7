import L from 'leaflet'
import { territoryColours } from '#shared/domain/territory/territory.ts'
import { touches } from './outline-shape.ts'
import type { OutlineKind, OutlineRing, OutlineShape } from './outline-shape.ts'

interface Paint {
  readonly fill: string | null
  readonly stroke: string | null
  readonly width: number
}

/** Colours come from the tokens, so that the map follows the theme. */
function paintsOf(element: Element): Record<OutlineKind, Paint> {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    land: { fill: token('--offshift'), stroke: token('--border-strong'), width: 1 },
    county: { fill: null, stroke: token('--border'), width: 1 },
    ground: { fill: token('--surface-1'), stroke: null, width: 0 },
    area: { fill: token('--surface-1'), stroke: token('--border-strong'), width: 1 },
    water: { fill: token('--surface-3'), stroke: token('--border-strong'), width: 1 },
    street: { fill: token('--surface-2'), stroke: token('--border'), width: 1 },
    territory: { fill: null, stroke: token('--border-control'), width: 1.25 },
  }
}

/** The colours an office may give its territories, number 1 first. */
function territoryInks(element: Element): string[] {
  const style = getComputedStyle(element)
  return Array.from({ length: territoryColours }, (_, index) =>
    style.getPropertyValue(`--territory-${index + 1}`).trim(),
  )
}

/** Paints outlines tile by tile on canvas: only what a tile shows, and Leaflet keeps the tiles while panning. */
export class OutlineLayer extends L.GridLayer {
  private shapes: readonly OutlineShape[] = []
  private paints: Record<OutlineKind, Paint> | null = null
  private inks: readonly string[] = []

  constructor(options: L.GridLayerOptions) {
    super({ updateWhenZooming: false, keepBuffer: 1, tileSize: 512, noWrap: true, ...options })
  }

  /** Shows these shapes from now on, later ones over earlier ones. */
  setShapes(shapes: readonly OutlineShape[]): void {
    this.shapes = shapes
    this.repaint()
  }

  /** Reads the colours again: the theme changed. */
  repaint(): void {
    this.paints = null
    // Before the layer is on a map there is nothing to draw again.
    if (this._map) this.redraw()
  }

  protected override createTile(coords: L.Coords): HTMLElement {
    const size = this.getTileSize()
    const canvas = document.createElement('canvas')
    const ratio = window.devicePixelRatio || 1
    canvas.width = size.x * ratio
    canvas.height = size.y * ratio
    const context = canvas.getContext('2d')
    if (!context) return canvas
    if (!this.paints) {
      this.paints = paintsOf(this._map.getContainer())
      this.inks = territoryInks(this._map.getContainer())
    }
    // Leaflet's zoom 0 is one 256 px tile; a 512 px tile of the same coordinates covers twice the width.
    const scale = 256 * 2 ** coords.z
    const [left, top] = [coords.x * size.x, coords.y * size.y]
    const box = [left / scale, top / scale, (left + size.x) / scale, (top + size.y) / scale] as const
    context.scale(ratio, ratio)
    context.lineJoin = 'round'
    for (const shape of this.shapes) {
      if (!touches(shape.box, box)) continue
      const paint = this.paints[shape.kind]
      const rings = shape.rings.filter((ring) => touches(ring.box, box))
      if (rings.length === 0) continue
      const path = pathOf(rings, scale, left, top)
      if (paint.fill) {
        context.fillStyle = paint.fill
        context.fill(path, 'evenodd')
      }
      if (!paint.stroke) continue
      const ink = shape.kind === 'territory' && shape.colour ? this.inks[shape.colour - 1] : undefined
      context.strokeStyle = ink ?? paint.stroke
      context.lineWidth = ink ? 2 : paint.width
      context.stroke(path)
    }
    return canvas
  }
}

function pathOf(rings: readonly OutlineRing[], scale: number, left: number, top: number): Path2D {
  const path = new Path2D()
  for (const { points: ring } of rings) {
    let [lastX, lastY] = [NaN, NaN]
    for (let i = 0; i < ring.length; i += 2) {
      const x = (ring[i] as number) * scale - left
      const y = (ring[i + 1] as number) * scale - top
      // Vertices closer than half a pixel are not seen; skipping them keeps far-out zooms fast.
      if (Math.abs(x - lastX) < 0.5 && Math.abs(y - lastY) < 0.5) continue
      if (i === 0) path.moveTo(x, y)
      else path.lineTo(x, y)
      lastX = x
      lastY = y
    }
    path.closePath()
  }
  return path
}
