import { formatMinutes } from './format.ts'
import { t } from './messages.ts'

/** What is known of work for one trip. */
export interface BundleFacts {
  readonly count: number
  readonly durationMinutes: number
  readonly savedMinutes: number | null
  readonly meters: number
  /** Null where a person put it together. */
  readonly reason: 'site' | 'near' | null
}

/** What a suggested bundle is called until somebody names it: after its place. */
export function bundlePlaceName(reason: BundleFacts['reason'], address: string | null): string {
  const place = address ?? t('requests.bundleNoAddress')
  return t(reason === 'near' ? 'requests.bundleNear' : 'requests.bundleAtSite', { address: place }).slice(0, 200)
}

/** Why a suggestion belongs together, as it is kept with the bundle. */
export function bundleReason(reason: 'site' | 'near', meters: number): string {
  return t(`requests.bundleReason.${reason}`, { meters })
}

/** How much work it is and what one trip saves, in a few words. */
export function bundleFactsText({ count, durationMinutes, savedMinutes, meters, reason }: BundleFacts): string {
  const facts = [
    t('requests.bundleSize', { count, time: formatMinutes(durationMinutes) }),
    ...(reason === 'near' ? [t('requests.bundleWithin', { meters })] : []),
    ...(savedMinutes ? [t('requests.bundleSaves', { time: formatMinutes(savedMinutes) })] : []),
  ]
  return facts.join(' · ')
}
