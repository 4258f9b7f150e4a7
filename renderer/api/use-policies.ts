import { policiesOf, policySettingsOf } from '#shared/domain/policy/policy.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { settingsAll } from '#shared/queries/settings.ts'
import { t } from '../lib/messages.ts'
import { useQueryOf } from './use-query-of.ts'

/** A policy with its name as people read it. */
export interface NamedPolicy {
  readonly id: string
  readonly name: string
}

/** The policies of the office, and which one is in use. */
export function usePolicies(): { readonly inUse: string; readonly policies: readonly NamedPolicy[] } {
  const stored = useQueryOf(settingsAll, {}).data?.values[settingNames.policies]
  const settings = policySettingsOf(stored)
  const policies = policiesOf(settings).map(({ id, name }) => ({ id, name: policyName(id, name) }))
  return { inUse: settings.inUse, policies }
}

/** The name of a policy: its own, or the words for a built-in one, whose name is null. */
export function policyName(id: string, name: string | null): string {
  return name ?? t(`policies.name-${id}`)
}
