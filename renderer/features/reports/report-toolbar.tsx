import { Menu } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { reportsCsv, reportsPdf } from '#shared/actions/reports.ts'
import { addDays } from '#shared/kernel/zone.ts'
import type { ReportName, ReportScope } from '#shared/queries/reports.ts'
import { formatDay } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'
import { Button } from '../../ui/button.tsx'
import { DimensionSelect } from './dimension-select.tsx'
import { ReportChoice } from './report-choice.tsx'
import { showReport } from './report-view.ts'
import { useReportFile } from './use-report-file.ts'

interface ReportToolbarProps {
  readonly report: ReportName
  readonly scope: ReportScope
  /** The office's today, where the ranges to choose from end. */
  readonly today: string
}

/** Which report, which days, by what; and the report as a file. */
export function ReportToolbar({ report, scope, today }: ReportToolbarProps) {
  const { save, busy } = useReportFile()
  const range = (days: number) => showReport({ range: { from: addDays(today, 1 - days), to: today } })
  return (
    <div className="toolbar report-toolbar" role="toolbar" aria-label={t('app.screenReports')}>
      <ReportChoice report={report} />
      <DatePickerInput
        type="range"
        size="xs"
        aria-label={t('reports.range')}
        placeholder={t('reports.allDays')}
        allowSingleDateInRange
        value={[scope.from, scope.to]}
        onChange={([from, to]) => (from === null || to === null ? null : showReport({ range: { from, to } }))}
        valueFormatter={() =>
          scope.from && scope.to
            ? scope.from === scope.to
              ? formatDay(scope.from, 'medium')
              : `${formatDay(scope.from, 'short')} – ${formatDay(scope.to, 'short')}`
            : t('reports.allDays')
        }
      />
      <Menu position="bottom-start">
        <Menu.Target>
          <Button icon="i-down" aria-label={t('reports.range')} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => range(1)}>{t('app.today')}</Menu.Item>
          <Menu.Item onClick={() => range(7)}>{t('reports.last7')}</Menu.Item>
          <Menu.Item onClick={() => range(28)}>{t('reports.last28')}</Menu.Item>
          <Menu.Item onClick={() => showReport({ range: { from: null, to: null } })}>
            {t('reports.everything')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <DimensionSelect value={scope.by} onChange={(by) => showReport({ by })} />
      <span className="grow" />
      <Button disabled={busy} onClick={() => void save(reportsCsv, { ...scope, report })}>
        {t('reports.csv')}
      </Button>
      <Button icon="i-print" disabled={busy} onClick={() => void save(reportsPdf, { ...scope, report })}>
        {busy ? t('reports.making') : t('reports.pdf')}
      </Button>
    </div>
  )
}
