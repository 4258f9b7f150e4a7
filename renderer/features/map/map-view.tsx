import 'leaflet/dist/leaflet.css'
import L from 'leaflet'
import { useEffect, useRef } from 'react'
import { MapContainer, useMap } from 'react-leaflet'
import type { Box } from '#shared/domain/geometry/polygon.ts'
import type { MapOutlines } from '#shared/queries/map.ts'
import { t } from '../../lib/messages.ts'
import { BasemapView } from './basemap/basemap-view.tsx'
import { ClockedBadges } from './clocked-badges.tsx'
import { fitBox } from './fit-box.ts'
import type { DayVisit } from './drawn-visit.ts'
import { LassoTool } from './lasso-tool.tsx'
import { MapPanes } from './map-panes.tsx'
import { useMapState } from './map-state.ts'
import { MapTools } from './map-tools.tsx'
import { PlacesView } from './points/places-view.tsx'
import { PointsView } from './points/points-view.tsx'
import { SelectedMarks } from './points/selected-marks.tsx'
import { RoutesView } from './routes/routes-view.tsx'
import type { ShownRoute } from './routes/routes-view.tsx'
import { ShapeSprite } from './shape-sprite.tsx'
import type { MapModel } from './use-map-model.ts'

interface MapViewProps {
  readonly model: MapModel
  readonly outlines: MapOutlines | undefined
  readonly onBasemapFailure: (failed: boolean) => void
}

/** The map itself: everything drawn is given from outside; Leaflet pans, zooms and keeps the layers in place. */
export function MapView({ model, outlines, onBasemapFailure }: MapViewProps) {
  const { hiddenLayers, showTerritories, showPlaces } = useMapState()
  return (
    <>
      <ShapeSprite />
      <MapContainer
        className="map-canvas"
        center={[25, 0]}
        zoom={2}
        minZoom={2}
        maxZoom={19}
        zoomSnap={0.5}
        zoomDelta={1}
        wheelPxPerZoomLevel={90}
        zoomControl={false}
        worldCopyJump={false}
        keyboardPanDelta={80}
      >
        <MapSetup />
        <MapPanes>
          <BasemapView
            outlines={outlines}
            hiddenLayers={hiddenLayers}
            showTerritories={showTerritories}
            onFailure={onBasemapFailure}
          />
          {showPlaces && <PlacesView />}
          <Drawn points={model.points} routes={model.shownRoutes} selected={model.loose} ids={model.selectedIds} />
          <ClockedBadges model={model} />
          <LassoTool visits={model.filtered} />
        </MapPanes>
        <FitOnce key={model.day.day} box={model.box} />
        <MapTools box={model.box} />
      </MapContainer>
    </>
  )
}

function Drawn({
  points,
  routes,
  selected,
  ids,
}: {
  readonly points: readonly DayVisit[]
  readonly routes: readonly ShownRoute[]
  readonly selected: readonly DayVisit[]
  readonly ids: ReadonlySet<string>
}) {
  return (
    <>
      <PointsView visits={points} />
      <RoutesView routes={routes} selectedIds={ids} />
      <SelectedMarks visits={selected} />
    </>
  )
}

/** Names the map for screen readers and keeps its size true when panels open and close. */
function MapSetup() {
  const map = useMap()
  useEffect(() => {
    const container = map.getContainer()
    container.setAttribute('role', 'application')
    container.setAttribute('aria-label', t('map.mapLabel'))
    map.attributionControl?.setPrefix(false)
    const observer = new ResizeObserver(() => map.invalidateSize({ pan: false }))
    observer.observe(container)
    const scale = L.control.scale({ imperial: false, position: 'bottomright' }).addTo(map)
    return () => {
      observer.disconnect()
      scale.remove()
    }
  }, [map])
  return null
}

/** Looks at the day once it is known; afterwards the view is the person's. */
function FitOnce({ box }: { readonly box: Box | null }) {
  const map = useMap()
  const fitted = useRef(false)
  useEffect(() => {
    if (fitted.current || !box) return
    fitted.current = true
    fitBox(map, box, false)
  }, [map, box])
  return null
}
