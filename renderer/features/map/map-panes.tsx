import { useState } from 'react'
import type { ReactNode } from 'react'
import { useMap } from 'react-leaflet'

/** What lies over what, lowest first; Leaflet's own lines are at 400. */
const panes = {
  names: 380,
  places: 390,
  points: 450,
  homes: 480,
  legs: 490,
  stops: 500,
  technicians: 520,
  selected: 540,
} as const

/** Makes the panes before anything asks for one. */
export function MapPanes({ children }: { readonly children: ReactNode }) {
  const map = useMap()
  useState(() => {
    for (const [name, zIndex] of Object.entries(panes)) {
      const pane = map.getPane(name) ?? map.createPane(name)
      pane.style.zIndex = String(zIndex)
    }
    return true
  })
  return children
}
