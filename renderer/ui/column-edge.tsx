import { useRef } from 'react'
import type { PointerEvent } from 'react'

/**
 * The right edge of a heading: dragging it sets the width of its column, a double click lets the column be as wide as
 * there is room. The keyboard sets widths where columns are chosen.
 */
export function ColumnEdge({ onWidth }: { readonly onWidth: (width: number | null) => void }) {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null)
  const end = (event: PointerEvent<HTMLSpanElement>) => {
    start.current = null
    event.currentTarget.releasePointerCapture(event.pointerId)
  }
  return (
    <span
      aria-hidden
      className="column-edge"
      onPointerDown={(event) => {
        const heading = event.currentTarget.parentElement
        if (event.button !== 0 || !heading) return
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = { x: event.clientX, width: heading.getBoundingClientRect().width }
      }}
      onPointerMove={(event) => {
        if (start.current) onWidth(start.current.width + event.clientX - start.current.x)
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => {
        event.stopPropagation()
        onWidth(null)
      }}
    />
  )
}
