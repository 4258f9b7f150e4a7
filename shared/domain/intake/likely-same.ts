import { byLikelihood, judgeDuplicate } from '../request/duplicates.ts'
import type { ComparedReport, DuplicateJudgement, DuplicateSettings } from '../request/duplicates.ts'
import { comparedText, weightsByRarity } from '../request/text-likeness.ts'

/** What is open at a place, as far as telling it from a new call goes. */
export interface OpenThing {
  readonly id: string
  readonly title: string
  readonly openedAt: number
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
  /** The site that is spoken about; what is open there is of that site. */
  readonly siteId: string | null
  readonly customerId: string | null
  /** Now, UTC ms. */
  readonly at: number
}

/** Why something open may be the same: the same equipment, the same kind of work, or similar words. */
export type Sameness = 'asset' | 'workType' | 'words'

/**
 * What is open at the place and may be what the caller speaks of, likeliest first: whatever `judgeDuplicate` scores as
 * high as the office wants to be warned of, as it would once the call is a request.
 */
export function likelySame<T extends OpenThing>(
  about: CallAbout,
  open: readonly T[],
  settings: DuplicateSettings,
): { readonly thing: T; readonly why: Sameness }[] {
  const here = { siteId: about.siteId, customerId: about.customerId }
  const call = reportOf({ ...about, id: '', openedAt: about.at }, here)
  const reports = open.map((thing) => ({ thing, report: reportOf(thing, here) }))
  const weight = weightsByRarity([call, ...reports.map(({ report }) => report)].map(({ text }) => text))
  return reports
    .map(({ thing, report }) => ({ id: thing.id, thing, judgement: judgeDuplicate(call, report, settings, weight) }))
    .filter(({ judgement }) => judgement.score >= settings.threshold)
    .toSorted(byLikelihood)
    .map(({ thing, judgement }) => ({ thing, why: whyOf(judgement) }))
}

function reportOf(thing: OpenThing, here: Pick<ComparedReport, 'siteId' | 'customerId'>): ComparedReport {
  const { id, openedAt, assetId, workTypeId, category: trade } = thing
  const text = comparedText(thing.title)
  return { id, openedAt, endedAt: null, text, assetId, ...here, address: null, point: null, workTypeId, trade, callers: [], source: '' } // prettier-ignore
}

function whyOf({ place, work }: DuplicateJudgement): Sameness {
  if (place === 'asset') return 'asset'
  return work === 'type' ? 'workType' : 'words'
}
