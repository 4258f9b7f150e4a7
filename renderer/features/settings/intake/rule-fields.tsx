import { useId } from 'react'
import { assetCriticalities } from '#shared/domain/asset/asset.ts'
import { customerTiers } from '#shared/domain/customer/customer.ts'
import type { PriorityLine } from '#shared/domain/intake/priority-of.ts'
import { t } from '../../../lib/messages.ts'

export type Conditions = Pick<PriorityLine, 'criticality' | 'issue' | 'tier' | 'safety'>

interface RuleFieldsProps {
  readonly value: Conditions
  readonly issues: readonly string[]
  /** What an empty field means: any, for a rule; none, for a case that is tried. */
  readonly emptyText: string
  readonly onChange: (value: Conditions) => void
}

/** The four things a priority can hang on: danger, issue, equipment, customer. */
export function RuleFields({ value, issues, emptyText, onChange }: RuleFieldsProps) {
  const list = useId()
  const safety = value.safety === null ? '' : String(value.safety)
  return (
    <div className="intake-fields">
      <label>
        <span className="label">{t('intake.dangerField')}</span>
        <select
          className="field"
          value={safety}
          onChange={({ target }) =>
            onChange({ ...value, safety: target.value === '' ? null : target.value === 'true' })
          }
        >
          <option value="">{emptyText}</option>
          <option value="true">{t('intake.danger')}</option>
          <option value="false">{t('intake.noDanger')}</option>
        </select>
      </label>
      <label>
        <span className="label">{t('intake.issueField')}</span>
        <input
          className="field"
          list={list}
          placeholder={emptyText}
          maxLength={300}
          value={value.issue ?? ''}
          onChange={({ target }) => onChange({ ...value, issue: target.value === '' ? null : target.value })}
        />
        <datalist id={list}>
          {issues.map((issue) => (
            <option key={issue} value={issue} />
          ))}
        </datalist>
      </label>
      <label>
        <span className="label">{t('intake.criticalityField')}</span>
        <select
          className="field"
          value={value.criticality ?? ''}
          onChange={({ target }) =>
            onChange({ ...value, criticality: assetCriticalities.find((one) => one === target.value) ?? null })
          }
        >
          <option value="">{emptyText}</option>
          {assetCriticalities.map((criticality) => (
            <option key={criticality} value={criticality}>
              {t('intake.criticalityIs', { criticality })}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="label">{t('intake.tierField')}</span>
        <select
          className="field"
          value={value.tier ?? ''}
          onChange={({ target }) =>
            onChange({ ...value, tier: customerTiers.find((one) => one === target.value) ?? null })
          }
        >
          <option value="">{emptyText}</option>
          {customerTiers.map((tier) => (
            <option key={tier} value={tier}>
              {t('intake.tierIs', { tier })}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
