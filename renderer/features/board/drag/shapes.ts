import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { flushSync } from 'react-dom'
import type { Priority } from '#shared/domain/record/priority.ts'
import { priorityLook } from '../../../lib/status-look.ts'
import type { DrawingName } from '../../../ui/icons/drawings.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'

const drawn = new Map<string, Element>()

/** A status shape as a plain element for the drag layer: drawn by React once, then copied. */
export function shapeOf(name: DrawingName | Priority): Node {
  const drawing = name in priorityLook ? priorityLook[name as Priority].shape : (name as DrawingName)
  let element = drawn.get(drawing)
  if (!element) {
    const holder = document.createElement('span')
    const root = createRoot(holder)
    flushSync(() => root.render(createElement(Icon, { name: drawing })))
    element = holder.firstElementChild!.cloneNode(true) as Element
    root.unmount()
    drawn.set(drawing, element)
  }
  return element.cloneNode(true)
}
