import { customFieldsAll } from '#shared/queries/custom-fields.ts'
import { dimensionOfField, groupingTypes, reportDimensions } from '#shared/queries/reports.ts'
import type { ReportDimension } from '#shared/queries/reports.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import { dimensionText } from '../../lib/report-dimension.ts'

interface DimensionSelectProps {
  readonly value: ReportDimension
  readonly onChange: (by: ReportDimension) => void
}

/** By what the numbers are broken down: the program's own dimensions, and custom fields with few values. */
export function DimensionSelect({ value, onChange }: DimensionSelectProps) {
  const fields = (useQueryOf(customFieldsAll, {}).data ?? []).filter(
    ({ active, type }) => active && groupingTypes.includes(type),
  )
  return (
    <label className="row">
      <span className="soft" aria-hidden="true">
        {t('reports.by')}
      </span>
      <select
        className="field"
        aria-label={t('reports.by')}
        value={value}
        onChange={(event) => onChange(event.target.value as ReportDimension)}
      >
        {reportDimensions.map((by) => (
          <option key={by} value={by}>
            {dimensionText(by)}
          </option>
        ))}
        {fields.length > 0 && (
          <optgroup label={t('reports.ownFields')}>
            {fields.map((field) => (
              <option key={field.id} value={dimensionOfField(field)}>
                {t('reports.fieldOf', { field: field.label, subject: t(`customFields.subject.${field.subject}`) })}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </label>
  )
}
