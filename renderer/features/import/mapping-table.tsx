import { bindColumn, fieldOfColumn, setFormat } from '#shared/domain/import/edit-mapping.ts'
import { fieldsOf } from '#shared/domain/import/fields.ts'
import type { Mapping } from '#shared/domain/import/mapping.ts'
import type { Problem } from '#shared/domain/import/problem.ts'
import { commonTimeFormats, guessTimeFormat } from '#shared/domain/import/time-format.ts'
import { t } from '../../lib/messages.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import { FieldOptions } from './field-options.tsx'
import type { TableInspection } from './import-stage.ts'
import { useOwnFields } from './use-own-fields.ts'

interface MappingTableProps {
  readonly inspection: TableInspection
  readonly mapping: Mapping
  readonly problems: readonly Problem[]
  readonly onMapping: (mapping: Mapping) => void
}

/** One row a column: its name, what stands in it, and the field it feeds. */
export function MappingTable({ inspection, mapping, problems, onMapping }: MappingTableProps) {
  const own = useOwnFields()
  const fields = fieldsOf(mapping.target, own)
  const troubled = new Set(problems.map((problem) => problem.column))
  return (
    <div className="import-scroll">
      <table className="import-mapping">
        <thead>
          <tr>
            <th>{t('import.column')}</th>
            <th>{t('import.samples')}</th>
            <th>{t('import.becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {inspection.columns.map((column, at) => {
            const samples = inspection.sample.map(({ cells }) => cells[at] ?? '')
            const field = fieldOfColumn(mapping, column)
            const kind = fields.find((one) => one.name === field)?.kind
            const format = mapping.bindings.find((binding) => binding.columns.includes(column))?.format ?? null
            const guess = () => guessTimeFormat(samples) ?? null
            return (
              <tr key={column} className={field === null ? 'left-out' : undefined}>
                <th scope="row" className="cut" title={column}>
                  {troubled.has(column) && <Icon name="s-warn" className="warn" label={t('import.hasProblems')} />}
                  {column}
                </th>
                <td className="cut muted" title={tellingSamples(samples).join('\n')}>
                  {tellingSamples(samples).join(' · ')}
                </td>
                <td>
                  <span className="row">
                    <select
                      className="field grow"
                      aria-label={t('import.fieldOf', { column })}
                      value={field ?? ''}
                      onChange={(event) =>
                        onMapping(bindColumn(mapping, column, event.target.value || null, guess(), own))
                      }
                    >
                      <option value="">{t('import.leaveOut')}</option>
                      <FieldOptions fields={fields} />
                    </select>
                    {(kind === 'instant' || kind === 'day') && (
                      <select
                        className="field"
                        aria-label={t('import.formatOf', { column })}
                        value={format ?? ''}
                        onChange={(event) => onMapping(setFormat(mapping, column, event.target.value || null))}
                      >
                        <option value="">{kind === 'day' ? 'YYYY-MM-DD' : 'YYYY-MM-DD HH:mm'}</option>
                        {commonTimeFormats.map((one) => (
                          <option key={one} value={one}>
                            {one}
                          </option>
                        ))}
                      </select>
                    )}
                  </span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** The first three different values that say something. */
function tellingSamples(samples: readonly string[]): string[] {
  return [...new Set(samples.map((sample) => sample.trim()))].filter((sample) => sample !== '').slice(0, 3)
}
