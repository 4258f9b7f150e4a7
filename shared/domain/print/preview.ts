import type { PacketSet } from './packet.ts'
import type { Layout } from './print-options.ts'

/** One sheet, as page navigation names it. */
export interface PreviewPage {
  readonly kind: 'cover' | 'packet' | 'separator'
  /** Name of the cover, packet or separator it belongs to. */
  readonly part: string
  readonly technicianCode: string
  /** Whose packet it is; null for covers and separators. */
  readonly visitId: string | null
  /** 1 for the first page of its part. */
  readonly page: number
  readonly pages: number
}

/**
 * What the print page tells the window that shows it as a preview. The window hands the set in: a frame has no door
 * to the backend of its own.
 */
export type PreviewNews =
  | { readonly type: 'fieldboard.print.waiting' }
  | { readonly type: 'fieldboard.print.drawn'; readonly pages: readonly PreviewPage[] }
  | { readonly type: 'fieldboard.print.failed'; readonly message: string }
  | { readonly type: 'fieldboard.print.at'; readonly page: number }

/** What the window asks of the preview. */
export type PreviewWish =
  | { readonly type: 'fieldboard.print.draw'; readonly set: PacketSet; readonly layout: Layout }
  | { readonly type: 'fieldboard.print.show'; readonly page: number }
  | { readonly type: 'fieldboard.print.zoom'; readonly factor: number }
