import type { SuggestedBundleRow } from '#shared/queries/bundles.ts'
import { t } from '../../../lib/messages.ts'
import type { WantedBundles } from '../use-triage.ts'

/** What a suggested bundle is called until somebody names it: after its place. */
export function bundleName({ reason, members }: SuggestedBundleRow): string {
  const address = members[0]?.address ?? t('requests.bundleNoAddress')
  return t(reason === 'site' ? 'requests.bundleAtSite' : 'requests.bundleNear', { address }).slice(0, 200)
}

/** A suggested bundle as accepting wants it. */
export function wantedBundle(suggested: SuggestedBundleRow): WantedBundles[number] {
  const ids = (kind: 'request' | 'workOrder') =>
    suggested.members.filter((member) => member.kind === kind).map(({ id }) => id)
  return {
    name: bundleName(suggested),
    reason: t(`requests.bundleReason.${suggested.reason}`, { meters: suggested.meters }),
    requestIds: ids('request'),
    workOrderIds: ids('workOrder'),
  }
}
