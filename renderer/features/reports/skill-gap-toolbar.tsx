import { reportsSkillGapCsv } from '#shared/actions/reports.ts'
import { t } from '../../lib/messages.ts'
import { Button } from '../../ui/button.tsx'
import { ReportChoice } from './report-choice.tsx'
import { useReportView } from './report-view.ts'
import { useReportFile } from './use-report-file.ts'

const spans = [14, 30, 60, 90, 180, 365]

/** How far ahead certificates are listed; and the report as a file. */
export function SkillGapToolbar({ days }: { readonly days: number }) {
  const { save, busy } = useReportFile()
  return (
    <div className="toolbar report-toolbar" role="toolbar" aria-label={t('app.screenReports')}>
      <ReportChoice report="skillGap" />
      <select
        className="field"
        aria-label={t('reports.gapWithin')}
        value={days}
        onChange={(event) => useReportView.setState({ certificateDays: Number(event.target.value) })}
      >
        {spans.map((count) => (
          <option key={count} value={count}>
            {t('reports.gapDays', { count })}
          </option>
        ))}
      </select>
      <span className="grow" />
      <Button disabled={busy} onClick={() => void save(reportsSkillGapCsv, { days })}>
        {t('reports.csv')}
      </Button>
    </div>
  )
}
