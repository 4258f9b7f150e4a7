import type { DuplicateCandidate } from '#shared/queries/requests.ts'

/** The question that is being asked before requests are decided; null when none is. */
export type RequestDialog =
  | { readonly kind: 'preview'; readonly ids: readonly string[] }
  | { readonly kind: 'ask'; readonly id: string }
  | { readonly kind: 'reject'; readonly ids: readonly string[] }
  | { readonly kind: 'resolve'; readonly ids: readonly string[] }
  | { readonly kind: 'visitAgain'; readonly id: string; readonly other: DuplicateCandidate }
  | null
