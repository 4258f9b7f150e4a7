import { flushSync } from 'react-dom'
import type { Root } from 'react-dom/client'
import type { Block } from './block.ts'
import { pxPerMm } from './sheet-geometry.ts'
import type { MeasuredBlock } from './paginate.ts'
import type { Part } from './part.ts'
import { lineStartsOf } from './line-starts.ts'
import { paragraphsOf } from './text-lines.ts'
import type { TextLine } from './text-lines.ts'

/** A block with its heights and, for text, the lines it breaks into. */
export interface Measured {
  readonly block: Block
  readonly heights: MeasuredBlock
  readonly lines: readonly TextLine[]
}

/** Rows that stay together at either end of a split table or text. */
const leastRows = 2

/** Lays every block of every part out once, at the width of the page, and reads its heights. */
export function measureParts(parts: readonly Part[], root: Root, container: HTMLElement): Measured[][] {
  flushSync(() => {
    root.render(
      <div className="measure">
        {parts.map((part) =>
          part.blocks.map((block) => (
            <div key={`${part.id} ${block.id}`} className="block">
              <WholeBlock block={block} />
            </div>
          )),
        )}
      </div>,
    )
  })
  const lineHeight = parseFloat(getComputedStyle(container.querySelector('.measure')!).lineHeight)
  const elements = [...container.querySelectorAll<HTMLElement>('.measure > .block')]
  let at = 0
  return parts.map((part) => part.blocks.map((block) => measure(block, elements[at++]!, lineHeight)))
}

function measure(block: Block, element: HTMLElement, lineHeight: number): Measured {
  const box = element.getBoundingClientRect()
  const common = { id: block.id, gap: block.gapMm * pxPerMm }
  if (block.kind === 'solid') {
    return { block, lines: [], heights: { ...common, head: 0, rows: [box.height], leastRows: 1, keep: true } }
  }
  if (block.kind === 'rows') {
    const tops = [...element.querySelectorAll('[data-row]')].map((row) => row.getBoundingClientRect().top)
    const rows = tops.map((top, row) => (tops[row + 1] ?? box.bottom) - top)
    const head = tops.length > 0 ? tops[0]! - box.top : 0
    return { block, lines: [], heights: { ...common, head, rows, leastRows, keep: block.keep } }
  }
  const paragraphs = [...element.querySelectorAll<HTMLElement>('[data-paragraph]')]
  const lines = paragraphs.flatMap((paragraph, index) => {
    const starts = lineStartsOf(paragraph, lineHeight)
    const length = paragraph.textContent.length
    return starts.map((from, line): TextLine => ({ paragraph: index, from, to: starts[line + 1] ?? length }))
  })
  // Everything of the block that is not lines (title, frame, padding) comes with every piece of it.
  const head = box.height - paragraphs.reduce((sum, paragraph) => sum + paragraph.getBoundingClientRect().height, 0)
  const keep = lines.length <= 8
  return { block, lines, heights: { ...common, head, rows: lines.map(() => lineHeight), leastRows, keep } }
}

/** A block drawn in full, as it is measured. */
function WholeBlock({ block }: { readonly block: Block }) {
  if (block.kind === 'solid') return block.node
  if (block.kind === 'rows') return block.frame(block.rows, false)
  return block.frame(
    paragraphsOf(block.text).map((paragraph, at) => (
      <p key={at} data-paragraph="" dir={paragraph.direction}>
        {paragraph.text || '\u00a0'}
      </p>
    )),
    false,
  )
}
