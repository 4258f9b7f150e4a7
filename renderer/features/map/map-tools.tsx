import L from 'leaflet'
import { useEffect, useRef } from 'react'
import { useMap, useMapEvents } from 'react-leaflet'
import type { Box } from '#shared/domain/geometry/polygon.ts'
import { t } from '../../lib/messages.ts'
import { useActions } from '../../state/actions.ts'
import { Button } from '../../ui/button.tsx'
import { setMapState, useMapState } from './map-state.ts'
import { fitBox } from './fit-box.ts'

/** Zoom, lasso, fit: the buttons over the map, and their keys. */
export function MapTools({ box }: { readonly box: Box | null }) {
  const map = useMap()
  const tool = useMapState((state) => state.tool)
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Clicks on the buttons are not clicks on the map below them.
    if (holder.current) L.DomEvent.disableClickPropagation(holder.current)
  }, [])
  const zoomBy = useZoomBy()
  const toggleLasso = () => setMapState({ tool: tool === 'lasso' ? 'pan' : 'lasso' })
  const fit = () => box && fitBox(map, box)
  useActions('map-tools', [
    { id: 'map.zoomIn', text: t('map.zoomIn'), run: () => zoomBy(1) },
    { id: 'map.zoomOut', text: t('map.zoomOut'), run: () => zoomBy(-1) },
    { id: 'map.lasso', text: t('map.lasso'), keys: 'l', run: toggleLasso },
    { id: 'map.fit', text: t('map.fit'), keys: '0', run: fit },
  ])
  return (
    <div ref={holder} className="map-float map-tools" role="toolbar" aria-label={t('map.tools')}>
      <Button kind="ghost" icon="i-plus" aria-label={t('map.zoomIn')} onClick={() => zoomBy(1)} />
      <Button kind="ghost" icon="i-minus" aria-label={t('map.zoomOut')} onClick={() => zoomBy(-1)} />
      <Button kind="ghost" icon="i-fit" aria-label={t('map.fit')} onClick={fit} disabled={!box} />
      <Button
        kind="ghost"
        icon="i-lasso"
        aria-label={t('map.lasso')}
        aria-pressed={tool === 'lasso'}
        onClick={toggleLasso}
      />
    </div>
  )
}

/** Zooms by whole steps. Leaflet ignores a step while it is still zooming; here quick presses add up. */
function useZoomBy(): (steps: number) => void {
  const map = useMap()
  const wanted = useRef<number | null>(null)
  const goOn = () => {
    if (wanted.current === map.getZoom()) wanted.current = null
    if (wanted.current !== null) map.setZoom(wanted.current)
  }
  useMapEvents({ zoomend: goOn })
  return (steps) => {
    const to = (wanted.current ?? map.getZoom()) + steps
    wanted.current = Math.min(map.getMaxZoom(), Math.max(map.getMinZoom(), to))
    goOn()
  }
}
