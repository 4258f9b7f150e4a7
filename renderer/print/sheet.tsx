import { memo } from 'react'
import type { ReactNode } from 'react'
import { t } from '#renderer/lib/messages.ts'
import { CodeMark } from './code-mark.tsx'
import type { Measured } from './measure.tsx'
import type { Fragment } from './paginate.ts'
import type { SheetPlan } from './plan-sheets.ts'
import { paragraphsOf } from './text-lines.ts'

interface SheetProps {
  readonly plan: SheetPlan
  /** Number of this sheet in the whole set, from 1. */
  readonly number: number
  readonly total: number
  readonly owner: string
}

/** One side of paper: head with code, body, foot with page numbers. */
export const Sheet = memo(function Sheet({ plan, number, total, owner }: SheetProps) {
  const { part, page, pages, fragments, blocks } = plan
  const compact = page > 1
  return (
    <section className={`sheet ${part.kind}`} aria-label={t('packet.pageOf', { page, pages })}>
      <header className={compact ? 'compact' : undefined}>
        {part.head(compact)}
        <CodeMark {...part.code(page)} />
      </header>
      <div className="body">
        {fragments === null && <p className="blank">{t('packet.blankPage')}</p>}
        {fragments?.map((fragment, at) => {
          const measured = blocks.get(fragment.blockId)!
          const { block } = measured
          return (
            <div
              key={fragment.blockId}
              className={block.kind === 'solid' && block.fill ? 'block fill' : 'block'}
              style={at > 0 ? { marginTop: `${block.gapMm}mm` } : undefined}
            >
              {piece(measured, fragment)}
            </div>
          )
        })}
      </div>
      <footer>
        <span>{owner}</span>
        <span>{part.footNote(page)}</span>
        <span>
          <b>{t('packet.pageOf', { page, pages })}</b> · {t('packet.sheetOf', { sheet: number, sheets: total })}
        </span>
      </footer>
    </section>
  )
})

/** The rows or lines of a block that landed on this page. */
function piece({ block, lines }: Measured, { from, to }: Fragment): ReactNode {
  if (block.kind === 'solid') return block.node
  if (block.kind === 'rows') return block.frame(block.rows.slice(from, to), from > 0)
  const paragraphs = paragraphsOf(block.text)
  const byParagraph = Map.groupBy(lines.slice(from, to), (line) => line.paragraph)
  const body = [...byParagraph].map(([index, shown]) => {
    const paragraph = paragraphs[index]!
    return (
      <p key={index} dir={paragraph.direction}>
        {paragraph.text.slice(shown[0]!.from, shown.at(-1)!.to) || '\u00a0'}
      </p>
    )
  })
  return block.frame(body, from > 0)
}
