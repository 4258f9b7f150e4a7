import { reportNames } from '#shared/queries/reports.ts'
import { t } from '../../lib/messages.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { showReport } from './report-view.ts'
import type { ShownReport } from './report-view.ts'

const choices: readonly ShownReport[] = [...reportNames, 'skillGap']

/** Which report is shown. */
export function ReportChoice({ report }: { readonly report: ShownReport }) {
  return (
    <Segmented
      label={t('reports.kind')}
      value={report}
      options={choices.map((value) => ({ value, text: t(`reports.${value}`) }))}
      onChange={(value) => showReport({ report: value })}
    />
  )
}
