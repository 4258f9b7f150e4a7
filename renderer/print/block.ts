import type { ReactNode } from 'react'

interface BlockCommon {
  /** Unique in its part of the document. */
  readonly id: string
  /** Space above, millimetres; none at the top of a page. */
  readonly gapMm: number
}

/** Drawn as a whole, never split. */
export interface SolidBlock extends BlockCommon {
  readonly kind: 'solid'
  readonly node: ReactNode
  /** Takes what is left of its page, if anything is left. */
  readonly fill?: boolean
}

/** Split between rows; title and column heads are drawn again on every page. */
export interface RowsBlock extends BlockCommon {
  readonly kind: 'rows'
  /** Each row carries `data-row` on its outermost element. */
  readonly rows: readonly ReactNode[]
  readonly frame: (rows: readonly ReactNode[], continued: boolean) => ReactNode
  /** Keep on one page while it fits on one. */
  readonly keep: boolean
}

/** Text of any length, split between lines. */
export interface TextBlock extends BlockCommon {
  readonly kind: 'text'
  readonly text: string
  readonly frame: (body: ReactNode, continued: boolean) => ReactNode
}

/** A piece of a document that the paginator places. */
export type Block = SolidBlock | RowsBlock | TextBlock
