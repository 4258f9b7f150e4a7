import { boxOf, labelPointOf } from '#shared/domain/geometry/polygon.ts'
import type { MapOutlines } from '#shared/queries/map.ts'
import { kindOfLayer, toUnitSquare } from './outline-shape.ts'

/** A name on the map, where it belongs and how wide its area is. */
export interface PlaceLabel {
  readonly text: string
  readonly latitude: number
  readonly longitude: number
  /** West to east, degrees of longitude: a name is only shown where its area is wider than the text. */
  readonly widthDegrees: number
  readonly kind: 'area' | 'street' | 'territory'
}

/** Labels of the outlines that are shown. */
export function placeLabels(
  outlines: MapOutlines,
  hidden: ReadonlySet<string>,
  showTerritories: boolean,
): PlaceLabel[] {
  const areas = outlines.layers
    .filter((layer) => !hidden.has(layer.id))
    .flatMap((layer) =>
      layer.shapes.flatMap((shape) => labelOf(shape.name, shape.polygons, labelKind(layer.name)) ?? []),
    )
  const territories = showTerritories
    ? outlines.territories.flatMap(({ name, polygons }) => (polygons && labelOf(name, polygons, 'territory')) || [])
    : []
  // A territory drawn like the area of the same name would say its name twice.
  const named = new Set(areas.map((label) => label.text))
  return [...territories.filter((label) => !named.has(label.text)), ...areas]
}

function labelKind(layerName: string): PlaceLabel['kind'] {
  return kindOfLayer(layerName) === 'street' ? 'street' : 'area'
}

function labelOf(text: string, polygons: [number, number][][][], kind: PlaceLabel['kind']): PlaceLabel | null {
  const at = labelPointOf(polygons)
  const box = boxOf(polygons.flat(2))
  if (!at || !box || !text) return null
  return { text, latitude: at[1], longitude: at[0], widthDegrees: box[2] - box[0], kind }
}

const pixelsPerCharacter = 6.4
const lineHeight = 16
/** Streets are named only where there is room for twice the name; areas as soon as the name fits. */
const room = { territory: 1, area: 1, street: 2 } as const

/** The labels that fit into their areas at a zoom without touching an earlier one (256 × 2^zoom pixels go around the earth). */
export function labelsAt(labels: readonly PlaceLabel[], zoom: number): PlaceLabel[] {
  const world = 256 * 2 ** zoom
  const taken: { readonly x: number; readonly y: number; readonly width: number }[] = []
  return labels.filter((label) => {
    const width = label.text.length * pixelsPerCharacter
    if ((label.widthDegrees / 360) * world < width * room[label.kind]) return false
    const [unitX, unitY] = toUnitSquare(label.longitude, label.latitude)
    const here = { x: unitX * world, y: unitY * world, width: width + 8 }
    const hit = taken.some(
      ({ x, y, width: other }) => Math.abs(x - here.x) < (other + here.width) / 2 && Math.abs(y - here.y) < lineHeight,
    )
    if (!hit) taken.push(here)
    return !hit
  })
}
