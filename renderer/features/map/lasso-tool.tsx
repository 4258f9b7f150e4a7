import { useEffect, useState } from 'react'
import { Polygon, useMap } from 'react-leaflet'
import { isInsideRing } from '#shared/domain/geometry/polygon.ts'
import type { Vertex } from '#shared/domain/geometry/polygon.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'
import { selectMany } from '../../state/selection.ts'
import type { DayVisit } from './drawn-visit.ts'
import { setMapState, useMapState } from './map-state.ts'

/** A drawn line closes into an area once it is longer than a slip of the hand. */
const minCorners = 4

/** Draws a line with the pointer and selects every drawn visit inside. Escape gives up. */
export function LassoTool({ visits }: { readonly visits: readonly DayVisit[] }) {
  const map = useMap()
  const tool = useMapState((state) => state.tool)
  const lasso = useMapState((state) => state.lasso)
  const [drawing, setDrawing] = useState<readonly Vertex[]>([])

  useEffect(() => {
    if (tool !== 'lasso') return
    const container = map.getContainer()
    let corners: Vertex[] | null = null
    map.dragging.disable()
    container.classList.add('lassoing')
    const vertexOf = (event: PointerEvent): Vertex => {
      const { lng, lat } = map.mouseEventToLatLng(event)
      return [lng, lat]
    }
    const down = (event: PointerEvent) => {
      if (event.button !== 0 || !(event.target instanceof Element) || event.target.closest('.map-float')) return
      event.preventDefault()
      corners = [vertexOf(event)]
      setMapState({ lasso: [] })
      container.setPointerCapture(event.pointerId)
    }
    const move = (event: PointerEvent) => {
      if (!corners) return
      corners.push(vertexOf(event))
      setDrawing([...corners])
    }
    const up = () => {
      const ring = corners
      corners = null
      setDrawing([])
      if (!ring || ring.length < minCorners) return
      const inside = visits.filter(
        ({ visit }) => visit.point && isInsideRing([visit.point.longitude, visit.point.latitude], ring),
      )
      selectMany(
        'visit',
        inside.map(({ visit }) => visit.visitId),
      )
      setMapState({ lasso: ring, tool: 'pan', ...(inside.length > 0 ? { tab: 'selection' } : {}) })
      announce({ tone: 'plain', text: t('map.selectedCount', { count: inside.length }) })
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setMapState({ tool: 'pan' })
    }
    container.addEventListener('pointerdown', down)
    container.addEventListener('pointermove', move)
    container.addEventListener('pointerup', up)
    window.addEventListener('keydown', escape)
    return () => {
      container.removeEventListener('pointerdown', down)
      container.removeEventListener('pointermove', move)
      container.removeEventListener('pointerup', up)
      window.removeEventListener('keydown', escape)
      container.classList.remove('lassoing')
      map.dragging.enable()
      setDrawing([])
    }
  }, [map, tool, visits])

  const shown = drawing.length > 1 ? drawing : lasso
  if (shown.length < 2) return null
  return (
    <Polygon
      positions={shown.map(([longitude, latitude]): [number, number] => [latitude, longitude])}
      className="map-lasso"
      interactive={false}
    />
  )
}
