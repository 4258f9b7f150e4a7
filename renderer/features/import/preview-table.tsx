import type { z } from 'zod'
import type { importPreview } from '#shared/actions/import.ts'
import type { Mapping } from '#shared/domain/import/mapping.ts'
import { useAppInfo } from '../../api/app-info.ts'
import { formatDateTime } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { Icon } from '../../ui/icons/icon.tsx'
import { fieldLabel, useOwnFields } from './use-own-fields.ts'

type Row = z.output<typeof importPreview.result>['rows'][number]
type Value = Row['values'][number]

const shapes = { taken: 's-done', rejected: 's-miss', later: 's-open' } as const
const tones = { taken: 'good', rejected: 'risk', later: 'idle' } as const

/** Rows of the file as the records they would become, times in the file's zone. */
export function PreviewTable({
  rows,
  mapping: { zone, target },
}: {
  readonly rows: readonly Row[]
  readonly mapping: Mapping
}) {
  const own = useOwnFields()
  const officeZone = useAppInfo()?.officeZone ?? 'UTC'
  const columns = [...new Set(rows.flatMap((row) => row.values.map((value) => value.field)))]
  const used = columns.filter((field) =>
    rows.some((row) => row.values.some((one) => one.field === field && one.value !== null)),
  )
  return (
    <table className="import-preview">
      <thead>
        <tr>
          <th className="num">{t('import.row')}</th>
          <th>
            <span className="visually-hidden">{t('import.outcome')}</span>
          </th>
          {used.map((field) => (
            <th key={field}>{fieldLabel(field, target, own)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.row} className={row.outcome === 'taken' ? undefined : 'left-out'}>
            <td className="num muted">{row.row}</td>
            <td>
              <Icon
                name={shapes[row.outcome]}
                className={tones[row.outcome]}
                label={t(`import.outcome-${row.outcome}`)}
              />
            </td>
            {used.map((field) => {
              const value = row.values.find((one) => one.field === field)
              const text = value ? textOf(value, zone ?? officeZone) : ''
              return (
                <td key={field} className={value?.kind === 'reason' ? 'cut warn' : 'cut'} title={text}>
                  {text}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function textOf({ kind, value }: Value, zone: string): string {
  if (value === null) return ''
  switch (kind) {
    case 'instant':
      return formatDateTime(Number(value), zone)
    case 'minute':
      return `${String(Math.floor(Number(value) / 60)).padStart(2, '0')}:${String(Number(value) % 60).padStart(2, '0')}`
    case 'yes-no':
      return t(value ? 'import.yes' : 'import.no')
    case 'reason':
      return t(`import.reason.${String(value)}`)
    case 'text':
      return String(value)
  }
}
