import type { SuggestedBundleRow } from '#shared/queries/bundles.ts'
import { bundlePlaceName, bundleReason } from '../../../lib/bundle-text.ts'
import type { WantedBundles } from '../use-triage.ts'

/** What a suggested bundle is called until somebody names it: after its place. */
export function bundleName({ reason, members }: SuggestedBundleRow): string {
  return bundlePlaceName(reason, members[0]?.address ?? null)
}

/** A suggested bundle as accepting wants it. */
export function wantedBundle(suggested: SuggestedBundleRow): WantedBundles[number] {
  const ids = (kind: 'request' | 'workOrder') =>
    suggested.members.filter((member) => member.kind === kind).map(({ id }) => id)
  return {
    name: bundleName(suggested),
    reason: bundleReason(suggested.reason, suggested.meters),
    requestIds: ids('request'),
    workOrderIds: ids('workOrder'),
  }
}
