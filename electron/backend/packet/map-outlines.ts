import { centreOf, clipRing, thin } from '#shared/domain/print/clip-outline.ts'
import { grown, viewAround } from '#shared/domain/print/map-view.ts'
import type { MapView, Position } from '#shared/domain/print/map-view.ts'
import type { MapPicture } from '#shared/domain/print/packet.ts'
import type { RecordStore } from '../../store/record-store.ts'

interface Shape {
  readonly name: string
  readonly rings: readonly (readonly Position[])[]
  readonly bounds: MapView
}

/** Draws the outlines of the office's map layers and territories under any places. Built once for a whole set. */
export interface Outlines {
  /**
   * A picture that shows the places, at least `minSpanMeters` wide and `aspect` times as wide as high; null without
   * places.
   */
  picture(places: readonly (Position | null)[], minSpanMeters: number, aspect: number): MapPicture | null
}

/** A name is printed only where its shape covers at least this share of the picture. */
const labelShare = 0.04
/** Detail finer than this share of the picture's width is left out. */
const detailShare = 1 / 500

/** Reads the outlines of the office once. */
export function createOutlines(records: RecordStore): Outlines {
  const layers = records.all('mapLayers')
  const shapes: Shape[] = layers.flatMap((layer) =>
    layer.shapes.flatMap((shape) => shapeOf(shape.name, shape.polygons)),
  )
  for (const territory of records.all('territories')) {
    if (territory.boundary) shapes.push(...shapeOf(territory.name, territory.boundary))
  }
  const attribution = [...new Set(layers.flatMap((layer) => layer.attribution ?? []))]
  return {
    picture(places, minSpanMeters, aspect) {
      const view = viewAround(
        places.filter((place) => place !== null),
        minSpanMeters,
        aspect,
      )
      if (!view) return null
      const outlines = shapes.flatMap((shape) => (touches(shape.bounds, view) ? cut(shape, view) : []))
      return { view, outlines, attribution: outlines.length > 0 ? attribution : [] }
    },
  }
}

function shapeOf(name: string, polygons: readonly (readonly Position[][])[]): Shape[] {
  const rings = polygons.flat().filter((ring) => ring.length >= 3)
  if (rings.length === 0) return []
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const [longitude, latitude] of rings.flat()) {
    bounds.west = Math.min(bounds.west, longitude)
    bounds.east = Math.max(bounds.east, longitude)
    bounds.south = Math.min(bounds.south, latitude)
    bounds.north = Math.max(bounds.north, latitude)
  }
  return [{ name, rings, bounds }]
}

function touches(a: MapView, b: MapView): boolean {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north
}

function cut(shape: Shape, view: MapView): MapPicture['outlines'] {
  const width = view.east - view.west
  // Cut outside of the frame, so that the edges along the cut are not seen.
  const frame = grown(view, 0.05)
  const rings = shape.rings
    .map((ring) => thin(clipRing(ring, frame), width * detailShare))
    .filter((ring) => ring.length > 0)
  if (rings.length === 0) return []
  const shown = rings.map((ring) => centreOf(clipRing(ring, view))).filter((centre) => centre !== null)
  const largest = shown.sort((a, b) => b.area - a.area)[0]
  const viewArea = width * (view.north - view.south)
  const labelAt = largest && largest.area >= viewArea * labelShare ? largest.at : null
  return [{ name: shape.name, rings, labelAt }]
}
