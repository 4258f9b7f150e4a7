import type { Policy } from '#shared/domain/policy/policy.ts'
import { t } from '../../../lib/messages.ts'

/** What a policy is called: by the office, or in the language of the window. */
export function policyName({ id, name }: Pick<Policy, 'id' | 'name'>): string {
  return name ?? t(`policies.name-${id}`)
}
