import { importRuns } from '#shared/queries/import.ts'
import { useAppInfo } from '../../api/app-info.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { formatDateTime, formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { MessageState } from '../../ui/message-state.tsx'

const counted = ['rowsRead', 'rowsAdded', 'rowsUpdated', 'rowsRejected', 'rowsUngeocoded'] as const

/** Imports that changed something, newest first. */
export function PastImports() {
  const zone = useAppInfo()?.officeZone ?? 'UTC'
  const runs = useQueryOf(importRuns, {}).data?.runs
  if (runs?.length === 0) return <MessageState title={t('import.noRuns')} text={t('import.noRunsText')} />
  return (
    <div className="import-scroll import-past">
      <table>
        <thead>
          <tr>
            <th>{t('import.file')}</th>
            <th>{t('import.mapping')}</th>
            <th>{t('import.when')}</th>
            {counted.map((name) => (
              <th key={name} className="num">
                {t(`import.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs?.map((run) => (
            <tr key={run.id}>
              <th scope="row">{run.fileName}</th>
              <td>{run.mappingName}</td>
              <td className="num nowrap">
                {formatDateTime(run.startedAt, zone)}
                {run.status === 'running' && <span className="warn"> {t('import.notFinished')}</span>}
              </td>
              {counted.map((name) => (
                <td key={name} className="num">
                  {formatNumber(run[name])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
