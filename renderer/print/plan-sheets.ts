import type { Layout } from '#shared/domain/print/print-options.ts'
import { t } from '#renderer/lib/messages.ts'
import type { Measured } from './measure.tsx'
import { paginate } from './paginate.ts'
import type { Fragment } from './paginate.ts'
import type { Part } from './part.ts'
import { bodyHeightPx } from './sheet-geometry.ts'

/** One side of paper. */
export interface SheetPlan {
  readonly part: Part
  /** 1 for the first page of its part. */
  readonly page: number
  readonly pages: number
  /** Null for a side left blank. */
  readonly fragments: readonly Fragment[] | null
  readonly blocks: ReadonlyMap<string, Measured>
}

/** Puts the measured parts on sheets; for two-sided paper every part starts on a front. */
export function planSheets(
  parts: readonly Part[],
  measured: readonly (readonly Measured[])[],
  layout: Layout,
): SheetPlan[] {
  return parts.flatMap((part, at) => {
    const blocks = measured[at]!
    const byId = new Map(blocks.map((block) => [block.block.id, block]))
    const filled = paginate(
      blocks.map((block) => block.heights),
      (page) => bodyHeightPx(layout.paper, page === 0),
    )
    const sides = layout.twoSided && filled.length % 2 === 1 ? [...filled, null] : filled
    return sides.map((fragments, page) => ({ part, page: page + 1, pages: sides.length, fragments, blocks: byId }))
  })
}

/** The text in the left corner of the foot. */
export function ownerText(organisationName: string): string {
  return t('packet.footOwner', { organisation: organisationName || 'none' })
}
