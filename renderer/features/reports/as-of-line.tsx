import { useState } from 'react'
import type { ReportName } from '#shared/queries/reports.ts'
import { useAppInfo } from '../../api/app-info.ts'
import { formatDateTime } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { Button } from '../../ui/button.tsx'

interface AsOfLineProps {
  readonly report: ReportName
  readonly asOf: { readonly at: number; readonly kind: 'archive' | 'now' }
}

const formulas = {
  sla: 'reports.howSla',
  clocks: 'reports.howClocks',
  backlog: 'reports.howBacklog',
  completed: 'reports.howCompleted',
} as const

/** As of when the report counts, and on demand how. */
export function AsOfLine({ report, asOf }: AsOfLineProps) {
  const [shown, setShown] = useState(false)
  const zone = useAppInfo()?.officeZone ?? 'UTC'
  const at = formatDateTime(asOf.at, zone)
  return (
    <div className="report-as-of">
      <div className="row">
        <h1>{t(`reports.${report}`)}</h1>
        <span className="soft num">
          {t(asOf.kind === 'archive' ? 'reports.asOfArchive' : 'reports.asOfNow', { at })}
        </span>
        <span className="grow" />
        <Button kind="ghost" size="small" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'reports.hideHow' : 'reports.how')}
        </Button>
      </div>
      {shown && <p className="soft">{t(formulas[report])}</p>}
    </div>
  )
}
