import './reports.css'
import { defaultSlaTarget, settingNames } from '#shared/domain/settings/settings.ts'
import { addDays, dayOf } from '#shared/kernel/zone.ts'
import { settingsAll } from '#shared/queries/settings.ts'
import { useAppInfo } from '../../api/app-info.ts'
import { useNow } from '../../api/now.ts'
import { useQueryOf } from '../../api/use-query-of.ts'
import { t } from '../../lib/messages.ts'
import { useActions } from '../../state/actions.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { CostItemsPanel } from './list/cost-items-panel.tsx'
import { ItemsPanel } from './list/items-panel.tsx'
import { ClocksBody } from './clocks-body.tsx'
import { BacklogBody, CompletedBody, SlaBody } from './report-body.tsx'
import { ReportToolbar } from './report-toolbar.tsx'
import { SkillGapToolbar } from './skill-gap-toolbar.tsx'
import { SkillGapBody } from './skill-gap-body.tsx'
import { openNumber, useReportView } from './report-view.ts'

/** How promises were kept, what is open and how old, what was completed; every number opens the list behind it. */
export function ReportsScreen() {
  const info = useAppInfo()
  const now = useNow()
  const { report, certificateDays, range, by, open } = useReportView()
  const target = useQueryOf(settingsAll, {}).data?.values[settingNames.slaTarget]
  useActions('reports', [
    {
      id: 'reports.closeList',
      text: t('reports.closeList'),
      keys: 'escape',
      enabled: !!open,
      run: () => openNumber(null),
    },
  ])
  if (!info) return <SkeletonRows rows={10} label={t('app.loading')} />
  const today = dayOf(now, info.officeZone)
  // An archive lies in the past: the last four weeks would show nothing of it.
  const standard = info.dataAsOf === null ? { from: addDays(today, -27), to: today } : { from: null, to: null }
  const scope = { ...(range ?? standard), by }
  return (
    <div className="report-screen">
      {report === 'skillGap' ? (
        <SkillGapToolbar days={certificateDays} />
      ) : (
        <ReportToolbar report={report} scope={scope} today={today} />
      )}
      <div className="report-columns">
        <div className="report-body">
          {report === 'sla' && (
            <SlaBody scope={scope} target={typeof target === 'number' ? target : defaultSlaTarget} />
          )}
          {report === 'clocks' && (
            <ClocksBody scope={scope} target={typeof target === 'number' ? target : defaultSlaTarget} />
          )}
          {report === 'backlog' && <BacklogBody scope={scope} />}
          {report === 'completed' && <CompletedBody scope={scope} />}
          {report === 'skillGap' && <SkillGapBody days={certificateDays} />}
        </div>
        {open && 'cost' in open && <CostItemsPanel key={JSON.stringify(open)} scope={scope} open={open} />}
        {open && 'measure' in open && report !== 'skillGap' && (
          <ItemsPanel key={JSON.stringify(open)} report={report} scope={scope} open={open} />
        )}
      </div>
    </div>
  )
}
