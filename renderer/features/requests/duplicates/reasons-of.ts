import type { DuplicateCandidate } from '#shared/queries/requests.ts'
import { formatMinutes, formatNumber } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'

/** Minutes of a day, for spans told in days as the query has them. */
const dayMinutes = 1_440

/** Why a candidate is offered, in short facts: place, work, words, time, and what speaks against it. */
export function reasonsOf(candidate: DuplicateCandidate): readonly string[] {
  const { place, meters, work, words, daysApart, wasOver, series } = candidate
  const distance = meters === null || place === 'asset' ? null : Math.round(meters)
  const reasons = [
    place === 'near' ? t('requests.placeNear', { meters: formatNumber(distance ?? 0) }) : t(`requests.place.${place}`),
    t(`requests.work.${work}`),
    t('requests.wordsAlike', { percent: Math.round(words * 100) }),
    daysApart * dayMinutes < 1
      ? t('requests.sameMinute')
      : t('requests.timeApart', { time: formatMinutes(daysApart * dayMinutes) }),
  ]
  if ((place === 'caller' || place === 'customer') && distance !== null)
    reasons.splice(1, 0, t('requests.metersApart', { meters: formatNumber(distance) }))
  if (wasOver) reasons.push(t('requests.wasOver'))
  if (series > 0) reasons.push(t('requests.inSeries', { count: series }))
  return reasons
}
