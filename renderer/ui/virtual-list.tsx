import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import './virtual-list.css'

interface VirtualListProps {
  readonly label: string
  readonly count: number
  /** Height of every line, px. */
  readonly rowHeight: number
  readonly onView: (first: number, last: number) => void
  readonly render: (index: number) => ReactNode
}

/** A plain list of any length that fills its container: only the lines in view exist. */
export function VirtualList({ label, count, rowHeight, onView, render }: VirtualListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  })
  const items = lines.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onView(first, last), [first, last, onView])
  return (
    <div ref={scroller} className="virtual-list">
      <ul aria-label={label} style={{ height: lines.getTotalSize() }}>
        {items.map((item) => (
          <li
            key={item.key}
            aria-setsize={count}
            aria-posinset={item.index + 1}
            style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
          >
            {render(item.index)}
          </li>
        ))}
      </ul>
    </div>
  )
}
