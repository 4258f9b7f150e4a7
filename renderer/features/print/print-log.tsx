import { printRunsList } from '#shared/queries/packet.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { errorText } from '../../lib/error-text.ts'
import { formatDateTime, formatDay } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { MessageState } from '../../ui/message-state.tsx'

/** How many codes of technicians a line of the log names before it only counts. */
const codesShown = 3

/** What was printed, newest first: who, when, for whom. */
export function PrintLog({ zone }: { readonly zone: string }) {
  const { data, error } = useQueryOf(printRunsList, { day: null })
  if (error) return <MessageState role="alert" title={t('errors.loadFailed')} text={errorText(error.error)} />
  if (!data) return null
  if (data.length === 0) return <MessageState title={t('print.logEmpty')} text={t('print.logEmptyText')} />
  return (
    <ol className="print-log">
      {data.map((run) => (
        <li key={run.id}>
          <div className="row">
            <b className="semi grow">{formatDateTime(run.printedAt, zone)}</b>
            <span className="soft">{run.printedBy}</span>
          </div>
          <div>{t('print.logLine', { packets: run.packets, pages: run.pages, day: formatDay(run.day, 'medium') })}</div>
          <div className="muted cut" title={run.technicianCodes.join(', ')}>
            {run.technicianCodes.slice(0, codesShown).join(', ')}
            {run.technicianCodes.length > codesShown &&
              ` ${t('print.andMore', { count: run.technicianCodes.length - codesShown })}`}
          </div>
        </li>
      ))}
    </ol>
  )
}
