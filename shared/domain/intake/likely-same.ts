import type { Priority } from '../record/priority.ts'
import { comparedText, textLikeness } from '../request/text-likeness.ts'

/** Titles at least this alike, at one place, may be about one thing. */
const alike = 0.5

/** What is open at a place, as far as telling it from a new call goes. */
export interface OpenThing {
  readonly id: string
  readonly title: string
  readonly priority: Priority
  readonly assetId: string | null
  readonly workTypeId: string | null
  readonly category: string | null
}

/** What a call is about so far. */
export interface CallAbout {
  readonly assetId: string | null
  readonly workTypeId: string | null
  readonly category: string | null
  readonly title: string
}

/** Why something open may be the same: the same equipment, the same kind of work, or similar words. */
export type Sameness = 'asset' | 'workType' | 'words'

/**
 * What is open at the place and may be what the caller speaks of, likeliest first: the same equipment before the same
 * work type before similar words. Two different pieces of equipment are never the same thing.
 */
export function likelySame<T extends OpenThing>(
  about: CallAbout,
  open: readonly T[],
): { readonly thing: T; readonly why: Sameness }[] {
  const rank: Readonly<Record<Sameness, number>> = { asset: 0, workType: 1, words: 2 }
  return open
    .flatMap((thing) => {
      const why = whySame(about, thing)
      return why ? [{ thing, why, likeness: likeness(about.title, thing.title) }] : []
    })
    .toSorted((a, b) => rank[a.why] - rank[b.why] || b.likeness - a.likeness)
    .map(({ thing, why }) => ({ thing, why }))
}

/** Likeness of two titles, 0 to 1, slips of the keyboard included; while somebody speaks every word weighs the same. */
function likeness(a: string, b: string): number {
  return textLikeness(comparedText(a), comparedText(b), () => 1)
}

function whySame(about: CallAbout, thing: OpenThing): Sameness | null {
  if (about.assetId !== null && thing.assetId !== null) return about.assetId === thing.assetId ? 'asset' : null
  if (about.workTypeId !== null && about.workTypeId === thing.workTypeId) return 'workType'
  return likeness(about.title, thing.title) >= alike ? 'words' : null
}
