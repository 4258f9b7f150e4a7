import { usePolicies } from '../api/use-policies.ts'
import { t } from '../lib/messages.ts'

/** What the ranking weighs by: the policy in use, or another one to look at. */
export function PolicyChoice({
  value,
  onChange,
}: {
  readonly value: string | null
  readonly onChange: (id: string) => void
}) {
  const { inUse, policies } = usePolicies()
  return (
    <select
      className="field"
      aria-label={t('match.policy')}
      value={value ?? inUse}
      onChange={(event) => onChange(event.target.value)}
    >
      {policies.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
