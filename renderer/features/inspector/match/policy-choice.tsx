import { policiesOf, policySettingsOf } from '#shared/domain/policy/policy.ts'
import { settingNames } from '#shared/domain/settings/settings.ts'
import { settingsAll } from '#shared/queries/settings.ts'
import { useQueryOf } from '../../../api/use-query-of.ts'
import { t } from '../../../lib/messages.ts'

/** What the ranking weighs by: the policy in use, or another one to look at. */
export function PolicyChoice({
  value,
  onChange,
}: {
  readonly value: string | null
  readonly onChange: (id: string) => void
}) {
  const stored = useQueryOf(settingsAll, {}).data?.values[settingNames.policies]
  const settings = policySettingsOf(stored)
  return (
    <select
      className="field"
      aria-label={t('match.policy')}
      value={value ?? settings.inUse}
      onChange={(event) => onChange(event.target.value)}
    >
      {policiesOf(settings).map(({ id, name }) => (
        <option key={id} value={id}>
          {name ?? t(`policies.name-${id}`)}
        </option>
      ))}
    </select>
  )
}
