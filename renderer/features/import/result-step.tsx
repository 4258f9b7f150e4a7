import { historyUndo } from '#shared/actions/app.ts'
import type { ImportResult } from '#shared/actions/import.ts'
import { useApi } from '../../api/api-context.tsx'
import { saveFile } from '../../api/files.ts'
import { useCommands } from '../../api/use-commands.ts'
import { formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { announce } from '../../state/announcer.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons/icon.tsx'
import { ProblemTable } from './problem-table.tsx'

interface ResultStepProps {
  readonly result: ImportResult
  readonly onAgain: () => void
  readonly onUngeocoded: () => void
}

const counted = ['rowsRead', 'rowsAdded', 'rowsUpdated', 'rowsUnchanged', 'rowsRejected', 'rowsLater'] as const

/** What an import brought, what it left out and why, and the way back. */
export function ResultStep({ result, onAgain, onUngeocoded }: ResultStepProps) {
  const { client } = useApi()
  const { act } = useCommands()
  const ungeocoded = Object.values(result.ungeocoded).reduce((sum, count) => sum + count, 0)
  const columns = counted.filter((name) => name !== 'rowsLater' || result.files.some((file) => file.rowsLater > 0))
  const kept = result.files.reduce((sum, file) => sum + file.fieldsKept, 0)
  const { rejectedFileId } = result
  const undo = async () => {
    const undone = await act(historyUndo, {})
    if (!undone.ok) return
    announce({
      tone: 'plain',
      text: t('app.undone', { what: t(undone.value.summary.key, undone.value.summary.values) }),
    })
    onAgain()
  }
  return (
    <div className="import-result">
      <header className="row">
        <Icon
          name={result.problems.length > 0 ? 's-warn' : 's-done'}
          className={result.problems.length > 0 ? 'warn' : 'good'}
        />
        <h2>
          {result.runId === null
            ? t('import.nothingNew', { name: result.fileName })
            : t('import.finished', { name: result.fileName })}
        </h2>
        <span className="grow" />
        {result.runId !== null && (
          <Button icon="i-undo" onClick={() => void undo()}>
            {t('import.undoImport')}
          </Button>
        )}
        <Button kind="primary" onClick={onAgain}>
          {t('import.chooseAnother')}
        </Button>
      </header>
      <table className="import-counts">
        <thead>
          <tr>
            <th>{t('import.file')}</th>
            {columns.map((name) => (
              <th key={name} className="num">
                {t(`import.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.files.map((file) => (
            <tr key={file.fileName}>
              <th scope="row">
                {file.fileName} <span className="muted">{t(`import.target.${file.target}`)}</span>
              </th>
              {columns.map((name) => (
                <td key={name} className={name === 'rowsRejected' && file[name] > 0 ? 'num risk semi' : 'num'}>
                  {formatNumber(file[name])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="import-notes">
        {kept > 0 && <li>{t('import.fieldsKept', { count: kept })}</li>}
        {ungeocoded > 0 && (
          <li>
            <Icon name="s-warn" className="warn" />
            {t('import.ungeocodedNote', {
              count: ungeocoded,
              reasons: Object.entries(result.ungeocoded)
                .map(([reason, count]) => `${t(`import.reason.${reason}`)} ${formatNumber(count)}`)
                .join(', '),
            })}
            <Button size="small" onClick={onUngeocoded}>
              {t('import.showUngeocoded')}
            </Button>
          </li>
        )}
        {result.newTerritories.length > 0 && result.files.length > 1 && (
          <li>{t('import.newTerritories', { names: result.newTerritories.join(', ') })}</li>
        )}
        {result.plainWorkTypes.length > 0 && (
          <li>
            {t('import.plainWorkTypes', {
              count: result.plainWorkTypes.length,
              names: result.plainWorkTypes.slice(0, 8).join(', '),
            })}
          </li>
        )}
        {result.remarks.map(({ code, count, rows }) => (
          <li key={code}>
            <details>
              <summary>{t(`import.remark.${code}`, { count })}</summary>
              <p className="num muted">
                {t('import.remarkLines', { lines: rows.map((row) => formatNumber(row)).join(', ') })}
                {count > rows.length ? ' …' : ''}
              </p>
            </details>
          </li>
        ))}
        {result.files.some((file) => file.target === 'technicians') && <li>{t('import.weekdaysNote')}</li>}
        {rejectedFileId !== null && (
          <li>
            {t('import.rejectedNote')}
            <Button size="small" onClick={() => void saveFile(client, rejectedFileId)}>
              {t('import.downloadRejected')}
            </Button>
          </li>
        )}
      </ul>
      {result.problems.length > 0 && (
        <div className="import-scroll">
          <ProblemTable problems={result.problems} />
        </div>
      )}
    </div>
  )
}
