import type { TravelLeg } from '#shared/domain/travel/travel-leg.ts'
import { formatNumber } from './format.ts'
import { t } from './messages.ts'

/** What is told of a leg besides its figures. */
export type SourcedLeg = Pick<TravelLeg, 'source'> & Partial<Pick<TravelLeg, 'rush'>>

/** Where the figure of a leg comes from: `estimate`, `estimate, rush hour ×1.3`, `OSRM server`. */
export function legSourceText({ source, rush = 1 }: SourcedLeg): string {
  const name = t(`travel.source-${source}`)
  if (rush === 1) return name
  return t(rush > 1 ? 'travel.rushHour' : 'travel.quietHour', { source: name, factor: formatFactor(rush) })
}

/** The sources of several legs, each once: `estimate, OSRM server`. Legs nobody drives name none. */
export function legSourcesText(legs: readonly (SourcedLeg | null)[]): string {
  const driven = legs.flatMap((leg) =>
    leg && leg.source !== 'unknown' && leg.source !== 'same-place' ? leg.source : [],
  )
  const named = [...new Set(driven)].map((source) => t(`travel.source-${source}`))
  return named.join(', ') || t('travel.source-straight-line-estimate')
}

/** `1.3`, `1.25`. */
function formatFactor(factor: number): string {
  return formatNumber(factor, Number.isInteger(Math.round(factor * 100) / 10) ? 1 : 2)
}
