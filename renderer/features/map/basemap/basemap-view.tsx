import L from 'leaflet'
import { useEffect, useMemo, useState } from 'react'
import { useMap, useMapEvents } from 'react-leaflet'
import type { MapOutlines } from '#shared/queries/map.ts'
import { bundledAttribution, loadBundled } from './bundled-outlines.ts'
import type { BundledFile } from './bundled-outlines.ts'
import { labelsAt, placeLabels } from './place-labels.ts'
import { OutlineLayer } from './outline-layer.ts'
import { kindOfLayer, shapeOf } from './outline-shape.ts'
import type { OutlineShape } from './outline-shape.ts'

interface BasemapViewProps {
  readonly outlines: MapOutlines | undefined
  readonly hiddenLayers: ReadonlySet<string>
  readonly showTerritories: boolean
  readonly onFailure: (failed: boolean) => void
}

/** States and counties of the USA are only read when the view comes near. */
const usaBounds = L.latLngBounds([17, -180], [72, -65])
const countiesFromZoom = 5

/** What lies under the day: bundled outlines, the office's own outlines over them, and names. */
export function BasemapView({ outlines, hiddenLayers, showTerritories, onFailure }: BasemapViewProps) {
  const map = useMap()
  const [layer] = useState(() => new OutlineLayer({ pane: 'tilePane' }))
  const [bundled, setBundled] = useState<Partial<Record<BundledFile, readonly OutlineShape[]>>>({})
  const [nearUsa, setNearUsa] = useState(false)
  const look = () => setNearUsa(map.getZoom() >= countiesFromZoom && usaBounds.intersects(map.getBounds()))
  useMapEvents({ moveend: look, zoomend: look })

  useEffect(() => {
    let here = true
    const wanted: BundledFile[] = nearUsa ? ['countries', 'counties'] : ['countries']
    for (const file of wanted) {
      loadBundled(file).then(
        (shapes) => {
          if (!here) return
          setBundled((before) => ({ ...before, [file]: shapes }))
          onFailure(false)
        },
        () => here && onFailure(true),
      )
    }
    return () => {
      here = false
    }
  }, [nearUsa, onFailure])

  useEffect(() => {
    layer.addTo(map)
    map.attributionControl?.addAttribution(bundledAttribution)
    const observer = new MutationObserver(() => layer.repaint())
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => {
      observer.disconnect()
      map.attributionControl?.removeAttribution(bundledAttribution)
      layer.remove()
    }
  }, [layer, map])

  const own = useMemo(
    () => (outlines ? ownShapes(outlines, hiddenLayers, showTerritories) : []),
    [outlines, hiddenLayers, showTerritories],
  )
  useEffect(() => {
    layer.setShapes([...(bundled.countries ?? []), ...(bundled.counties ?? []), ...own])
  }, [layer, bundled, own])

  useEffect(() => {
    const credits = (outlines?.layers ?? [])
      .filter((one) => !hiddenLayers.has(one.id))
      .flatMap((one) => (one.attribution ? escaped(one.attribution) : []))
    for (const credit of credits) map.attributionControl?.addAttribution(credit)
    return () => {
      for (const credit of credits) map.attributionControl?.removeAttribution(credit)
    }
  }, [map, outlines, hiddenLayers])

  useNames(outlines, hiddenLayers, showTerritories)
  return null
}

/** The office's outlines, what covers the ground first: areas, water, streets, and territories as lines on top. */
function ownShapes(outlines: MapOutlines, hidden: ReadonlySet<string>, showTerritories: boolean): OutlineShape[] {
  const layers = outlines.layers
    .filter((layer) => !hidden.has(layer.id))
    .map((layer) => ({ kind: kindOfLayer(layer.name), shapes: layer.shapes }))
    .sort((a, b) => layerOrder.indexOf(a.kind) - layerOrder.indexOf(b.kind))
    .flatMap(({ kind, shapes }) => shapes.flatMap((shape) => shapeOf(kind, shape.name, shape.polygons) ?? []))
  const territories = (kind: 'ground' | 'territory') =>
    outlines.territories.flatMap(({ name, colour, polygons }) => {
      const shape = polygons && shapeOf(kind, name, polygons)
      return shape ? [{ ...shape, colour }] : []
    })
  return [...territories('ground'), ...layers, ...(showTerritories ? territories('territory') : [])]
}

const layerOrder = ['area', 'water', 'street'] as const

/** Leaflet puts attributions in as markup; text of an imported file must stay text. */
function escaped(text: string): string {
  const holder = document.createElement('span')
  holder.textContent = text
  return holder.innerHTML
}

function useNames(outlines: MapOutlines | undefined, hidden: ReadonlySet<string>, showTerritories: boolean): void {
  const map = useMap()
  const [zoom, setZoom] = useState(map.getZoom())
  useMapEvents({ zoomend: () => setZoom(map.getZoom()) })
  const labels = useMemo(
    () => (outlines ? placeLabels(outlines, hidden, showTerritories) : []),
    [outlines, hidden, showTerritories],
  )
  useEffect(() => {
    const group = L.layerGroup()
    for (const label of labelsAt(labels, zoom)) {
      const text = document.createElement('span')
      text.textContent = label.text
      const icon = L.divIcon({ className: `map-name ${label.kind}`, html: text, iconSize: [0, 0] })
      L.marker([label.latitude, label.longitude], { icon, interactive: false, keyboard: false, pane: 'names' }).addTo(
        group,
      )
    }
    group.addTo(map)
    return () => {
      group.remove()
    }
  }, [map, labels, zoom])
}
