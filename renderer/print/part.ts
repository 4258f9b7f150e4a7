import type { ReactNode } from 'react'
import type { Block } from './block.ts'

/** What identifies one page on paper. */
export interface PageCode {
  /** For the scanner: `fieldboard:WO-4884;v2;p1`. */
  readonly content: string
  /** For people: `WO-4884-v2-p1`. */
  readonly readable: string
}

/** A run of pages that are numbered together: a cover, a packet, or a separator sheet. */
export interface Part {
  readonly id: string
  readonly kind: 'cover' | 'packet' | 'separator'
  /** Entry of the document's outline. */
  readonly name: string
  readonly technicianCode: string
  /** The visit of a packet; null for covers and separators. */
  readonly visitId: string | null
  readonly blocks: readonly Block[]
  readonly head: (compact: boolean) => ReactNode
  /** What to do with the page, in the middle of the foot. */
  readonly footNote: (page: number) => string
  readonly code: (page: number) => PageCode
}
